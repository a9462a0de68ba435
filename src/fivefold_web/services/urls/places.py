"""Addresses of the map, of postcode positions and of reach by foot."""

from django.urls import path

from fivefold_web.services.views import places, postcodes

urlpatterns = [
    path("map/", places.services_map, name="map"),
    path("map/file/<slug:kind>/", places.map_file, name="map_file"),
    path("map/on-foot/", places.on_foot, name="on_foot"),
    path("map/postcodes/", postcodes.postcodes, name="postcodes"),
    path("map/postcodes/<str:key>/", postcodes.preview, name="postcodes_preview"),
    path("map/postcodes/<str:key>/let-go/", postcodes.let_go, name="postcodes_let_go"),
]
