"""Addresses of the services strand, below /places/<place>/services/."""

from django.urls import path

from fivefold_web.services.views import coverage, directory, exchange, frameworks, scenarios, tags

app_name = "services"
urlpatterns = [
    path("", directory.listing, name="list"),
    path("new/", directory.add, name="add"),
    path("<int:pk>/", directory.detail, name="detail"),
    path("<int:pk>/change/", directory.change, name="change"),
    path("<int:pk>/archive/", directory.archive, name="archive"),
    path("<int:pk>/bring-back/", directory.bring_back, name="bring_back"),
    path("<int:pk>/tags/", tags.tags, name="tags"),
    path("<int:pk>/tags/factor/", tags.add_factor, name="tag_factor"),
    path("<int:pk>/tags/intervention/", tags.add_intervention, name="tag_intervention"),
    path("<int:pk>/tags/take-away/", tags.take_away, name="untag"),
    path("needs/", frameworks.needs, name="needs"),
    path("nest/", frameworks.nest, name="nest"),
    path("nest/use/", frameworks.use_nest, name="use_nest"),
    path("care/", frameworks.care, name="care"),
    path("import/", exchange.upload, name="import"),
    path("import/template/", exchange.template, name="template"),
    path("import/<str:key>/", exchange.preview, name="preview"),
    path("import/<str:key>/confirm/", exchange.confirm, name="confirm"),
    path("import/<str:key>/let-go/", exchange.let_go, name="let_go"),
    path("export/<slug:kind>/", exchange.export, name="export"),
    path("grid/", coverage.grid, name="grid"),
    path("continuum/", coverage.continuum, name="continuum"),
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/<slug:slug>/", scenarios.scenario, name="scenario"),
    path("scenarios/<slug:slug>/start/", scenarios.start, name="start_walk"),
    path("walks/<int:pk>/", scenarios.walked, name="walk"),
    path("walks/<int:pk>/finish/", scenarios.finish, name="finish_walk"),
    path("walks/<int:pk>/<slug:step>/", scenarios.judge, name="judge"),
    path("contacts/", scenarios.schedule, name="schedule"),
    path("contacts/new/", scenarios.add_contact, name="add_contact"),
    path("contacts/own/<int:pk>/", scenarios.own_contact, name="own_contact"),
    path("contacts/<slug:key>/", scenarios.contact, name="contact"),
]
