"""Addresses of glossary, words, misconceptions, the guide."""

urlpatterns = []
