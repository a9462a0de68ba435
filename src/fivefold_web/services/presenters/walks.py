"""Scenarios and walks in words."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.catalogue import questions, scenarios
from fivefold.services.scenario import WALK_SOURCE, Judgement, Step, next_contact
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.contacts import contacts_words, wait_sentence, wait_words, window_words
from fivefold_web.services.presenters.proposals import (
    STEP_WORDS,
    ProposalWords,
    ServiceLine,
    factor_label,
    proposal_words,
    service_line,
)
from fivefold_web.services.presenters.stories import is_own

SERVICES_SHOWN = 10
SIGNS = {Judgement.YES: "●", Judgement.PARTLY: "◐", Judgement.NO: "○", Judgement.DO_NOT_KNOW: "?"}


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
    is_own: bool = False


@dataclass(frozen=True)
class ScenariosPage:
    """The nine children and those of the place, youngest first, with what the last walk said."""

    heading: str
    cards: list[Card]
    walked: str
    source: object = WALK_SOURCE

    @classmethod
    def of(cls, every, schedule, latest):
        """`every` scenario in the words that count here, and the place's own; walks of removed ones do not count."""
        every = sorted(every, key=lambda one: one.age_months)
        walked = sum(one.slug in latest for one in every)
        return cls(
            heading=_("Scenarios"),
            cards=[card_of(scenario, schedule, latest.get(scenario.slug)) for scenario in every],
            walked=_("%(walked)d of %(all)d walked") % {"walked": walked, "all": len(every)},
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
        is_adapted=not is_own(scenario) and scenario not in scenarios(),
        is_own=is_own(scenario),
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
class StepView:
    """One of the three questions with what is there, what is not, and what the partners say."""

    step: str
    label: str
    title: str
    text: str
    hint: str
    rule: str
    services: list[ServiceLine]
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
class Verdict:
    """What people say of one service for one question."""

    said: str
    note: str


@dataclass(frozen=True)
class WalkPage:
    """A scenario walked through what is entered today, or as it was when the walk was finished."""

    heading: str
    slug: str
    age: str
    text: str
    ring: str
    factors: list[str]
    own_number: int | None
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
    kept_on: str
    is_open: bool
    proposal: ProposalWords
    query: str
    verdicts: dict[tuple[str, int], Verdict] = field(default_factory=dict)
    source: object = WALK_SOURCE
    next_contact: str = ""


def walk_page(scenario, found, about, history, *, query=None, walkthrough=None, verdicts=None):
    """The page of one scenario; with a walk, also what its partners said. `query` is what the address carries."""
    proposal, carried = found.proposal, dict(query or {})
    if walkthrough is not None:
        carried["walk"] = walkthrough.pk
    following = proposal.next_contact
    rows = {row.step: row for row in walkthrough.steps.all()} if walkthrough else {}
    is_open = walkthrough is not None and walkthrough.finished is None
    return WalkPage(
        heading=scenario.title,
        slug=scenario.slug,
        age=scenario.age,
        text=scenario.text,
        ring=scenario.level.value,
        factors=[factor_label(slug) for slug in scenario.factors],
        own_number=scenario.number if is_own(scenario) else None,
        contacts=[contact_now(contact) for contact in proposal.open_contacts],
        has_next=following is not None,
        wait=wait_words(following.wait) if following else "",
        next_name=following.contact.name if following else "",
        next_window=window_words(following.contact) if following else "",
        wait_sentence=wait_sentence(following),
        steps=[step_view(step, scenario, found, rows.get(step.value), about, carried) for step in Step],
        ages_not_known=len(proposal.walk.ages_not_known),
        history=[PastWalk.of(one) for one in history],
        number=walkthrough.pk if walkthrough else None,
        begun=day(walkthrough.started) if walkthrough else "",
        kept_on=day(walkthrough.proposed) if walkthrough and walkthrough.proposed else "",
        is_open=is_open,
        proposal=proposal_words(found, carried),
        query=urlencode(query or {}),
        verdicts=verdicts_in_words(verdicts or {}),
        next_contact=following.contact.key if following else "",
    )


def verdicts_in_words(verdicts):
    return {place: Verdict(row.said, row.note) for place, row in verdicts.items()}


def contact_now(contact):
    return ContactNow(
        contact.name,
        window_words(contact),
        translated(contact.mode.label).lower(),
        contact.mode.sees_the_child,
    )


def step_view(step, scenario, found, row, about, carried):
    question = questions()[list(Step).index(step)]
    services = found.proposal.for_step(step)
    return StepView(
        step=step.value,
        label=STEP_WORDS[step](),
        title=question.title,
        text=question.text,
        hint=question.hint,
        rule=RULES[step](),
        services=[service_line(one, step, found.numbers) for one in services[:SERVICES_SHOWN]],
        more=max(0, len(services) - SERVICES_SHOWN),
        query=urlencode(carried | {"step": step.value}),
        missing=[translated(one.label) for one in found.proposal.walk.missing(step)],
        said=said_about(step, row),
        citation=step_citation(step, scenario, found.proposal, row, about),
    )


def found_in_words(found):
    """What the schedule holds for this age, in one sentence: kept when a walk is finished."""
    return contacts_words(found.open_contacts, found.next_contact)


def step_citation(step, scenario, found, row, about):
    """One question of a scenario as evidence: what was proposed, what the partners said."""
    number = len(found.for_step(step))
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
    area: str
    is_kept: bool

    @classmethod
    def of(cls, walkthrough):
        return cls(
            number=walkthrough.pk,
            day=day(walkthrough.finished or walkthrough.started),
            by=walkthrough.started_by,
            found=walkthrough.found,
            said=said_in(walkthrough),
            is_open=walkthrough.finished is None,
            area=walkthrough.area_code,
            is_kept=bool(walkthrough.proposal),
        )
