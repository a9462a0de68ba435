"""Addresses of sessions: for members inside a place, for hosts of groups by link, for participants at /join/."""

from fivefold_web.workshops.urls import (
    boards,
    groups,
    participant,
    planning,
    records,
    results,
    running,
    sorting,
    together,
)

app_name = "workshops"
urlpatterns = [
    *boards.urlpatterns,
    *groups.urlpatterns,
    *planning.urlpatterns,
    *records.urlpatterns,
    *results.urlpatterns,
    *running.urlpatterns,
    *sorting.urlpatterns,
    *together.urlpatterns,
]
guest_urlpatterns = groups.guest_urlpatterns
public_urlpatterns = participant.urlpatterns
