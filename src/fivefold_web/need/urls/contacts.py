"""Addresses of universal contacts."""

from django.urls import path

from fivefold_web.need.views import contacts

urlpatterns = [
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/template.xlsx", contacts.template, name="contacts_template"),
]
