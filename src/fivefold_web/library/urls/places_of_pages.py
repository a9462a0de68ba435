"""Addresses of search, pages of the toolkit, how it is honoured."""

urlpatterns = []
