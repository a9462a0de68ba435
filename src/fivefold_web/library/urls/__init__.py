"""Addresses of the library, one module a shelf."""

from fivefold_web.library.urls import frameworks, levels, places_of_pages, shelf, words

app_name = "library"
urlpatterns = [
    *levels.urlpatterns,
    *frameworks.urlpatterns,
    *shelf.urlpatterns,
    *words.urlpatterns,
    *places_of_pages.urlpatterns,
]
