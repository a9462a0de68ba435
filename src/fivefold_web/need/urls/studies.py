"""Addresses of studies of prevalence."""

from django.urls import path

from fivefold_web.need.views import studies

urlpatterns = [
    path("estimate/studies/new/", studies.new_study, name="new_study"),
    path("estimate/studies/<int:pk>/", studies.study, name="study"),
    path("estimate/studies/<int:pk>/out/", studies.withdraw, name="withdraw_study"),
]
