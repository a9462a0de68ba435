"""Addresses of the checks of pathways, and of fictional journeys."""

from django.urls import path, re_path

from fivefold_web.services.views import journeys, pathway_checks

urlpatterns = [
    path("pathways/checks/", pathway_checks.pathway_checks, name="pathway_checks"),
    path("pathways/checks/table/", pathway_checks.table, name="pathway_checks_table"),
    path("journeys/", journeys.journeys, name="journeys"),
    path("journeys/new/", journeys.new, name="journey_new"),
    path("journeys/<int:pk>/", journeys.journey, name="journey"),
    path("journeys/<int:pk>/change/", journeys.change, name="journey_change"),
    path("journeys/<int:pk>/remove/", journeys.remove, name="journey_remove"),
    path("journeys/<int:pk>/compare/", journeys.compare, name="journey_compare"),
    path("journeys/<int:pk>/storyboard/", journeys.storyboard, name="storyboard"),
    re_path(r"^journeys/(?P<pk>\d+)/storyboard\.(?P<kind>svg|png|csv)$", journeys.download, name="storyboard_file"),
    path("journeys/<int:pk>/steps/new/", journeys.add_step, name="journey_step_new"),
    path("journeys/<int:pk>/steps/<int:step>/", journeys.change_step, name="journey_step"),
    path("journeys/<int:pk>/steps/<int:step>/answer/", journeys.answer, name="journey_answer"),
    path("journeys/<int:pk>/steps/<int:step>/remove/", journeys.remove_step, name="journey_step_remove"),
    re_path(
        r"^journeys/(?P<pk>\d+)/steps/(?P<step>\d+)/(?P<way>earlier|later)/$", journeys.move, name="journey_step_move"
    ),
]  # fmt: skip
