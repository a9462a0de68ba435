"""Addresses of the need strand, one module a subject."""

from fivefold_web.need.urls import (
    areas,
    charts,
    contacts,
    figures,
    profile,
    registers,
    releases,
    retrieved,
    studies,
    use,
)

app_name = "need"
urlpatterns = [
    *figures.urlpatterns,
    *profile.urlpatterns,
    *charts.urlpatterns,
    *areas.urlpatterns,
    *contacts.urlpatterns,
    *use.urlpatterns,
    *studies.urlpatterns,
    *registers.urlpatterns,
    *releases.urlpatterns,
    *retrieved.urlpatterns,
]
