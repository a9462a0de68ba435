"""Addresses of pathways and their checks."""

urlpatterns: list = []
