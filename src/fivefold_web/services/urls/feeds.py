"""Addresses of feeds, of pairs that may be one service, and of the feed that the place publishes."""

from django.urls import path, re_path

from fivefold_web.services.views import feeds, open_feed, twins

urlpatterns = [
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/publish/", feeds.publish, name="publish_feed"),
    path("feeds/<int:pk>/", feeds.feed, name="feed"),
    path("feeds/<int:pk>/describe/", feeds.describe, name="describe_feed"),
    path("twins/", twins.twins, name="twins"),
    path("twins/decide/", twins.decide, name="decide_twins"),
    path("twins/<int:pk>/anew/", twins.anew, name="twins_anew"),
]
# The standard writes its endpoints without a slash at the end; with one they answer too.
_LISTS = "(?P<endpoint>services|service_at_locations|organizations|taxonomies|taxonomy_terms)"
open_urlpatterns = [
    path("", open_feed.start, name="root"),
    path("openapi.json", open_feed.openapi, name="openapi"),
    re_path(rf"^{_LISTS}/?$", open_feed.listing, name="list"),
    re_path(rf"^{_LISTS}/(?P<number>[0-9a-fA-F-]{{1,60}})/?$", open_feed.single, name="single"),
]
