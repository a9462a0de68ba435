"""Fictional journeys in words: each step with who does it here and why, and the story of the toolkit beside it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.storyboard import Moment, Storyboard
from fivefold.services.journey import JOURNEY_SOURCE, Standing, side_by_side
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label, moment_label

WHOLE = {Standing.HERE: True, Standing.MISSING: False}


@dataclass(frozen=True)
class MatchView:
    """A service that could be the one, with the reason."""

    number: int | None
    name: str
    reason: str


@dataclass(frozen=True)
class WishView:
    """One kind of service that a step takes."""

    words: str
    found: list[MatchView]
    too: list[MatchView]


@dataclass(frozen=True)
class StepView:
    """One step laid over the local map."""

    number: int
    pk: int | None
    title: str
    age: str
    trigger: str
    result: str
    wanted: str
    standing: str
    sign: str
    state: str
    by_people: str
    wishes: list[WishView]
    local: list[str]
    missing: list[str]
    citation: Citation | None


@dataclass(frozen=True)
class JourneyPage:
    """A journey with its picture."""

    heading: str
    pk: int | None
    about: str
    begun_as: str
    summary: str
    steps: list[StepView]
    board: Storyboard | None
    source: object = JOURNEY_SOURCE

    @property
    def twin(self):
        return self.board.twin() if self.board else None


def journey_page(journey, placed, rows, local, about):
    """`placed` are the steps laid over the map, `rows` those of the table in the same order."""
    steps = [
        step_view(number, one, row.pk, local, journey, about)
        for number, (one, row) in enumerate(zip(placed, rows, strict=True), 1)
    ]
    return JourneyPage(
        heading=journey.name,
        pk=journey.pk,
        about=journey.about,
        begun_as=journey.case,
        summary=summary_of(placed),
        steps=steps,
        board=board_of(journey, placed, about.place),
    )


def summary_of(placed):
    """How many steps are here, in part, missing: never a bare number."""
    counts = {standing: sum(one.standing is standing for one in placed) for standing in Standing}
    steps = ngettext("%(n)d step", "%(n)d steps", len(placed)) % {"n": len(placed)}
    named = [f"{counts[one]} {translated(one.label).lower()}" for one in Standing if counts[one]]
    return f"{steps}: {', '.join(named)}." if placed else _("No steps yet.")


def step_view(number, placed, pk, local, journey, about):
    step = placed.step
    return StepView(
        number=number,
        pk=pk,
        title=step.title,
        age=moment_label(step.age_months),
        trigger=step.trigger,
        result=step.result,
        wanted=step.wanted,
        standing=translated(placed.standing.label),
        sign=placed.standing.sign,
        state=placed.standing.name.lower().replace("_", "-"),
        by_people=_by_people(placed),
        wishes=[wish_view(wish, local) for wish in placed.wishes],
        local=list(placed.local),
        missing=list(placed.missing),
        citation=missing_citation(placed, pk, journey, about) if placed.missing else None,
    )


def _by_people(placed):
    if not placed.by_people:
        return ""
    if placed.step.absent:
        return _("People here say that nobody does this.")
    return _("People here say that %(name)s does this.") % {"name": placed.step.offer.name}


def wish_view(wish, local):
    return WishView(
        wish.words,
        [match_view(one, local) for one in wish.found],
        [match_view(one, local) for one in wish.too],
    )


def match_view(match, local):
    """The reason of the rule, and what it knows of the age."""
    reason = translated(match.why.label) % {"words": match.words}
    ages = band_label(match.offer.ages)
    fits = {
        True: _("takes this age (%(ages)s)"),
        False: _("does not take this age (%(ages)s)"),
        None: _("whether it takes this age is not known (%(ages)s)"),
    }[match.fits]
    return MatchView(
        local.numbers.get(match.offer.id), match.offer.name, f"{reason}; {fits % {'ages': ages}}"
    )


def missing_citation(placed, pk, journey, about):
    """A step that is missing here, offered as evidence."""
    wanted = "; ".join(placed.missing)
    title = _("Missing locally for an invented family at “%(step)s”: %(wanted)s") % {
        "step": placed.step.title,
        "wanted": wanted,
    }
    said = (
        _("partners say that nobody does it here")
        if placed.by_people
        else _("no open service of the directory was found for it")
    )
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"journey-step:{journey.pk}:{pk}",
        title=Truncator(title).chars(300),
        detail=f"{moment_label(placed.step.age_months)}; {said}",
        path=about.path,
        source=_("Fictional journey in %(place)s; %(page)s")
        % {"place": about.place, "page": JOURNEY_SOURCE.words},
        as_of=about.on,
        figures=(),
    )


def board_of(journey, placed, place):
    """The picture; none where there are no steps."""
    if not placed:
        return None
    return Storyboard(
        title=journey.name,
        subtitle=_("An invented family. Dashed: nobody does this in %(place)s.") % {"place": place},
        credit=_("%(page)s. The family is invented; the wording is ours.") % {"page": JOURNEY_SOURCE.words},
        summary=summary_of(placed),
        here_word=_("Here"),
        number_word=_("Step"),
        moment_word=_("Moment"),
        age_word=_("Age"),
        wanted_word=_("What it takes"),
        missing_word=_("Missing"),
        standing_word=_("In this place"),
        moments=tuple(moment_of(one) for one in placed),
    )


def moment_of(placed):
    return Moment(
        title=placed.step.title,
        age=moment_label(placed.step.age_months),
        trigger=placed.step.trigger,
        wanted=placed.step.wanted,
        local=placed.local,
        missing=placed.missing,
        standing=translated(placed.standing.label),
        whole=WHOLE.get(placed.standing),
    )


@dataclass(frozen=True)
class Beside:
    """A step of the toolkit's story, and that of the journey; one may be missing."""

    story: StepView | None
    own: StepView | None


@dataclass(frozen=True)
class ComparePage:
    """The story of the toolkit and the journey of the place, step by step."""

    heading: str
    pk: int
    story: str
    case: str
    story_summary: str
    own: str
    own_summary: str
    rows: list[Beside]
    source: object = JOURNEY_SOURCE


def compare_page(journey, placed, case, story, local, about):
    def view(number, one):
        return step_view(number, one, None, local, journey, about) if one is not None else None

    pairs = enumerate(side_by_side(story, placed), 1)
    return ComparePage(
        heading=_("%(journey)s beside the toolkit’s story") % {"journey": journey.name},
        pk=journey.pk,
        story=case.title,
        case=case.slug,
        story_summary=summary_of(story),
        own=journey.name,
        own_summary=summary_of(placed),
        rows=[Beside(view(number, pair.story), view(number, pair.own)) for number, pair in pairs],
    )


@dataclass(frozen=True)
class Line:
    """One journey in the list."""

    href: str
    name: str
    about: str
    summary: str
    missing: list[str]


def line_of(journey, placed):
    place = journey.partnership.slug
    return Line(
        reverse("services:journey", kwargs={"place": place, "pk": journey.pk}),
        journey.name,
        journey.about,
        summary_of(placed),
        list(dict.fromkeys(name for one in placed for name in one.missing)),
    )
