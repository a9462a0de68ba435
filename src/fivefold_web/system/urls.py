"""Addresses of the whole system, below /places/<place>/system/."""

from django.urls import path

from fivefold_web.system.views import home, response

app_name = "system"
urlpatterns = [
    path("", home.home, name="home"),
    path("responses/", response.response, name="response"),
    path("responses.xlsx", response.response_sheet, name="response_sheet"),
]
