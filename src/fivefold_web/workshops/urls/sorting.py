"""Sorting answers into themes, and words into decisions."""

from django.urls import path

from fivefold_web.workshops.views import sorting

urlpatterns = [
    path("prompts/<int:pk>/themes/", sorting.themes, name="themes"),
    path("themes/<int:pk>/merge/", sorting.merge, name="merge"),
    path("themes/<int:pk>/take-out/", sorting.take_out, name="take_out"),
]
