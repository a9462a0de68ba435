"""What came out, in pictures with their tables."""

from django.urls import path

from fivefold_web.workshops.views import results

urlpatterns = [
    path("<int:pk>/results/", results.results, name="results"),
]
