"""The way in for participants, below /join/."""

from django.urls import path

from fivefold_web.workshops.views import participant

urlpatterns = [
    path("", participant.join, name="join"),
    path("<slug:code>/", participant.room, name="room"),
    path("<slug:code>/state/", participant.state, name="state"),
    path("<slug:code>/screens/", participant.screens, name="screens"),
    path("<slug:code>/arrive/", participant.arrive, name="arrive"),
    path("<slug:code>/answer/", participant.answer, name="answer"),
]
