"""Addresses of the whole system, below /places/<place>/system/."""

from django.urls import path

from fivefold_web.system.views import checks, conditions, home, response

app_name = "system"
urlpatterns = [
    path("", home.home, name="home"),
    path("responses/", response.response, name="response"),
    path("responses.xlsx", response.response_sheet, name="response_sheet"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("conditions/new/", conditions.add_round, name="add_round"),
    path("conditions/<int:pk>/", conditions.round_page, name="round"),
    path("conditions/<int:pk>/rate/", conditions.rate, name="rate"),
    path("conditions/<int:pk>/rate/part/", conditions.rate_part, name="rate_part"),
    path("conditions/<int:pk>/close/", conditions.close, name="close_round"),
    path("conditions/<int:pk>/agree/<slug:condition>/", conditions.agree, name="agree"),
    path("checks/of/<slug:slug>/", checks.checks_of, name="checks_of"),
    path("checks/of/<slug:slug>/begin/", checks.begin, name="begin_check"),
    path("checks/of/<slug:slug>/paper/", checks.paper, name="check_paper"),
    path("checks/<int:pk>/", checks.check, name="check"),
    path("checks/<int:pk>/part/", checks.check_part, name="check_part"),
]
