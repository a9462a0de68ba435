"""How a release was made: who, when, with what, how records were linked, what is hidden and why."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.late import Late
from fivefold.vocabulary.value import Value, figure
from fivefold_web.design.words import translated, value_words
from fivefold_web.need.presenters.faced_words import many_words, number_words, share_words

protecting, linking = Late("fivefold.risk.protection"), Late("fivefold.risk.quality")
ways, signing = Late("fivefold.risk.other_ways"), Late("fivefold.release.signing")


@dataclass(frozen=True)
class Provenance:
    """Who prepared and checked a release, with which keys, and what it rests on: rows of a summary."""

    rows: tuple
    methods: tuple
    factors: tuple
    earlier: tuple


def provenance(release, row):
    about, checked = release.about, release.checked
    prints = {one.by: signing.fingerprint(one.key) for one in release.signatures}
    who = _("%(by)s on %(on)s; key %(key)s")
    rows = (
        (_("Title"), about.title),
        (_("Data controller"), about.controller),
        (_("Purpose"), about.purpose),
        (_("Whom it counts"), f"{about.population}; {about.period}"),
        (_("Areas"), f"{about.areas.level} ({about.areas.vintage})"),
        (_("Prepared by"), who % {"by": about.prepared.by, "on": date_format(about.prepared.on), "key": prints[about.prepared.by]}),
        (_("Checked by"), who % {"by": checked.by, "on": date_format(checked.on), "key": prints[checked.by]}),
        (_("Why it was let out"), checked.reason),
        (_("Taken in here"), _("%(on)s by %(by)s") % {"on": date_format(row.uploaded), "by": row.uploaded_by}),
        (_("Edition of the factors"), about.factor_edition),
        (_("Study file (SHA-256)"), about.study_sha256),
        (_("This release (SHA-256 of its manifest)"), release.digest),
    )  # fmt: skip
    methods = tuple((one.step, f"{one.tool} {one.version}", one.words) for one in about.methods)
    factors = tuple(
        (one.title, _direction(one.direction), one.definition, one.window, _in_library(one))
        for one in about.factors
    )
    earlier = tuple(f"{one.title}, {date_format(one.on)}" for one in about.earlier)
    return Provenance(rows, methods, factors, earlier)


def _in_library(factor):
    """The slug of a factor's page, where the library has one."""
    known = factor.library and knowledge.named(factor.library, knowledge.factors())
    return factor.library if known else ""


def _direction(kind):
    return {
        "risk": _("risk"),
        "protective": _("protective"),
        "group at higher exposure": _("group at higher exposure"),
    }[kind]


@dataclass(frozen=True)
class HiddenPage:
    """What is hidden and why, in sentences and table by table."""

    sentences: tuple
    tables: tuple
    reasons: tuple
    notes: tuple


def hidden(release):
    found = protecting.protection(release)
    return HiddenPage(
        tuple(policy_sentences(found)),
        tuple((t.name, t.title, f"{t.cells:,}", f"{t.hidden:,}", f"{t.missing:,}") for t in found.tables),
        tuple((reason, f"{count:,}") for reason, count in found.reasons),
        found.notes,
    )


def policy_sentences(found):
    """The rule in plain words, and what it did."""
    policy = found.policy
    facts = {"title": policy.title, "low": policy.hidden_from, "high": policy.hidden_to}
    yield _("%(hidden)s of %(cells)s counts are hidden and %(missing)s are not known. Hidden is never 0, and not known is never 0.") % {
        "hidden": f"{found.hidden:,}", "cells": f"{found.cells:,}", "missing": f"{found.missing:,}",
    }  # fmt: skip
    yield _("The rule is “%(title)s”: counts from %(low)d to %(high)d are never shown, so that no family can be recognised.") % facts  # fmt: skip
    yield _others(found)
    yield _("A true zero is shown as 0.") if policy.zero_is_shown else _("A true zero is hidden too.")
    yield ngettext(
        "Every hidden count could still have %(n)d value or more for somebody who knows all the rest.",
        "Every hidden count could still have %(n)d values or more for somebody who knows all the rest.",
        policy.protection,
    ) % {"n": policy.protection}
    base = {"base": f"{policy.percent_decimal_from:,}"}
    yield _("Shares of fewer than %(base)s children are given without decimals.") % base
    if found.holds is not None:
        yield _attacked(found.holds)
    yield _(
        "A sum or share that rests on a hidden count is hidden here too: this workspace never works out a hidden count."
    )
    cited = {"citation": policy.citation, "certainty": policy.certainty}
    yield _("Source of the rule: %(citation)s (%(certainty)s).") % cited


