"""The audit of adults who are parents, in words."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.need.hidden_in_average import who_may_be_hidden
from fivefold.need.parents import (
    DATA_ITEMS,
    PATIENTS_AS_PARENTS,
    RECORD_PARENTHOOD,
    not_asked,
    standings,
    total,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.words import said


def kinds_to_ask():
    """Services for adults worth asking. Our own list; the toolkit names adult mental health services (p38)."""
    return [
        _("Adult mental health"),
        _("Talking therapies"),
        _("Drug and alcohol support"),
        _("Domestic abuse support"),
        _("Probation and prisons"),
        _("Housing and homelessness"),
        _("Debt and benefits advice"),
        _("GP practices"),
    ]


@dataclass(frozen=True)
class AuditRow:
    """One service: what it records, how many children that shows, and what changed."""

    number: int
    service: str
    organisation: str
    pregnancy: str
    parenthood: str
    parenthood_key: str
    ages: str
    where: str
    children: str
    children_about: str
    state: str
    asked: str
    asked_by: str
    change: str
    earlier: list = field(default_factory=list)


@dataclass(frozen=True)
class ParentsPage:
    """All services, the total that can be told, and whom to ask next."""

    heading: str
    rows: list
    recorded: str
    total: str
    total_about: str
    not_in_total: str
    waiting: list
    kinds: list
    items: list
    source: str
    hidden: object
    citation: Citation | None = None


def parents_page(*, audits, numbers, suggested, about):
    """The newest answer of each service with its earlier ones, and those that nobody asked."""
    standing = standings(audits)
    rows = [audit_row(one, numbers) for one in standing]
    children = total([one.newest.children for one in standing])
    recorded = sum(one.newest.records_it for one in standing)
    words = ngettext(
        "%(n)d of %(all)d service records it for every adult",
        "%(n)d of %(all)d services record it for every adult",
        len(standing),
    ) % {"n": recorded, "all": len(standing)}
    return ParentsPage(
        heading=_("Adults who are parents"),
        rows=rows,
        recorded=words if standing else "",
        total=said(children.value) if standing else "",
        total_about=_total_about(children),
        not_in_total=_left_out(children),
        waiting=not_asked(suggested, audits),
        kinds=kinds_to_ask(),
        items=[_item(one) for one in DATA_ITEMS],
        source=f"{RECORD_PARENTHOOD.words}; {PATIENTS_AS_PARENTS.words}",
        hidden=hidden_words(who_may_be_hidden(())),
        citation=_citation(words, children, standing, about) if standing else None,
    )


def _total_about(children):
    parts = [translated(children.value.basis)] if children.giving else []
    return ". ".join([*parts, children.value.period] if children.value.period else parts)


def _left_out(children):
    """What the total leaves out, so that nobody reads it as everything."""
    hidden = ngettext(
        "%(n)d service has a number too small to show",
        "%(n)d services have a number too small to show",
        children.hidden,
    ) % {"n": children.hidden}
    missing = ngettext("%(n)d service gives none", "%(n)d services give none", children.missing) % {
        "n": children.missing
    }
    parts = [words for number, words in ((children.hidden, hidden), (children.missing, missing)) if number]
    if not parts:
        return ""
    return _("Not in this sum: %(parts)s. The true number is higher.") % {"parts": _(" and ").join(parts)}


def audit_row(standing, numbers):
    one = standing.newest
    children = one.children
    about = [part for part in (children.period, children.source, translated(children.basis)) if part]
    return AuditRow(
        number=numbers[one.key],
        service=one.service,
        organisation=one.organisation,
        pregnancy=translated(one.pregnancy.label),
        parenthood=translated(one.parenthood.label),
        parenthood_key=one.parenthood.name.lower(),
        ages=translated(one.ages.label),
        where=", ".join(part for part in (one.field, one.system) if part) or _("not given"),
        children=said(children),
        children_about=". ".join(about) if children.number is not None else "",
        state=children.state.name.lower().replace("_", "-"),
        asked=date_format(one.asked_on, "j F Y"),
        asked_by="",
        change=translated(standing.change),
        earlier=[
            (numbers[before.key], date_format(before.asked_on, "j F Y"), translated(before.parenthood.label))
            for before in standing.earlier
        ],
    )


def _item(one):
    answers = [translated(answer) for answer in one.answers]
    return translated(one.question), answers, translated(one.why), one.page.words


def _citation(words, children, standing, about):
    silent = [one.newest.service for one in standing if not one.newest.records_it]
    listed = _("Not for every adult: %(services)s.") % {"services": ", ".join(silent)} if silent else ""
    counted = _("Children in services that give a number: %(number)s.") % {"number": said(children.value)}
    return Citation(
        kind=SourceKind.DOCUMENT,
        key="parents:audit",
        title=_("Which services record that an adult is a parent"),
        detail=" ".join(part for part in (f"{words}.", listed, counted, _left_out(children)) if part),
        path=about.path("parents"),
        source=_("Audit of services for adults, %(place)s") % {"place": about.place},
        as_of=about.today,
    )
