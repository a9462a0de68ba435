"""A gap in support for relationships: what is missing, by which rule, and what it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.system.relationships import ADULTS, STAGES, Reason
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, NeedGroup, Tier
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.evidence import cited

COVERAGE = (Reason.NOTHING_AT_AGES, Reason.NOTHING_FOR_GROUP, Reason.NO_ADULT_SERVICE)

SHOWN = 12


@dataclass(frozen=True)
class EvidenceLine:
    """One service that a gap rests on, with what it says and why."""

    number: int
    name: str
    says: str
    basis: str

    @property
    def words(self):
        return ": ".join(part for part in (self.name, self.says, self.basis) if part)


@dataclass(frozen=True)
class GapView:
    key: str
    title: str
    reason: str
    lines: list[EvidenceLine]
    more: str
    sentence: str
    level: str
    sources: str
    citation: Citation


def gap_view(checklist, gap, about):
    """A gap in words, with what becomes evidence and the first words of a recommendation."""
    title, reason, sentence = _told(checklist, gap)
    lines = [_line(gap, one) for one in gap.services[:SHOWN]]
    more = _more(len(gap.services) - SHOWN)
    sources = checklist.sources
    return GapView(
        key=gap.key,
        title=title,
        reason=reason,
        lines=lines,
        more=more,
        sentence=sentence,
        level=Level.FAMILY if gap.about == ADULTS else Level.RELATIONSHIP,
        sources=sources,
        citation=cited(
            SourceKind.SERVICE_GAP if gap.reason in COVERAGE else SourceKind.SELF_CHECK,
            f"relationship-gap:{gap.key}",
            about,
            title=title,
            detail=" ".join(part for part in (reason, "; ".join(line.words for line in lines), more) if part),
            source=_("Mapping of support for relationships in %(place)s; %(sources)s")
            % {"place": about.place, "sources": sources},
        ),
    )


def _more(count):
    if count <= 0:
        return ""
    return ngettext("and %(n)d more service", "and %(n)d more services", count) % {"n": count}


def _told(checklist, gap):
    """Title, reason and first words of a recommendation."""
    if gap.reason in (Reason.NOTHING_AT_AGES, Reason.NOTHING_FOR_GROUP):
        return _uncovered(gap)
    line = next(one.title for one in checklist.criteria if one.slug == gap.about)
    count = {"line": line, "n": len(gap.services)}
    title, reason, sentence = _ASKED[gap.reason](gap)
    return title % count, reason % count, sentence % count


def _uncovered(gap):
    if gap.reason is Reason.NOTHING_FOR_GROUP:
        group = translated(NeedGroup(gap.about).label)
        return (
            _("No service for the group “%(group)s”") % {"group": group},
            _("Other services are marked with a need group, none with this one."),
            _("Offer help to families in the group “%(group)s”.") % {"group": group},
        )
    tier = translated(Tier(gap.about).label)
    said = [translated(stage) for stage in gap.stages]
    ages = ", ".join(stage[:1].lower() + stage[1:] for stage in said)
    words = {"tier": tier, "ages": _("any age under five") if len(said) == len(STAGES) else ages}
    return (
        _("%(tier)s: no service (%(ages)s)") % words,
        _("No service that runs now is marked with this kind of support and takes these ages."),
        _("Offer “%(tier)s” where there is none: %(ages)s.") % words,
    )


def _no_adult_asks(gap):
    return (
        _("No service for adults asks whether somebody looks after a child"),
        ngettext(
            "There is %(n)d service for adults on the map. It is not known to ask.",
            "There are %(n)d services for adults on the map. None is known to ask.",
            len(gap.services),
        ),
        _(
            "Agree with services for adults that each asks about children and refers to help with early relationships."
        ),
    )


def _some_adults(gap):
    return (
        _("Some services for adults do not ask whether somebody looks after a child"),
        ngettext(
            "%(n)d service for adults is not known to ask, others do.",
            "%(n)d services for adults are not known to ask, others do.",
            len(gap.services),
        ),
        _(
            "Help the services for adults that do not ask about children yet to begin, together with those that do."
        ),
    )


def _no_adults(gap):
    return (
        _("No service for adults is on the map"),
        _("Whether services for adults ask about children cannot be seen, because none is in the directory."),
        _("Bring services for adults into the partnership and into the directory."),
    )


def _nowhere(gap):
    return (
        _("“%(line)s” is nowhere in place"),
        ngettext(
            "%(n)d service answered; it does not say that it is in place.",
            "%(n)d services answered; none says that it is in place.",
            len(gap.services),
        ),
        _("Put “%(line)s” in place, with training and time for staff."),
    )


def _mostly(gap):
    return (
        _("“%(line)s” is mostly not yet in place"),
        ngettext(
            "%(n)d service says not yet: at least half of those that answered.",
            "%(n)d services say not yet: at least half of those that answered.",
            len(gap.services),
        ),
        _("Spread “%(line)s” from the services that have it in place to those that do not."),
    )


def _otherwise(gap):
    return (
        _("“%(line)s”: parents see it otherwise than staff"),
        ngettext(
            "%(n)d service says that it is in place, while fewer than half of its parents say yes.",
            "%(n)d services say that it is in place, while fewer than half of their parents say yes.",
            len(gap.services),
        ),
        _(
            "Ask parents what they would need so that “%(line)s” reaches them, and change the offer with them."
        ),
    )


def _bare(gap):
    return (
        _("“%(line)s” is said to be in place without evidence"),
        ngettext(
            "%(n)d service does not say what it bases its answer on.",
            "%(n)d services do not say what they base their answer on.",
            len(gap.services),
        ),
        _("Find out how it is known that “%(line)s” is in place."),
    )


def _unheard(gap):
    return (
        _("Parents have not been heard"),
        _("Services have answered for themselves; no answer of a parent stands beside them."),
        _(
            "Ask parents the eight questions, through a link or in a workshop, and set their answers beside those of staff."
        ),
    )


_ASKED = {
    Reason.NO_ADULT_SERVICE_ASKS: _no_adult_asks,
    Reason.SOME_ADULT_SERVICES_DO_NOT_ASK: _some_adults,
    Reason.NO_ADULT_SERVICE: _no_adults,
    Reason.NOWHERE_IN_PLACE: _nowhere,
    Reason.MOSTLY_NOT_YET: _mostly,
    Reason.PARENTS_SEE_IT_OTHERWISE: _otherwise,
    Reason.WITHOUT_EVIDENCE: _bare,
    Reason.PARENTS_NOT_HEARD: _unheard,
}


def _line(gap, one):
    answered = one.answers.get(gap.about)
    if gap.reason in (Reason.NO_ADULT_SERVICE_ASKS, Reason.SOME_ADULT_SERVICES_DO_NOT_ASK):
        says = _asks(one)
    elif answered and answered.answer:
        says = translated(answered.answer.label).lower()
    else:
        says = ""
    return EvidenceLine(one.number, one.offer.name, says, _basis(gap, one, answered))


def _asks(one):
    if one.asks_about_children is None:
        return _("nobody has said whether it asks")
    return _("asks") if one.asks_about_children else _("does not ask")


def _basis(gap, one, answered):
    """What the service bases its answer on; where parents see it otherwise, what they said."""
    if gap.reason is Reason.PARENTS_SEE_IT_OTHERWISE:
        heard = one.heard[gap.about]
        return _("%(yes)s of %(n)s parents say yes") % {"yes": heard.yes, "n": heard.base}
    return answered.evidence if answered else ""
