"""The record of a session, its decisions, its next steps."""

from django.urls import path

from fivefold_web.workshops.views import records

urlpatterns = [
    path("<int:pk>/agreed/", records.agree, name="agree"),
    path("<int:pk>/agreed/<int:number>/", records.change_agreement, name="change_agreement"),
    path("<int:pk>/agreed/<int:number>/remove/", records.remove_agreement, name="remove_agreement"),
    path("<int:pk>/next/", records.plan_step, name="plan_step"),
    path("<int:pk>/next/<int:number>/", records.change_step, name="change_step"),
    path("<int:pk>/next/<int:number>/remove/", records.remove_step, name="remove_step"),
    path("<int:pk>/record/", records.whole_record, name="record"),
]
