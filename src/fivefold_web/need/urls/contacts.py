"""Addresses of universal contacts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
