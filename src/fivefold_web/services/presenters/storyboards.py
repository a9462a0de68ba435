"""The storyboard of a scenario: one page to print, who, when, how long, where it stops, what people say."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.services.open_to import Caregiver
from fivefold.services.scenario import WALK_SOURCE, Step
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.proposals import ProposalWords, proposal_words, service_line
from fivefold_web.services.presenters.walks import Said, day, said_about

SHOWN = 5


@dataclass(frozen=True)
class Frame:
    """One picture of the storyboard: a question, who answers it on the quickest way, when, and what people say."""

    number: int
    label: str
    who: str
    wait: str
    note: str
    is_broken: bool
    stops_here: bool
    also: list[str]
    more: int
    said: Said | None


@dataclass(frozen=True)
class StoryboardPage:
    heading: str
    age: str
    text: str
    ring: str
    slug: str
    asked: str
    frames: list[Frame]
    proposal: ProposalWords
    walk: int | None
    made: str
    source: object = WALK_SOURCE


def storyboard_page(story, found, wishes, area, walkthrough, about):
    """The proposal in three frames; with a walk also what its partners said."""
    told = proposal_words(found)
    rows = {row.step: row for row in walkthrough.steps.all()} if walkthrough else {}
    kept = walkthrough is not None and walkthrough.proposed
    return StoryboardPage(
        heading=story.title,
        age=story.age,
        text=story.text,
        ring=story.level.value,
        slug=story.slug,
        asked=asked_words(wishes, area),
        frames=[
            _frame(number, step, leg, found, rows if walkthrough else None)
            for number, (step, leg) in enumerate(zip(Step, told.legs, strict=True), 1)
        ],
        proposal=told,
        walk=walkthrough.pk if walkthrough else None,
        made=_("%(place)s, %(day)s")
        % {
            "place": about.place,
            "day": day(walkthrough.proposed) if kept else date_format(about.on, "j F Y"),
        },
    )


def _frame(number, step, leg, found, rows):
    others = [service_line(one, step, found.numbers) for one in found.proposal.for_step(step)]
    named = [one.name for one in others if one.name != leg.who]
    return Frame(
        number=number,
        label=leg.label,
        who=leg.who,
        wait=leg.wait,
        note=leg.note,
        is_broken=leg.is_broken,
        stops_here=leg.stops_here,
        also=named[:SHOWN],
        more=max(0, len(named) - SHOWN),
        said=None if rows is None else said_about(step, rows.get(step.value)),
    )


def asked_words(wishes, area):
    """Area and caregiver in one line."""
    caregiver = translated(Caregiver(wishes.caregiver).label) if wishes.caregiver else ""
    return " · ".join(part for part in (area or _("The whole place"), caregiver) if part)
