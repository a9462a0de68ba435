"""Addresses of files and feeds of services."""

from django.urls import path

from fivefold_web.services.views import exchange

urlpatterns = [
    path("import/", exchange.upload, name="import"),
    path("import/template/", exchange.template, name="template"),
    path("import/<str:key>/", exchange.preview, name="preview"),
    path("import/<str:key>/confirm/", exchange.confirm, name="confirm"),
    path("import/<str:key>/let-go/", exchange.let_go, name="let_go"),
    path("export/<slug:kind>/", exchange.export, name="export"),
]
