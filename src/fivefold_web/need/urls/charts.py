"""Addresses of charts and their downloads."""

from django.urls import path

from fivefold_web.need.views import charts

urlpatterns = [path("charts/<slug:name>.<slug:kind>", charts.download, name="chart")]
