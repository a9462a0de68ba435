"""Addresses of the need strand, one module a subject."""

from fivefold_web.need.urls import areas, charts, contacts, figures, registers, releases, retrieved, use

app_name = "need"
urlpatterns = [
    *figures.urlpatterns,
    *charts.urlpatterns,
    *areas.urlpatterns,
    *contacts.urlpatterns,
    *use.urlpatterns,
    *registers.urlpatterns,
    *releases.urlpatterns,
    *retrieved.urlpatterns,
]
