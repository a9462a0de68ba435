"""Addresses of the workforce strand, below /places/<place>/workforce/ and /guest/workforce/."""

from django.urls import path

from fivefold_web.workforce.views import checks, rounds, teams

app_name = "workforce"
urlpatterns = [
    path("", rounds.home, name="home"),
    path("teams/", teams.listing, name="teams"),
    path("teams/new/", teams.add, name="add_team"),
    path("teams/<int:pk>/change/", teams.change, name="change_team"),
    path("rounds/new/", rounds.add, name="add_round"),
    path("rounds/<int:pk>/", rounds.overview, name="round"),
    path("rounds/<int:pk>/change/", rounds.change, name="change_round"),
    path("rounds/<int:pk>/statements/<slug:slug>/", rounds.statement, name="statement"),
    path("rounds/<int:pk>/table.xlsx", rounds.spreadsheet, name="spreadsheet"),
    path("rounds/<int:pk>/printed/", rounds.printed, name="printed"),
    path("rounds/<int:pk>/teams/", checks.progress, name="progress"),
    path("rounds/<int:pk>/teams/<int:team>/link/", checks.link, name="link"),
    path("rounds/<int:pk>/teams/<int:team>/begin/", checks.begin, name="begin"),
    path("checks/<int:pk>/", checks.enter, name="enter"),
    path("checks/<int:pk>/save/", checks.enter_part, name="enter_part"),
    path("checks/<int:pk>/open-again/", checks.reopen, name="reopen"),
]
guest_urlpatterns = [
    path("<str:token>/", checks.check, name="check"),
    path("<str:token>/save/", checks.check_part, name="check_part"),
]
