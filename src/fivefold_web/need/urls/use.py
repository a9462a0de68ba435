"""Addresses of service use against need."""

from django.urls import path

from fivefold_web.need.views import use

urlpatterns = [
    path("use/", use.use, name="use"),
    path("use/template.xlsx", use.template, name="use_template"),
]
