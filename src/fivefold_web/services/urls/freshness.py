"""Addresses of confirming services; a guest has a link and no account."""

urlpatterns: list = []
guest_urlpatterns: list = []
