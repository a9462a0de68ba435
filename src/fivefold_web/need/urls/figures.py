"""Addresses of indicators, young children, estimates and files."""

from django.urls import path

from fivefold_web.need.views import children, estimate, files, indicator, profile

urlpatterns = [
    path("", profile.home, name="home"),
    path("indicators/<str:code>/", indicator.indicator, name="indicator"),
    path("children/", children.children, name="children"),
    path("estimate/", estimate.estimate, name="estimate"),
    path("files/", files.listing, name="files"),
    path("files/<int:pk>/remove/", files.remove, name="remove"),
    path("upload/", files.upload, name="upload"),
    path("upload/template.xlsx", files.template, name="template"),
    path("upload/<str:key>/", files.preview, name="preview"),
    path("upload/<str:key>/confirm/", files.confirm, name="confirm"),
    path("upload/<str:key>/discard/", files.discard, name="discard"),
]
