"""Addresses of the views over all services: grid, ages, reach, continuum, models, suggestions."""

from django.urls import path

from fivefold_web.services.views import coverage, frameworks, seeing, suggestions

urlpatterns = [
    path("needs/", frameworks.needs, name="needs"),
    path("nest/", frameworks.nest, name="nest"),
    path("nest/use/", frameworks.use_nest, name="use_nest"),
    path("care/", frameworks.care, name="care"),
    path("grid/", coverage.grid, name="grid"),
    path("grid/<slug:level>/<slug:tier>/", coverage.cell, name="cell"),
    path("ages/", seeing.ages, name="ages"),
    path("by-reach/", seeing.by_reach, name="by_reach"),
    path("suggestions/", suggestions.to_place, name="suggestions"),
    path("<int:pk>/suggestions/take/", suggestions.take, name="take_suggestion"),
    path("<int:pk>/suggestions/refuse/", suggestions.refuse, name="refuse_suggestion"),
    path("<int:pk>/suggestions/again/", suggestions.again, name="ask_again"),
    path("continuum/", coverage.continuum, name="continuum"),
]
