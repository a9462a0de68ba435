"""Addresses of the levels and factors."""

from django.urls import path

from fivefold_web.library.views import levels

urlpatterns = [
    path("", levels.explorer, name="explorer"),
    path("levels/<slug:level>/", levels.level, name="level"),
    path("factors/", levels.factors, name="factors"),
    path("factors/<slug:factor>/", levels.factor, name="factor"),
    path("factors/<slug:factor>/relevance/", levels.say_relevance, name="say_relevance"),
    path("factors/<slug:factor>/link/", levels.link_factor, name="link_factor"),
    path("factors/<slug:factor>/unlink/", levels.unlink_factor, name="unlink_factor"),
]
