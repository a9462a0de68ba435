"""Addresses of the views over all services: grid, continuum, need groups, NEST, nurturing care."""

from django.urls import path

from fivefold_web.services.views import coverage, frameworks

urlpatterns = [
    path("needs/", frameworks.needs, name="needs"),
    path("nest/", frameworks.nest, name="nest"),
    path("nest/use/", frameworks.use_nest, name="use_nest"),
    path("care/", frameworks.care, name="care"),
    path("grid/", coverage.grid, name="grid"),
    path("continuum/", coverage.continuum, name="continuum"),
]
