"""Addresses of small areas, own areas and maps."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
