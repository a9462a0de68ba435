"""Addresses of frameworks, definitions, vignettes, and of adapting any item."""

from django.urls import path

from fivefold_web.library.views import adaptations

ITEM, ELEMENT = "local/<slug:kind>/<slug:item>/", "local/<slug:kind>/<slug:item>/<slug:element>/"
urlpatterns = [
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
