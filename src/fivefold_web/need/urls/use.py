"""Addresses of service use against need."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
