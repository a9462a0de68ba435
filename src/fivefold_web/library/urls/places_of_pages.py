"""Addresses of search, pages of the toolkit, how it is honoured."""

from django.urls import path

from fivefold_web.library.views import pages, requirements, search

urlpatterns = [
    path("search/", search.search, name="search"),
    path("pages/", pages.pages, name="pages"),
    path("pages/elsewhere/", pages.elsewhere, name="elsewhere"),
    path("pages/<int:number>/", pages.page, name="page"),
    path("requirements/", requirements.requirements, name="requirements"),
    path("requirements/rows/", requirements.coverage, name="coverage"),
    path("requirements/rows.csv", requirements.coverage_file, name="coverage_file"),
    path("notes/", requirements.notes, name="notes"),
    path("editions/", requirements.editions, name="editions"),
]
