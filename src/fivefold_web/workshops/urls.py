"""Addresses of sessions: for facilitators inside a place, for participants at /join/."""

from django.urls import path

from fivefold_web.workshops.views import boards, facilitator, participant

app_name = "workshops"
urlpatterns = [
    path("", facilitator.listed, name="list"),
    path("new/", facilitator.new, name="new"),
    path("cards/", facilitator.from_cards, name="from_cards"),
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
    path("<int:pk>/", facilitator.run, name="run"),
    path("<int:pk>/prompts/", facilitator.add_prompt, name="add_prompt"),
    path("<int:pk>/agreed/", facilitator.agree, name="agree"),
    path("<int:pk>/sectors/", facilitator.sectors, name="sectors"),
    path("<int:pk>/end/", facilitator.end, name="end"),
    path("<int:pk>/record/", facilitator.whole_record, name="record"),
    path("prompts/<int:pk>/move/", facilitator.move, name="move"),
    path("prompts/<int:pk>/themes/", facilitator.themes, name="themes"),
    path("themes/<int:pk>/merge/", facilitator.merge, name="merge"),
    path("themes/<int:pk>/take-out/", facilitator.take_out, name="take_out"),
]
public_urlpatterns = [
    path("", participant.join, name="join"),
    path("<slug:code>/", participant.room, name="room"),
    path("<slug:code>/state/", participant.state, name="state"),
    path("<slug:code>/answer/", participant.answer, name="answer"),
]
