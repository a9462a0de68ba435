"""Addresses of pathways; their checks have addresses of their own beside those of journeys."""

from django.urls import path

from fivefold_web.services.views import pathway_parts as parts
from fivefold_web.services.views import pathways

urlpatterns = [
    path("pathways/", pathways.listing, name="pathways"),
    path("pathways/new/", pathways.add, name="add_pathway"),
    path("pathways/<int:pk>/", pathways.detail, name="pathway"),
    path("pathways/<int:pk>/change/", pathways.change, name="change_pathway"),
    path("pathways/<int:pk>/copy/", pathways.copy, name="copy_pathway"),
    path("pathways/<int:pk>/archive/", pathways.archive, name="archive_pathway"),
    path("pathways/<int:pk>/bring-back/", pathways.bring_back, name="bring_back_pathway"),
    path("pathways/<int:pk>/groups/", pathways.groups, name="pathway_groups"),
    path("pathways/<int:pk>/picture.<slug:kind>", pathways.picture, name="pathway_picture"),
    path("pathways/<int:pk>/steps/new/", parts.add_step, name="add_step"),
    path("pathways/<int:pk>/steps/<slug:key>/", parts.change_step, name="change_step"),
    path("pathways/<int:pk>/steps/<slug:key>/move/", parts.move_step, name="move_step"),
    path("pathways/<int:pk>/steps/<slug:key>/remove/", parts.remove_step, name="remove_step"),
    path("pathways/<int:pk>/links/new/", parts.add_link, name="add_link"),
    path("pathways/<int:pk>/links/<int:number>/", parts.change_link, name="change_link"),
    path("pathways/<int:pk>/links/<int:number>/remove/", parts.remove_link, name="remove_link"),
]
