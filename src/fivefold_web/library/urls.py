"""Addresses of the library."""

from django.urls import path

from fivefold_web.library import views

app_name = "library"
urlpatterns = [
    path("", views.explorer, name="explorer"),
    path("levels/<slug:level>/", views.level, name="level"),
    path("factors/", views.factors, name="factors"),
    path("factors/<slug:factor>/", views.factor, name="factor"),
]
