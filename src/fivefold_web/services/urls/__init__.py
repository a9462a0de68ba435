"""Addresses of the services strand, below /places/<place>/services/, one module a subject."""

from fivefold_web.services.urls import (
    directory,
    exchange,
    feeds,
    freshness,
    journeys,
    pathways,
    places,
    scenarios,
    seeing,
)

app_name = "services"
urlpatterns = [
    *directory.urlpatterns,
    *seeing.urlpatterns,
    *places.urlpatterns,
    *feeds.urlpatterns,
    *exchange.urlpatterns,
    *freshness.urlpatterns,
    *pathways.urlpatterns,
    *journeys.urlpatterns,
    *scenarios.urlpatterns,
]
guest_urlpatterns = freshness.guest_urlpatterns
open_urlpatterns = feeds.open_urlpatterns
