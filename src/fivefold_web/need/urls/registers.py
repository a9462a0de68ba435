"""Addresses of the registers: who holds data, who records parents, the three domains."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
