"""Scenarios: the nine children and those of the place, and what the map proposes for each."""

import secrets
from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.services.leaving_out import Reason
from fivefold.services.scenario import Step
from fivefold_web.design.meanwhile import guard
from fivefold_web.library.citing import sign
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.queries import areas_of
from fivefold_web.places.turns import in_turn
from fivefold_web.services import joined
from fivefold_web.services.actions import stories as writing
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.forms.scenarios import StoryForm, WishesForm, initial_of
from fivefold_web.services.presenters.compared import compared_page
from fivefold_web.services.presenters.listed import ServicesPage
from fivefold_web.services.presenters.stories import is_own, stories_of, story_called
from fivefold_web.services.presenters.walks import ScenariosPage, verdicts_in_words, walk_page
from fivefold_web.services.queries import proposals, stories, walks
from fivefold_web.services.views.coverage import about

PER_PAGE = 50


@members_only(May.VIEW)
def scenarios(request):
    """Every child, youngest first."""
    schedule = walks.schedule_of(request.partnership)
    every = stories_of(request.partnership)
    page = ScenariosPage.of(every, schedule, walks.latest_walks_of(request.partnership))
    return render(request, "services/scenarios.jinja", {"page": page})


@members_only(May.VIEW)
def scenario(request, slug):
    """One child: what the map proposes today, and the walks so far."""
    story = story_called(request.partnership, slug)
    ground = proposals.ground_of(request.partnership)
    wishes = wishes_in(request.GET, ground.areas)
    form = WishesForm(initial=wishes.__dict__, areas=ground.areas)
    found = ground.propose(story, wishes)
    return story_page(request, story, found, wishes, {"form": form, "measured": found.is_measured})


def wishes_in(sent, areas):
    """What an address or a form asks for; what cannot be understood is left out."""
    return WishesForm(sent, areas=areas).wishes()


def story_page(request, story, found, wishes, more, walkthrough=None, verdicts=None):
    """The page of a story, with or without a walk."""
    partnership = request.partnership
    page = walk_page(
        story,
        found,
        about(request),
        walks.walks_of(partnership, story.slug),
        query=wishes.query,
        walkthrough=walkthrough,
        verdicts=verdicts,
    )
    context = {
        "page": page,
        "tokens": {step.step: sign(partnership, step.citation) for step in page.steps},
        "panel": None if is_own(story) else panel_for(partnership, "scenarios", story.slug),
        "coverage": joined.coverage_of(partnership, page.next_contact),
        "wishes": wishes,
    }
    return render(request, "services/walk.jinja", context | more)


@require_POST
@members_only(May.CONTRIBUTE)
def start(request, slug):
    """Begin a walk with these wishes, or go on with such a walk that is open."""
    story = story_called(request.partnership, slug)
    wishes = wishes_in(request.POST, areas_of(request.partnership))
    walkthrough = walking.start_walk(
        partnership=request.partnership,
        scenario=story,
        area=wishes.area,
        needs=wishes.needs,
        by=request.member,
    )
    return redirect("services:walk", place=request.partnership.slug, pk=walkthrough.pk)


@members_only(May.VIEW)
def services(request, slug):
    """Every service that is proposed for one question, or that was left out for one reason, fifty at a time."""
    walkthrough, found, story, wishes = asked_in(request, slug)
    page = ServicesPage.of(story, found, _wanted(request), wishes)
    shown = Paginator(page.lines, PER_PAGE).get_page(request.GET.get("page"))
    carried = wishes.query | {
        name: request.GET[name] for name in ("step", "reason", "walk") if name in request.GET
    }
    context = {
        "page": page,
        "shown": shown,
        "query": urlencode({name: one for name, one in carried.items() if name != "for"}),
        "walkthrough": walkthrough,
        "may_judge": bool(walkthrough and not walkthrough.finished and request.member.may("contribute")),
        "verdicts": verdicts_in_words(walks.verdicts_of(walkthrough)) if walkthrough else {},
        "back": _back(request, story, walkthrough, wishes),
    }
    return render(request, "services/proposed.jinja", context)


