"""Addresses of frameworks, definitions, vignettes."""

urlpatterns = []
