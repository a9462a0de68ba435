"""Addresses of universal contacts, and of developmental outcomes."""

from django.urls import path

from fivefold_web.need.views import contacts, development

urlpatterns = [
    path("development/", development.development, name="development"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/template.xlsx", contacts.template, name="contacts_template"),
]
