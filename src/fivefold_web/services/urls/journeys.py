"""Addresses of fictional journeys."""

urlpatterns: list = []
