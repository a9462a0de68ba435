"""Preparing a session: the list, ready sessions, the agenda, invitations."""

from django.urls import path

from fivefold_web.workshops.views import planning

urlpatterns = [
    path("", planning.listed, name="list"),
    path("new/", planning.new, name="new"),
    path("cards/", planning.from_cards, name="from_cards"),
    path("<int:pk>/prompts/", planning.add_prompt, name="add_prompt"),
]
