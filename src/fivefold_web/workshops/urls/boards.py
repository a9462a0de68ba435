"""Boards of invented cases."""

from django.urls import path

from fivefold_web.workshops.views import boards

urlpatterns = [
    path("cases/", boards.cases, name="cases"),
    path("cases/open/", boards.open_board, name="open_board"),
    path("cases/gaps/", boards.sharing_gaps, name="sharing_gaps"),
    path("cases/<int:pk>/", boards.board, name="board"),
    path("cases/<int:pk>/add/", boards.add_cause, name="add_cause"),
    path("cases/<int:pk>/mark/", boards.mark_sharing, name="mark_sharing"),
    path("cases/<int:pk>/reveal/", boards.reveal, name="reveal"),
    path("cases/causes/<int:pk>/", boards.cause, name="cause"),
    path("cases/causes/<int:pk>/remove/", boards.remove_cause, name="remove_cause"),
    path("cases/sharing/<int:pk>/remove/", boards.remove_sharing, name="remove_sharing"),
]
