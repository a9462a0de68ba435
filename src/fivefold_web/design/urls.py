"""Addresses of the design system."""

from django.urls import path

from fivefold_web.design import views

urlpatterns = [
    path("gallery", views.gallery, name="gallery"),
    path("about/<slug:subject>/", views.about, name="about"),
]
