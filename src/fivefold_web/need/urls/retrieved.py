"""Addresses of figures that are fetched from their publishers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
