"""Addresses of scenarios, walks and contacts with every family."""

from django.urls import path

from fivefold_web.services.views import scenarios

urlpatterns = [
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/<slug:slug>/", scenarios.scenario, name="scenario"),
    path("scenarios/<slug:slug>/start/", scenarios.start, name="start_walk"),
    path("walks/<int:pk>/", scenarios.walked, name="walk"),
    path("walks/<int:pk>/finish/", scenarios.finish, name="finish_walk"),
    path("walks/<int:pk>/<slug:step>/", scenarios.judge, name="judge"),
    path("contacts/", scenarios.schedule, name="schedule"),
    path("contacts/new/", scenarios.add_contact, name="add_contact"),
    path("contacts/own/<int:pk>/", scenarios.own_contact, name="own_contact"),
    path("contacts/<slug:key>/", scenarios.contact, name="contact"),
]
