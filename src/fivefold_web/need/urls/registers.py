"""Addresses of the registers: who holds data, who records parents, the three domains."""

from django.urls import path

from fivefold_web.need.views import breakdowns, domains, holdings, parents, register_files

urlpatterns = [
    path("registers/", holdings.listing, name="holders"),
    path("registers/holders/add/", holdings.add, name="holder_add"),
    path("registers/holders/<int:pk>/", holdings.detail, name="holder"),
    path("registers/holders/<int:pk>/change/<slug:step>/", holdings.change, name="holder_change"),
    path("registers/holders/<int:pk>/give-up/remove/", holdings.give_up, name="holder_give_up"),
    path("registers/holders/<int:pk>/take-up/", holdings.take_up, name="holder_take_up"),
    path("registers/coverage/", holdings.covered, name="coverage"),
    path("registers/coverage.xlsx", holdings.covered_file, name="coverage_file"),
    path("registers/linking/", holdings.linking, name="linking"),
    path("registers/breakdowns/", breakdowns.breakdowns, name="breakdowns"),
    path("registers/parents/", parents.listing, name="parents"),
    path("registers/parents/add/", parents.add, name="parents_add"),
    path("registers/parents/<int:pk>/", parents.change, name="parents_change"),
    path("registers/parents/<int:pk>/totals/", parents.totals, name="parents_totals"),
    path("registers/parents/<int:pk>/remove/", parents.remove, name="parents_remove"),
    path("registers/domains/", domains.framed, name="domains"),
    path("registers/domains.xlsx", domains.framed_file, name="domains_file"),
    path("registers/domains/<slug:domain>/<slug:stage>/searched/", domains.searched, name="searched"),
    path("registers/domains/searched/<int:pk>/remove/", domains.remove_search, name="searched_remove"),
    path("registers/files/<slug:register>/bring-in/", register_files.upload, name="register_upload"),
    path("registers/files/<slug:register>/<str:key>/look/", register_files.preview, name="register_preview"),
    path(
        "registers/files/<slug:register>/<str:key>/confirm/", register_files.confirm, name="register_confirm"
    ),
    path(
        "registers/files/<slug:register>/<str:key>/discard/", register_files.discard, name="register_discard"
    ),
    path("registers/files/<slug:register>.<slug:kind>", register_files.export, name="register_file"),
]
