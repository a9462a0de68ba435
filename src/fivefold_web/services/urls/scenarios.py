"""Addresses of scenarios, walks and contacts with every family."""

from django.urls import path

from fivefold_web.services.views import contacts, scenarios, walks

urlpatterns = [
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/new/", scenarios.add_story, name="add_scenario"),
    path("scenarios/<slug:slug>/", scenarios.scenario, name="scenario"),
    path("scenarios/<slug:slug>/start/", scenarios.start, name="start_walk"),
    path("scenarios/<slug:slug>/change/", scenarios.change_story, name="change_scenario"),
    path("scenarios/<slug:slug>/services/", scenarios.services, name="scenario_services"),
    path("scenarios/<slug:slug>/areas/", scenarios.areas, name="scenario_areas"),
    path("scenarios/<slug:slug>/storyboard/", walks.storyboard, name="scenario_storyboard"),
    path("walks/<int:pk>/", walks.walked, name="walk"),
    path("walks/<int:pk>/finish/", walks.finish, name="finish_walk"),
    path("walks/<int:pk>/compare/", walks.compare, name="compare_walk"),
    path("walks/<int:pk>/<slug:step>/", walks.judge, name="judge"),
    path("walks/<int:pk>/<slug:step>/services/", walks.judge_services, name="judge_services"),
    path("contacts/", contacts.schedule, name="schedule"),
    path("contacts/new/", contacts.add_contact, name="add_contact"),
    path("contacts/own/<int:pk>/", contacts.own_contact, name="own_contact"),
    path("contacts/<slug:key>/", contacts.contact, name="contact"),
]
