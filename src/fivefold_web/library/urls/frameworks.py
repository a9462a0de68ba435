"""Addresses of frameworks, definitions, vignettes, and of adapting any item."""

from django.urls import path

from fivefold_web.library.views import adaptations, definitions, frameworks, vignettes

ITEM, ELEMENT = "local/<slug:kind>/<slug:item>/", "local/<slug:kind>/<slug:item>/<slug:element>/"
urlpatterns = [
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("frameworks/<slug:framework>/", frameworks.framework, name="framework"),
    path("frameworks/<slug:framework>/<slug:element>/", frameworks.element, name="element"),
    path("definition/", definitions.definition, name="definition"),
    path("definition/write/", definitions.write_definition, name="write_definition"),
    path("definition/publish/", definitions.publish_definition, name="publish_definition"),
    path("definition/involved/new/", definitions.involve, name="involve"),
    path("definition/involved/<int:pk>/remove/", definitions.remove_involvement, name="remove_involvement"),
    path("vignettes/", vignettes.vignettes, name="vignettes"),
    path("vignettes/cards/", vignettes.vignette_cards, name="vignette_cards"),
    path("vignettes/new/", vignettes.add_vignette, name="add_vignette"),
    path("vignettes/<int:pk>/", vignettes.change_vignette, name="change_vignette"),
    path("vignettes/<int:pk>/remove/", vignettes.remove_vignette, name="remove_vignette"),
    path(f"{ITEM}adapt/", adaptations.adapt, name="adapt"),
    path(f"{ELEMENT}adapt/", adaptations.adapt, name="adapt"),
    path(f"{ITEM}restore/", adaptations.restore, name="restore"),
    path(f"{ELEMENT}restore/", adaptations.restore, name="restore"),
    path(f"{ITEM}adopt/", adaptations.adopt, name="adopt"),
    path(f"{ITEM}sign-off/", adaptations.sign_off, name="sign_off"),
    path(f"{ITEM}comment/", adaptations.comment, name="comment"),
    path(f"{ELEMENT}comment/", adaptations.comment, name="comment"),
    path(f"{ITEM}history/", adaptations.history, name="history"),
    path(f"{ELEMENT}history/", adaptations.history, name="history"),
]
