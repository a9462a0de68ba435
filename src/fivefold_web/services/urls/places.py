"""Addresses of the map, of postcode positions and of reach by foot."""

urlpatterns: list = []