def asked_in(request, slug):
    """The walk named in the address with what was kept of it, or what the map proposes now."""
    partnership = request.partnership
    number = request.GET.get("walk", "")
    walkthrough = walks.walk_of(partnership, int(number)) if number.isdecimal() and len(number) < 19 else None
    story = story_called(partnership, slug, with_removed=walkthrough is not None)
    if walkthrough is not None and walkthrough.scenario != story.slug:
        raise Http404
    ground = proposals.ground_of(partnership)
    if walkthrough is None:
        wishes = wishes_in(request.GET, ground.areas)
        return None, ground.propose(story, wishes), story, wishes
    wishes = proposals.wishes_of(walkthrough)
    return walkthrough, proposal_of_walk(ground, story, walkthrough), story, wishes


def proposal_of_walk(ground, story, walkthrough):
    """What was kept at the finish; for an open walk, and one of before, what the map proposes now."""
    now = ground.propose(story, proposals.wishes_of(walkthrough))
    kept = proposals.kept_in(walkthrough)
    return now if kept is None else now.instead(kept)


def _wanted(request):
    """The question or the reason whose services are asked for, or 404."""
    step, reason = request.GET.get("step", ""), request.GET.get("reason", "").replace("-", "_").upper()
    if step in list(Step):
        return Step(step)
    if reason in Reason.__members__:
        return Reason[reason]
    raise Http404


def _back(request, story, walkthrough, wishes):
    place = request.partnership.slug
    if walkthrough is not None:
        return reverse("services:walk", kwargs={"place": place, "pk": walkthrough.pk})
    path = reverse("services:scenario", kwargs={"place": place, "slug": story.slug})
    return f"{path}?{urlencode(wishes.query)}" if wishes.query else path


@members_only(May.VIEW)
def areas(request, slug):
    """The same child in two areas."""
    partnership = request.partnership
    story, ground = story_called(partnership, slug), proposals.ground_of(partnership)
    wishes = wishes_in(request.GET, ground.areas)
    codes = [area.code for area in ground.areas]
    beside = request.GET.get("beside", "")
    if not wishes.area and not beside and len(codes) > 1:
        first, second = codes[0], codes[1]
    else:
        first, second = wishes.area, beside if beside in codes else ""
    both = [replace(wishes, area=code) for code in (first, second)]
    names = {area.code: area.name for area in ground.areas}
    page_of = reverse("services:scenario", kwargs={"place": partnership.slug, "slug": story.slug})
    page = compared_page(
        story,
        [(names.get(one.area, _("The whole place")), f"{page_of}?{urlencode(one.query)}") for one in both],
        [ground.propose(story, one) for one in both],
        heading=_("Two areas, one child"),
        came=_("Only in the second"),
        went=_("Only in the first"),
    )
    context = {"page": page, "areas": ground.areas, "chosen": (first, second), "slug": slug, "wishes": wishes}
    return render(request, "services/compared.jinja", context)


@members_only(May.CONTRIBUTE)
def add_story(request):
    """A story of the place's own."""
    form = StoryForm(request.POST or None, initial={"client_key": secrets.token_urlsafe(15)})
    if request.method == "POST" and form.is_valid():
        made = writing.add_story(
            partnership=request.partnership,
            facts=form.facts(),
            client_key=form.cleaned_data["client_key"] or secrets.token_urlsafe(15),
            by=request.member,
        )
        return _to_story(request, made.slug, _("“%(title)s” can be walked now.") % {"title": made.title})
    page = {"heading": _("Add a scenario of our own"), "send": _("Add the scenario"), "slug": ""}
    return _story_form(request, form, page)


@members_only(May.CONTRIBUTE)
@in_turn
def change_story(request, slug):
    """Change or remove a story of the place's own."""
    row = stories.own_row(request.partnership, slug)
    if request.method == "POST" and "remove" in request.POST:
        writing.remove_story(story=row, by=request.member)
        messages.success(
            request, _("“%(title)s” is no longer in the list. Its walks are kept.") % {"title": row.title}
        )
        return redirect("services:scenarios", place=request.partnership.slug)
    form = guard(StoryForm(request.POST or None, initial=initial_of(row)))
    if request.method == "POST" and form.is_valid():
        writing.change_story(story=row, facts=form.facts(), by=request.member)
        return _to_story(request, row.slug, _("Saved."))
    return _story_form(request, form, {"heading": row.title, "send": _("Save"), "slug": row.slug})


def _to_story(request, slug, said):
    messages.success(request, said)
    return redirect("services:scenario", place=request.partnership.slug, slug=slug)


def _story_form(request, form, page):
    context = {"page": page, "form": form}
    return render(request, "services/scenario_form.jinja", context, status=422 if form.errors else 200)
