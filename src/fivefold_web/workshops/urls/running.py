"""Running a session: the facilitator's screen, the projector, the timer, reviewing."""

from django.urls import path

from fivefold_web.workshops.views import running

urlpatterns = [
    path("<int:pk>/", running.run, name="run"),
    path("<int:pk>/sectors/", running.sectors, name="sectors"),
    path("<int:pk>/end/", running.end, name="end"),
    path("prompts/<int:pk>/move/", running.move, name="move"),
]
