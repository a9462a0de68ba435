"""Addresses of charts and their downloads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
