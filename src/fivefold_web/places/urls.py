"""Addresses of places, their people and invitations."""

from django.urls import path

from fivefold_web.places import views

app_name = "places"
urlpatterns = [
    path("places/new/", views.new, name="new"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("places/<slug:place>/partnership/", views.detail, name="detail"),
    path("places/<slug:place>/partnership/change/", views.change, name="change"),
    path("places/<slug:place>/partnership/safeguarding/", views.safeguarding, name="safeguarding"),
    path("places/<slug:place>/partnership/areas/", views.areas, name="areas"),
    path(
        "places/<slug:place>/partnership/organisations/new/", views.new_organisation, name="new_organisation"
    ),
    path("places/<slug:place>/partnership/invite/", views.invite, name="invite"),
    path("places/<slug:place>/partnership/invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("places/<slug:place>/partnership/members/<int:pk>/role/", views.role, name="role"),
    path("places/<slug:place>/partnership/members/<int:pk>/remove/", views.remove, name="remove"),
    path("places/<slug:place>/partnership/record/", views.writes, name="record"),
]
