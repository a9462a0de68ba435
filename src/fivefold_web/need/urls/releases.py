"""Addresses of releases from the secure side."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
