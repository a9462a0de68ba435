"""Addresses of feeds, of pairs that may be one service, and of the feed that the place publishes."""

urlpatterns: list = []
open_urlpatterns: list = []
