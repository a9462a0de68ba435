"""Addresses of services, one by one."""

from django.urls import path

from fivefold_web.services.views import directory, given_at, tags

urlpatterns = [
    path("", directory.listing, name="list"),
    path("new/", directory.add, name="add"),
    path("<int:pk>/", directory.detail, name="detail"),
    path("<int:pk>/change/", directory.change, name="change"),
    path("<int:pk>/archive/", directory.archive, name="archive"),
    path("<int:pk>/bring-back/", directory.bring_back, name="bring_back"),
    path("<int:pk>/at/new/", given_at.add_place, name="add_place"),
    path("<int:pk>/at/<int:position>/", given_at.change_place, name="change_place"),
    path("<int:pk>/at/<int:position>/take-away/", given_at.drop_place, name="drop_place"),
    path("<int:pk>/tags/", tags.tags, name="tags"),
    path("<int:pk>/tags/factor/", tags.add_factor, name="tag_factor"),
    path("<int:pk>/tags/intervention/", tags.add_intervention, name="tag_intervention"),
    path("<int:pk>/tags/take-away/", tags.take_away, name="untag"),
]
