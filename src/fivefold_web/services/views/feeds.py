"""Feeds of services: whose they are, what a newer file no longer names, and the feed that the place publishes."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import feeds as actions
from fivefold_web.services.forms.feeds import FeedForm, PublishForm
from fivefold_web.services.presenters.feeds import FeedPage, FeedsPage
from fivefold_web.services.queries import feeds as queries


@members_only(May.VIEW)
def feeds(request):
    """Every directory that services came from, and our own."""
    return _feeds_page(request, _publish_form(request))


def _publish_form(request):
    there = queries.publishing_of(request.partnership)
    licence = there.licence if there else ""
    return PublishForm(
        initial={"published": "yes" if there and there.published else "no", "licence": licence}
    )


def _feeds_page(request, form):
    place = request.partnership
    address = request.build_absolute_uri(reverse("services-open:root", args=[place.slug]))
    page = FeedsPage.of(queries.feeds_of(place), queries.publishing_of(place), address)
    context = {"page": page, "form": form}
    return render(request, "services/feeds.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.LEAD)
def publish(request):
    """Give the directory to everybody, or take it back."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _feeds_page(request, form)
    said = form.cleaned_data
    actions.publish(
        partnership=request.partnership,
        published=said["published"],
        licence=said["licence"],
        by=request.member,
    )
    messages.success(
        request,
        _("Everybody can read the directory now.")
        if said["published"]
        else _("The directory is not published."),
    )
    return redirect("services:feeds", place=request.partnership.slug)


@members_only(May.VIEW)
def feed(request, pk):
    """One feed: its licence, what its last file lacked, and what it no longer names."""
    found = queries.feed_of(request.partnership, pk)
    initial = {"address": found.address, "licence": found.licence}
    return _feed_page(request, found, FeedForm(initial=initial))


def _feed_page(request, found, form):
    page = FeedPage.of(found, queries.missing_from_last_file(found))
    context = {"page": page, "form": form}
    return render(request, "services/feed.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def describe(request, pk):
    """Keep where a feed is published and under which licence."""
    found = queries.feed_of(request.partnership, pk)
    form = FeedForm(request.POST)
    if not form.is_valid():
        return _feed_page(request, found, form)
    actions.describe_feed(feed=found, facts=form.cleaned_data, by=request.member)
    messages.success(request, _("Saved."))
    return redirect("services:feed", place=request.partnership.slug, pk=pk)
