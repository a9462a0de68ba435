"""Scenarios and walks in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.catalogue import questions, scenarios
from fivefold.services.scenario import WALK_SOURCE, Judgement, Step, next_contact, walk
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.contacts import contacts_words, wait_sentence, wait_words, window_words

SERVICES_SHOWN = 10
SIGNS = {Judgement.YES: "●", Judgement.PARTLY: "◐", Judgement.NO: "○", Judgement.DO_NOT_KNOW: "?"}
STEP_WORDS = {
    Step.NOTICED: lambda: _("Noticed"),
    Step.UNDERSTOOD: lambda: _("Understood"),
    Step.SUPPORTED: lambda: _("Supported"),
}


@dataclass(frozen=True)
class Said:
    """One judgement of the partners: sign, word and what is missing."""

    step: str
    sign: str
    word: str
    kind: str
    missing: str
    services: int | None


def said_in(walkthrough):
    """The three judgements of a walk, in order."""
    rows = {row.step: row for row in walkthrough.steps.all()}
    return [said_about(step, rows.get(step.value)) for step in Step]


def said_about(step, row):
    judgement = Judgement(row.judgement) if row is not None and row.judgement else None
    return Said(
        step=STEP_WORDS[step](),
        sign=SIGNS.get(judgement, "–"),
        word=translated(judgement.label) if judgement else _("Not judged yet"),
        kind=judgement.name.lower().replace("_", "-") if judgement else "none",
        missing=row.missing if row is not None else "",
        services=row.services if row is not None else None,
    )


@dataclass(frozen=True)
class Card:
    """One scenario in the list."""

    slug: str
    title: str
    age: str
    text: str
    ring: str
    wait: str
    said: list[Said]
    walked: str
    is_adapted: bool


@dataclass(frozen=True)
class ScenariosPage:
    """The nine children, youngest first, with what the last walk said."""

    heading: str
    cards: list[Card]
    walked: str
    source: object = WALK_SOURCE

    @classmethod
    def of(cls, every, schedule, latest):
        """`every` scenario in the words that count here."""
        return cls(
            heading=_("Scenarios"),
            cards=[card_of(scenario, schedule, latest.get(scenario.slug)) for scenario in every],
            walked=_("%(walked)d of %(all)d walked") % {"walked": len(latest), "all": len(every)},
        )


def card_of(scenario, schedule, walkthrough):
    open_now = [contact for contact in schedule if contact.is_open_at(scenario.age_months)]
    return Card(
        slug=scenario.slug,
        title=scenario.title,
        age=scenario.age,
        text=scenario.text,
        ring=scenario.level.value,
        wait=contacts_words(open_now, next_contact(scenario.age_months, schedule)),
        said=said_in(walkthrough) if walkthrough else [],
        walked=walked_on(walkthrough),
        is_adapted=scenario not in scenarios(),
    )


def walked_on(walkthrough):
    if walkthrough is None:
        return _("Not walked yet")
    if walkthrough.finished is None:
        return _("Walk begun on %(day)s, not finished") % {"day": day(walkthrough.started)}
    return _("Last walked on %(day)s") % {"day": day(walkthrough.finished)}


def day(moment):
    return date_format(moment, "j F Y")


@dataclass(frozen=True)
class InReach:
    """A service that takes this age."""

    number: int
    name: str
    organisation: str
    about: str


@dataclass(frozen=True)
class StepView:
    """One of the three questions with what is there, what is not, and what the partners say."""

    step: str
    label: str
    title: str
    text: str
    hint: str
    rule: str
    services: list[InReach]
    more: int
    query: str
    missing: list[str]
    said: Said
    citation: Citation


RULES = {
    Step.NOTICED: lambda: _("Universal services that take this age. They notice only if the family comes."),
    Step.UNDERSTOOD: lambda: _("Services of early intervention or treatment that take this age."),
    Step.SUPPORTED: lambda: _("Services beyond promotion that take this age."),
}


@dataclass(frozen=True)
class ContactNow:
    """A contact whose window is open at this age."""

    name: str
    window: str
    mode: str
    sees: bool


@dataclass(frozen=True)
class WalkPage:
    """A scenario walked through what is entered today."""

    heading: str
    slug: str
    age: str
    text: str
    ring: str
    contacts: list[ContactNow]
    has_next: bool
    wait: str
    next_name: str
    next_window: str
    wait_sentence: str
    steps: list[StepView]
    ages_not_known: int
    history: list
    number: int | None
    begun: str
    is_open: bool
    previous: str
    source: object = WALK_SOURCE
    next_contact: str = ""


def walk_page(scenario, schedule, in_reach, about, history, walkthrough=None):
    """The page of one scenario; with a walk, also what its partners said."""
    found = walk(scenario.age_months, in_reach.offers, schedule)
    following = found.next_contact
    rows = {row.step: row for row in walkthrough.steps.all()} if walkthrough else {}
    return WalkPage(
        heading=scenario.title,
        slug=scenario.slug,
        age=scenario.age,
        text=scenario.text,
        ring=scenario.level.value,
        contacts=[contact_now(contact) for contact in found.open_contacts],
        has_next=following is not None,
        wait=wait_words(following.wait) if following else "",
        next_name=following.contact.name if following else "",
        next_window=window_words(following.contact) if following else "",
        wait_sentence=wait_sentence(following),
        steps=[
            step_view(step, scenario, found, in_reach.numbers, rows.get(step.value), about) for step in Step
        ],
        ages_not_known=len(found.ages_not_known),
        history=[PastWalk.of(one) for one in history],
        number=walkthrough.pk if walkthrough else None,
        begun=day(walkthrough.started) if walkthrough else "",
        is_open=walkthrough is not None and walkthrough.finished is None,
        previous=found_in_words(found),
        next_contact=following.contact.key if following else "",
    )


def contact_now(contact):
    return ContactNow(
        contact.name,
        window_words(contact),
        translated(contact.mode.label).lower(),
        contact.mode.sees_the_child,
    )


def step_view(step, scenario, found, numbers, row, about):
    question = questions()[list(Step).index(step)]
    services = found.services(step)
    return StepView(
        step=step.value,
        label=STEP_WORDS[step](),
        title=question.title,
        text=question.text,
        hint=question.hint,
        rule=RULES[step](),
        services=[service_in_reach(offer, numbers) for offer in services[:SERVICES_SHOWN]],
        more=max(0, len(services) - SERVICES_SHOWN),
        query=query_of_step(step, scenario),
        missing=[translated(one.label) for one in found.missing(step)],
        said=said_about(step, row),
        citation=step_citation(step, scenario, found, row, about),
    )


def service_in_reach(offer, numbers):
    kinds = ", ".join(translated(tier.label).lower() for tier in Tier if tier in offer.tiers)
    parts = [kinds, band_label(offer.ages)]
    return InReach(
        numbers[offer.id], offer.name, offer.organisation, ", ".join(part for part in parts if part)
    )


def query_of_step(step, scenario):
    """The directory narrowed to this age; for the first question also to universal services."""
    told = {"age": int(scenario.age_months)}
    return urlencode(told | ({"reach": "universal"} if step is Step.NOTICED else {}))


def found_in_words(found):
    """What the schedule holds for this age, in one sentence: kept when a walk is finished."""
    return contacts_words(found.open_contacts, found.next_contact)


def step_citation(step, scenario, found, row, about):
    """One question of a scenario as evidence: what was found, what the partners said."""
    number = len(found.services(step))
    said = said_about(step, row)
    parts = [
        ngettext("%(count)d service in reach", "%(count)d services in reach", number) % {"count": number}
    ]
    if step is Step.NOTICED:
        parts.append(found_in_words(found).rstrip("."))
    if row is not None and row.judgement:
        parts.append(_("partners say: %(word)s") % {"word": said.word.lower()})
    if said.missing:
        parts.append(_("missing: %(missing)s") % {"missing": said.missing})
    return Citation(
        kind=SourceKind.SCENARIO_STEP,
        key=f"scenario-step:{scenario.slug}:{step.value}",
        title=_("%(title)s (%(age)s): %(step)s?")
        % {"title": scenario.title, "age": scenario.age, "step": STEP_WORDS[step]().lower()},
        detail="; ".join(parts),
        path=about.path,
        source=_("Scenario walk in %(place)s; %(page)s") % {"place": about.place, "page": WALK_SOURCE.words},
        as_of=about.on,
        figures=(str(number),),
    )


@dataclass(frozen=True)
class PastWalk:
    """One line of the history of a scenario."""

    number: int
    day: str
    by: str
    found: str
    said: list[Said]
    is_open: bool

    @classmethod
    def of(cls, walkthrough):
        return cls(
            number=walkthrough.pk,
            day=day(walkthrough.finished or walkthrough.started),
            by=walkthrough.started_by,
            found=walkthrough.found,
            said=said_in(walkthrough),
            is_open=walkthrough.finished is None,
        )
