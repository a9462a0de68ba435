"""Addresses of interventions, cases, measures, resources, claims."""

urlpatterns = []
