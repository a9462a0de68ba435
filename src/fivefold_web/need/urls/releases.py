"""Addresses of releases from the secure side."""

from django.urls import path

from fivefold_web.need.views import faced, releases

urlpatterns = [
    path("faced/", faced.overview, name="faced"),
    path("faced/areas/", faced.areas, name="faced_areas"),
    path("faced/groups/", faced.groups, name="faced_groups"),
    path("faced/together/", faced.together, name="faced_together"),
    path("faced/protective/", faced.protective, name="faced_protective"),
    path("faced/made/", faced.made, name="faced_made"),
    path("faced/tables/<slug:which>/", faced.table, name="faced_table"),
    path("releases/", releases.listing, name="releases"),
    path("releases/new/", releases.upload, name="release_upload"),
    path("releases/<int:pk>/remove/", releases.remove, name="release_remove"),
    path("keys/", releases.keys, name="keys"),
    path("keys/new/", releases.trust, name="key_trust"),
    path("keys/<int:pk>/withdraw/", releases.withdraw, name="key_withdraw"),
]
