"""Running a session: the facilitator's screen, the projector, the timer, reviewing."""

from django.urls import path

from fivefold_web.workshops.views import reviewing, running

urlpatterns = [
    path("<int:pk>/", running.run, name="run"),
    path("<int:pk>/screen/", running.screen, name="screen"),
    path("<int:pk>/timer/", running.timer, name="timer"),
    path("<int:pk>/prompts/now/", running.prompt_now, name="prompt_now"),
    path("<int:pk>/sectors/", running.sectors, name="sectors"),
    path("<int:pk>/sectors/ask/", running.ask_sectors, name="ask_sectors"),
    path("<int:pk>/end/", running.end, name="end"),
    path("prompts/<int:pk>/move/", running.move, name="move"),
    path("prompts/<int:pk>/look/", running.look, name="look"),
    path("prompts/<int:pk>/on-screen/", running.on_screen, name="on_screen"),
    path("prompts/<int:pk>/review/", reviewing.review, name="review"),
]
