"""Preparing a session: the list, ready sessions, the agenda, invitations."""

from django.urls import path

from fivefold_web.workshops.views import agenda, inviting, planning, ready

urlpatterns = [
    path("", planning.listed, name="list"),
    path("new/", planning.new, name="new"),
    path("cards/", planning.from_cards, name="from_cards"),
    path("ready/", ready.ready_sessions, name="ready"),
    path("ready/<slug:slug>/", ready.ready_session, name="ready_session"),
    path("<int:pk>/prompts/", planning.add_prompt, name="add_prompt"),
    path("<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("<int:pk>/agenda/settings/", agenda.settings, name="settings"),
    path("<int:pk>/agenda/order/", agenda.order, name="order"),
    path("<int:pk>/agenda/toolkit/", agenda.from_toolkit, name="from_toolkit"),
    path("<int:pk>/agenda/own/", agenda.own_item, name="own_item"),
    path("<int:pk>/copy/", ready.copy, name="copy"),
    path("<int:pk>/alone/", inviting.alone, name="alone"),
    path("<int:pk>/alone/invite/", inviting.invite, name="invite"),
    path("<int:pk>/alone/remind/", inviting.remind, name="remind"),
    path("<int:pk>/alone/close/", inviting.close, name="close_alone"),
    path("prompts/<int:pk>/edit/", agenda.edit_item, name="edit_item"),
    path("prompts/<int:pk>/step/", agenda.step, name="step_item"),
    path("prompts/<int:pk>/remove/", agenda.remove, name="remove_item"),
]