def _others(found):
    """What was done to the counts that are shown."""
    facts = {"nearest": found.policy.nearest}
    if found.has_noise:
        return _("Other counts carry a little noise and are given in steps of %(nearest)d.") % facts
    if found.rounds:
        return _("Other counts are rounded to the nearest %(nearest)d, so rows need not add up to their total.") % facts  # fmt: skip
    return _("Other counts are exact; further cells are hidden where totals would give a small one back.")


def _attacked(holds):
    """What the secure side said of its own attack."""
    if holds:
        return _(
            "On the secure side the tables were attacked before they left, and no hidden count could be narrowed too far."
        )
    return _(
        "On the secure side an attack on the tables narrowed some hidden counts: ask the data controller."
    )


@dataclass(frozen=True)
class LinkPage:
    """How well records were linked, in plain words and by group."""

    found: str
    right: str
    sentences: tuple
    method: str
    why: str
    tables: tuple


def linkage(release):
    found = linking.linkage(release)
    return LinkPage(
        value_words(found.everyone.found),
        value_words(found.everyone.right),
        (*_plain(found.everyone), *found.sentences),
        found.method,
        found.why,
        tuple(
            (dimension, tuple((g.group, value_words(g.found), value_words(g.right), _missed(g, dimension)) for g in groups))
            for dimension, groups in found.by_dimension
        ),
    )  # fmt: skip


def _plain(everyone):
    """The two figures as a person would say them."""
    found, right = everyone.found, everyone.right
    if found.low is not None:
        yield _(
            "Of 1,000 true links between records of a child, %(low)s to %(high)s were found; the others make one child look like two, each with fewer factors."
        ) % _thousand(found)
    if right.low is not None:
        yield _(
            "Of 1,000 links that were made, %(low)s to %(high)s are right; a wrong one gives a child factors of another."
        ) % _thousand(right)


def _thousand(value: Value):
    return {"low": figure(round(10 * value.low)), "high": figure(round(10 * value.high))}


def _missed(group, dimension):
    if group.is_lower:
        return _("links are missed more often: counts of this group are more likely too low")
    return (
        _("not clearly different") if group.found.number is not None else translated(group.found.state.label)
    )


def other_ways(release, many):
    """The headline counted another way: rows of a table."""
    return tuple(
        (translated(one.way.label), many_words(one.many), number_words(one.children), number_words(one.of), share_words(one.share))
        for one in ways.other_ways(release, many)
    )  # fmt: skip


TABLE_ROWS = 200


def table_page(table, release, number):
    """A table of the release as it came, a page at a time."""
    about = table.about
    titles = {f.slug: f.title for f in release.about.factors}
    first = [_("Factors together")] if about.kind.value == "combinations" else []
    headers = (*first, *(d.title for d in about.dimensions), _("Figure"), _("Note"))
    labels = [d.labels() for d in about.dimensions]
    shown = Paginator(table.rows, TABLE_ROWS).get_page(number)
    rows = []
    for cell in shown.object_list:
        at = cell.at[1:] if first else cell.at
        together = (
            [" + ".join(titles[s] for s in cell.at[0].split("+") if s) or _("Everyone")] if first else []
        )
        places = [known[code] for known, code in zip(labels, at, strict=True)]
        rows.append((*together, *places, value_words(table.value(cell)), cell.reason))
    return {"table": about, "headers": headers, "rows": rows, "listed": shown, "heading": about.title}
