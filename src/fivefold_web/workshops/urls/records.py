"""The record of a session, its decisions, its next steps, its files."""

from django.urls import path

from fivefold_web.workshops.views import records

urlpatterns = [
    path("<int:pk>/agreed/", records.agree, name="agree"),
    path("<int:pk>/record/", records.whole_record, name="record"),
]
