"""Addresses of the whole system, below /places/<place>/system/."""

from django.urls import path

from fivefold_web.system.views import (
    checks,
    conditions,
    home,
    measuring,
    pressures,
    relationships,
    response,
    roles,
)

app_name = "system"
urlpatterns = [
    path("", home.home, name="home"),
    path("responses/", response.response, name="response"),
    path("responses/<slug:factor>/act/", response.act, name="act_on_factor"),
    path("responses.xlsx", response.response_sheet, name="response_sheet"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("conditions/new/", conditions.add_round, name="add_round"),
    path("conditions/<int:pk>/", conditions.round_page, name="round"),
    path("conditions/<int:pk>/rate/", conditions.rate, name="rate"),
    path("conditions/<int:pk>/rate/part/", conditions.rate_part, name="rate_part"),
    path("conditions/<int:pk>/close/", conditions.close, name="close_round"),
    path("conditions/<int:pk>/agree/<slug:condition>/", conditions.agree, name="agree"),
    path("checks/", home.checks, name="checks"),
    path("checks/of/<slug:slug>/", checks.checks_of, name="checks_of"),
    path("checks/of/<slug:slug>/begin/", checks.begin, name="begin_check"),
    path("checks/of/<slug:slug>/paper/", checks.paper, name="check_paper"),
    path("checks/<int:pk>/", checks.check, name="check"),
    path("checks/<int:pk>/part/", checks.check_part, name="check_part"),
    path("relationships/", relationships.relationships, name="relationships"),
    path("relationships.xlsx", relationships.relationships_sheet, name="relationships_sheet"),
    path("relationships/<int:pk>/parents/", relationships.parents, name="parents"),
    path("relationships/<int:pk>/parents/link/", relationships.parents_link, name="parents_link"),
    path("relationships/<int:pk>/parents/close/", relationships.close_parents, name="close_parents"),
    path("pressures/", pressures.pressures, name="pressures"),
    path("pressures/new/", pressures.add_work, name="add_work"),
    path("pressures/<int:pk>/", pressures.change_work, name="change_work"),
    path("pressures/<int:pk>/remove/", pressures.remove_work, name="remove_work"),
    path("pressures/<int:pk>/links/<int:number>/remove/", pressures.unlink, name="unlink"),
    path("plans/", measuring.plans, name="plans"),
    path("plans/framework.docx", measuring.framework, name="framework"),
    path("plans/new/", measuring.add_plan, name="add_plan"),
    path("plans/<int:pk>/", measuring.plan, name="plan"),
    path("plans/<int:pk>/change/", measuring.change_plan, name="change_plan"),
    path("plans/<int:pk>/outcomes/", measuring.add_outcome, name="add_outcome"),
    path("plans/<int:pk>/outcomes/<int:number>/remove/", measuring.remove_outcome, name="remove_outcome"),
    path("plans/<int:pk>/measures/", measuring.choose_measure, name="choose_measure"),
    path("plans/<int:pk>/measures/<int:number>/remove/", measuring.remove_measure, name="remove_measure"),
    path("who-helps/", roles.who_helps, name="who_helps"),
    path("who-helps/new/", roles.add_role, name="add_role"),
    path("who-helps/<int:pk>/change/", roles.change_role, name="change_role"),
    path("who-helps/<int:pk>/remove/", roles.remove_role, name="remove_role"),
    path("who-helps/<slug:slug>/take/", roles.take_role, name="take_role"),
    path("who-helps/<slug:slug>/", roles.replace_role, name="replace_role"),
]
guest_urlpatterns = [
    path("<str:token>/", relationships.parent, name="parent"),
    path("<str:token>/thanks/", relationships.parent_thanks, name="parent_thanks"),
]
