"""Addresses of findings, recommendations and the plan."""

from django.urls import path

from fivefold_web.decisions.views import at_once, findings, plan, recommendations

app_name = "decisions"
urlpatterns = [
    path("", plan.plan, name="plan"),
    path("plan.xlsx", plan.plan_sheet, name="plan_sheet"),
    path("actions/<int:pk>/", plan.action, name="action"),
    path("actions/<int:pk>/change/", plan.change, name="change_action"),
    path("actions/<int:pk>/move/", plan.move, name="move_action"),
    path("findings/", findings.listed, name="findings"),
    path("findings/new", findings.new, name="finding_new"),
    path("findings/from-a-document/", findings.from_document, name="finding_from_document"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/reword/", findings.reword, name="reword"),
    path("findings/add-evidence/", findings.add_evidence, name="add_evidence"),
    path("about", findings.about, name="about"),
    path("recommendations/", recommendations.listed, name="recommendations"),
    path("recommendations/new/", recommendations.new, name="recommend"),
    path("recommendations/at-once/", at_once.recommend_at_once, name="recommend_at_once"),
    path("recommendations/<int:pk>/", recommendations.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/change/", recommendations.change, name="change_recommendation"),
    path("recommendations/<int:pk>/move/", recommendations.move, name="move_recommendation"),
    path("recommendations/<int:pk>/action/", recommendations.plan_action, name="plan_action"),
]
