"""Addresses of confirming services; a guest has a link and no account."""

from django.urls import path

from fivefold_web.services.views import freshness, owners

urlpatterns = [
    path("confirmations/", freshness.fresh, name="fresh"),
    path("confirmations.xlsx", freshness.fresh_sheet, name="fresh_sheet"),
    path("confirmations/links/", freshness.owner_links, name="owner_links"),
    path("confirmations/links/<int:pk>/withdraw/", freshness.withdraw_link, name="withdraw_link"),
    path("confirmations/answers/", freshness.replies, name="replies"),
    path("confirmations/answers/<int:pk>/", freshness.reply, name="reply"),
    path("confirmations/answers/<int:pk>/accept/", freshness.accept, name="accept_reply"),
    path("confirmations/answers/<int:pk>/refuse/", freshness.refuse, name="refuse_reply"),
    path("<int:pk>/still-right/", freshness.still_right, name="still_right"),
    path("<int:pk>/link/", freshness.owner_link, name="owner_link"),
]
guest_urlpatterns = [
    path("<str:token>/", owners.owner, name="owner"),
    path("<str:token>/right/", owners.right, name="owner_right"),
    path("<str:token>/change/", owners.change, name="owner_change"),
    path("<str:token>/closed/", owners.closed, name="owner_closed"),
    path("<str:token>/thanks/", owners.thanks, name="owner_thanks"),
]
