"""Addresses of figures that are fetched from their publishers."""

from django.urls import path

from fivefold_web.need.views import retrieved

urlpatterns = [
    path("sources/", retrieved.sources, name="sources"),
    path("sources/fetch/<str:source>/", retrieved.ask, name="ask"),
    path("sources/<int:pk>/", retrieved.retrieval, name="retrieval"),
    path("sources/<int:pk>/stop/", retrieved.stop, name="stop"),
    path("sources/<int:pk>/go-on/", retrieved.go_on, name="go_on"),
    path("files/<int:pk>/changes/", retrieved.changes, name="changes"),
]
