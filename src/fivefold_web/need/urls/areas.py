"""Addresses of small areas, own areas and maps."""

from django.urls import path

from fivefold_web.need.views import areas, charts, children, own_areas

urlpatterns = [
    path("areas/", areas.areas, name="areas"),
    path("upload/births.xlsx", children.births_template, name="births-template"),
    path("areas/own/new/", own_areas.new, name="own-area-new"),
    path("areas/own/<int:pk>/", own_areas.own_area, name="own-area"),
    path("areas/own/<int:pk>/change/", own_areas.change, name="own-area-change"),
    path("areas/own/<int:pk>/remove/", own_areas.remove, name="own-area-remove"),
]
charts.PICTURES |= {"areas": areas.offered, "own-area": own_areas.offered, "children": children.offered}
charts.PICTURES["children-months"] = children.offered_months
