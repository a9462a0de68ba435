"""Addresses of diagrams."""

urlpatterns = []
