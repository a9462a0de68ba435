"""What the map proposes for a child, in words."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.services.leaving_out import FURTHEST, Doubt, Reason
from fivefold.services.proposal import Stop
from fivefold.services.scenario import SUPPORTING, UNDERSTANDING, Step
from fivefold.services.waiting import Takes
from fivefold.vocabulary.support import Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.contacts import wait_words
from fivefold_web.services.presenters.spans import (
    ages_words,
    factors_words,
    minutes_words,
    span_words,
)

STEP_WORDS = {
    Step.NOTICED: lambda: _("Noticed"),
    Step.UNDERSTOOD: lambda: _("Understood"),
    Step.SUPPORTED: lambda: _("Supported"),
}


def factor_label(slug):
    found = knowledge.named(slug, knowledge.factors())
    return found.label if found else slug


@dataclass(frozen=True)
class ServiceLine:
    """A service that is proposed for one question, and why."""

    number: int | None
    key: str
    name: str
    organisation: str
    about: str
    wait: str
    doubts: list[str]
    acts_on: str


def service_line(one, step, numbers):
    offer = one.offer
    return ServiceLine(
        number=numbers.get(offer.id),
        key=offer.id,
        name=offer.name,
        organisation=offer.organisation,
        about=", ".join(part for part in _why(one, step) if part),
        wait=wait_of(offer),
        doubts=[translated(doubt.label) for doubt in one.doubts if doubt is not Doubt.WAIT_NOT_SAID],
        acts_on=", ".join(factor_label(slug) for slug in sorted(one.acts_on)),
    )


def _why(one, step):
    """Why it is proposed: what it is for this question, the ages it takes, and the way to it."""
    offer = one.offer
    kinds = {Step.UNDERSTOOD: UNDERSTANDING, Step.SUPPORTED: SUPPORTING}.get(step)
    if kinds is None:
        yield _("Open to every family")
    else:
        named = [translated(tier.label).lower() for tier in Tier if tier in offer.tiers & kinds]
        yield ", ".join(named).capitalize()
    yield _("takes %(ages)s") % {"ages": band_label(offer.ages)}
    if one.minutes is not None:
        yield minutes_words(one.minutes)


def wait_of(offer):
    """How long families wait, with how it is known; words where nobody said."""
    wait = offer.supply.wait
    if wait is None:
        return _("wait not said")
    low, high = (f"{weeks:g}" for weeks in (wait.low, wait.high))
    if wait.high == 0:
        return _("no wait, %(basis)s") % {"basis": translated(wait.basis.label)}
    weeks = low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    return _("wait %(weeks)s weeks, %(basis)s") % {"weeks": weeks, "basis": translated(wait.basis.label)}


@dataclass(frozen=True)
class Leg:
    """One step of the quickest way: who, how long families wait for it, and what is said of it."""

    step: str
    label: str
    who: str
    wait: str
    note: str
    is_broken: bool
    stops_here: bool = False


@dataclass(frozen=True)
class Group:
    """Services that were left out for one reason; their list is opened on demand."""

    reason: str
    label: str
    number: int
    query: str


@dataclass(frozen=True)
class PathwayLine:
    number: int | None
    name: str
    way: str
    wait: str
    lacks: str


@dataclass(frozen=True)
class ProposalWords:
    """A proposal in words: one sentence, the legs of the way, what was left out and why, pathways."""

    sentence: str
    leads_to_help: bool
    others: list[str]
    legs: list[Leg]
    total: str
    begins: str
    is_too_late: bool
    proposed: int
    left_out: list[Group]
    left_out_number: int
    pathways: list[PathwayLine]


def proposal_words(found, query=None):
    """`query` is what the address of this page carries, for the lists of what was left out."""
    proposal = found.proposal
    sentences = [stop_sentence(stop, proposal) for stop in proposal.stops]
    route = proposal.route
    return ProposalWords(
        sentence=sentences[0] if sentences else way_sentence(proposal),
        leads_to_help=not sentences,
        others=sentences[1:],
        legs=_legs(proposal),
        total=span_words(route.total) if route.total else "",
        begins=ages_words(route.help_begins) if route.help_begins and not route.total.is_unknown else "",
        is_too_late=route.is_too_late,
        proposed=len(proposal.proposed),
        left_out=[
            Group(
                reason.name.lower().replace("_", "-"),
                translated(reason.label),
                len(those),
                urlencode((query or {}) | {"reason": reason.name.lower().replace("_", "-")}),
            )
            for reason, those in proposal.left_out_by_reason.items()
        ],
        left_out_number=len(proposal.left_out),
        pathways=[_pathway(one, found.pathways) for one in proposal.pathways],
    )


def _legs(proposal):
    """The three legs; only the first break is where the way stops."""
    legs = [_noticed(proposal), *(_leg(step, proposal) for step in (Step.UNDERSTOOD, Step.SUPPORTED))]
    broken = next((leg for leg in legs if leg.is_broken), None)
    return [replace(leg, stops_here=leg is broken) for leg in legs]


def way_or_stop(proposal):
    """Where the way stops first, or where it leads, in one plain sentence."""
    return stop_sentence(proposal.stops[0], proposal) if proposal.stops else way_sentence(proposal)


def way_sentence(proposal):
    """One plain sentence for a way that leads to help."""
    route = proposal.route
    facts = {"service": route.supported.offer.name, "wait": span_words(route.total)}
    if route.total.is_unknown:
        return (
            _("The way leads to help from %(service)s, but nobody says how long it takes: the waits are not known.")
            % facts
        )  # fmt: skip
    return _("The way leads to help from %(service)s. From today it takes: %(wait)s.") % facts


def stop_sentence(stop, proposal):
    """Where the way stops and why, in one plain sentence."""
    route, following = proposal.route, proposal.next_contact
    if stop is Stop.NOTICED_LATE:
        return _("Nobody would notice before the contact “%(name)s”, in %(wait)s.") % {
            "name": following.contact.name,
            "wait": wait_words(following.wait),
        }
    if stop is Stop.NOBODY_NOTICES:
        return _("Nobody would notice: no contact follows that sees the child, and no service here is open to every family of this age.")  # fmt: skip
    if stop is Stop.NOBODY_UNDERSTANDS:
        return _("Nobody would work out what is going on: no service in reach offers early intervention or treatment.")  # fmt: skip
    if stop is Stop.NOBODY_SUPPORTS:
        return _("Nobody would help: no service in reach goes beyond promotion.")
    leg = route.understood if stop is Stop.TOO_OLD_TO_UNDERSTAND else route.supported
    return _("By then the child is too old for %(service)s, which takes %(ages)s.") % {
        "service": leg.offer.name,
        "ages": band_label(leg.offer.ages),
    }


def _noticed(proposal):
    """Who would notice first: a contact that is open, a service for every family, else the next contact."""
    seeing = [one.name for one in proposal.open_contacts if one.mode.sees_the_child]
    services = [one.offer.name for one in proposal.for_step(Step.NOTICED)]
    following = proposal.next_contact
    if seeing:
        who, note = ", ".join(seeing), _("open at this age, unless the child has had it already")
    elif services:
        who, note = _some(services), _("only if the family comes")
    else:
        who = following.contact.name if following else _("Nobody")
        note = _("the next contact that sees every child") if following else ""
    span = proposal.route.noticed
    return Leg(
        step=Step.NOTICED.value,
        label=STEP_WORDS[Step.NOTICED](),
        who=who,
        wait=span_words(span),
        note=note,
        is_broken=not seeing and not services,
    )


def _some(names, shown=2):
    if len(names) <= shown:
        return ", ".join(names)
    return _("%(names)s and %(more)d more") % {"names": ", ".join(names[:shown]), "more": len(names) - shown}


def _leg(step, proposal):
    route = proposal.route
    leg = route.understood if step is Step.UNDERSTOOD else route.supported
    label = STEP_WORDS[step]()
    if leg is None:
        return Leg(step.value, label, _("Nobody in reach"), "–", "", True)
    if step is Step.SUPPORTED and route.goes_on:
        return Leg(step.value, label, leg.offer.name, _("no further wait"), _("the same service goes on"), leg.takes is Takes.NO)  # fmt: skip
    others = len(proposal.for_step(step)) - 1
    silent = sum(Doubt.WAIT_NOT_SAID in one.doubts for one in proposal.for_step(step))
    notes = [translated(leg.takes.label)]
    if others:
        notes.append(
            _("The quickest that is known of %(all)d; %(silent)d do not say how long families wait.")
            % {"all": others + 1, "silent": silent}
        )
    return Leg(
        step.value, label, leg.offer.name, span_words(leg.wait), " ".join(notes), leg.takes is Takes.NO
    )


def _pathway(one, numbers):
    lacks = ", ".join(STEP_WORDS[step]().lower() for step in one.lacks)
    return PathwayLine(
        number=numbers.get(one.key),
        name=one.name,
        way=" → ".join(one.steps) if one.steps else _("no way from a way in to support at this age"),
        wait=span_words(one.wait) if one.wait else "–",
        lacks=_("no step for: %(questions)s") % {"questions": lacks} if lacks else "",
    )


@dataclass(frozen=True)
class LeftOutLine:
    """A service that was left out, with the fact that says why."""

    number: int | None
    name: str
    organisation: str
    because: str


def left_out_line(one, numbers, furthest=FURTHEST):
    return LeftOutLine(
        numbers.get(one.offer.id), one.offer.name, one.offer.organisation, because(one, furthest)
    )


def because(one, furthest=FURTHEST):
    """The fact behind the reason, from the directory."""
    offer = one.offer
    return {
        Reason.NOT_OPEN: lambda: translated(offer.status.label),
        Reason.AGES_NOT_KNOWN: lambda: _("The directory gives no ages."),
        Reason.AGE: lambda: _("Takes %(ages)s.") % {"ages": band_label(offer.ages)},
        Reason.AREA: lambda: _("For %(areas)s.") % {"areas": ", ".join(offer.areas)},
        Reason.TOO_FAR: lambda: (
            _("%(minutes)s; asked for at most %(most)d minutes.")
            % {"minutes": minutes_words(one.minutes), "most": furthest}
        ),
        Reason.CAREGIVER: lambda: _("For %(whom)s.") % {"whom": _labels(offer.serves)},
        Reason.KIND: lambda: _kinds_given(offer),
        Reason.FACTORS: lambda: _("Acts on %(factors)s.") % {"factors": factors_words(offer, factor_label)},
        Reason.NO_WAY_IN: lambda: (
            _("Only through %(whom)s.") % {"whom": _labels(offer.referrers, lower=False)}
        ),
        Reason.FULL: lambda: (
            _("%(caseload)d families for %(places)d places.")
            % {"caseload": offer.supply.caseload, "places": offer.supply.places}
        ),
    }[one.reason]()


def _labels(words, lower=True):
    named = sorted(translated(word.label) for word in words)
    return ", ".join(word[:1].lower() + word[1:] if lower else word for word in named)


def _kinds_given(offer):
    if not offer.tiers:
        return _("The directory gives no kind of support.")
    named = ", ".join(translated(tier.label).lower() for tier in Tier if tier in offer.tiers)
    return _("Offers %(kinds)s, not to every family.") % {"kinds": named}
