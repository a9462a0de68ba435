"""Addresses of interventions, cases, measures, resources, claims."""

from django.urls import path

from fivefold_web.library.views import cases, claims, exercises, interventions, measures, reading, resources

urlpatterns = [
    path("interventions/", interventions.interventions, name="interventions"),
    path("interventions/compare/", interventions.compare_interventions, name="compare_interventions"),
    path("interventions/<slug:intervention>/", interventions.intervention, name="intervention"),
    path("interventions/<slug:intervention>/here/", interventions.say_use, name="say_use"),
    path("interventions/<slug:intervention>/rating/", interventions.rate_evidence, name="rate_evidence"),
    path("measures/", measures.measures, name="measures"),
    path("measures/compare/", measures.compare_measures, name="compare_measures"),
    path("measures/<slug:measure>/", measures.measure, name="measure"),
    path("resources/", resources.resources, name="resources"),
    path("resources/new/", resources.add_resource, name="add_resource"),
    path("resources/own/<int:pk>/", resources.local_resource, name="local_resource"),
    path("resources/own/<int:pk>/change/", resources.change_resource, name="change_resource"),
    path("resources/own/<int:pk>/remove/", resources.remove_resource, name="remove_resource"),
    path("resources/<slug:resource>/", resources.resource, name="resource"),
    path("reading/", reading.reading_lists, name="reading_lists"),
    path("reading/new/", reading.make_list, name="make_list"),
    path("reading/add/", reading.put_on_list, name="put_on_list"),
    path("reading/<int:pk>/", reading.reading_list, name="reading_list"),
    path("reading/<int:pk>/change/", reading.change_list, name="change_list"),
    path("reading/<int:pk>/remove/", reading.remove_list, name="remove_list"),
    path("reading/items/<int:pk>/take-off/", reading.take_off_list, name="take_off_list"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<slug:case>/", cases.case, name="case"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<slug:claim>/", claims.claim, name="claim"),
    path("statistics/", claims.statistics, name="statistics"),
    path("statistics/<slug:statistic>/", claims.statistic, name="statistic"),
    path("exercises/", exercises.exercises, name="exercises"),
    path("exercises/<slug:exercise>/", exercises.exercise, name="exercise"),
    path("checklists/", exercises.checklists, name="checklists"),
    path("checklists/<slug:checklist>/", exercises.checklist, name="checklist"),
    path("roles/", exercises.roles, name="roles"),
]
