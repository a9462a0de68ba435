"""Addresses of search, pages of the toolkit, how it is honoured."""

from django.urls import path

from fivefold_web.library.views import pages, search

urlpatterns = [
    path("search/", search.search, name="search"),
    path("pages/", pages.pages, name="pages"),
    path("pages/elsewhere/", pages.elsewhere, name="elsewhere"),
    path("pages/<int:number>/", pages.page, name="page"),
]
