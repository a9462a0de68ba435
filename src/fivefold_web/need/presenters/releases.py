"""Releases, keys and refusals in words."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

UNKNOWN_KEY = "is not one that you trust"


@dataclass(frozen=True)
class ReleaseLine:
    """One release that is kept."""

    pk: int
    title: str
    controller: str
    population: str
    holds: str
    prepared: str
    checked: str
    uploaded: str
    is_fictional: bool


def release_lines(releases):
    return [release_line(one) for one in releases]


def release_line(one):
    who = {"by": one.prepared_by, "on": date_format(one.prepared_on)}
    checked = {"by": one.checked_by, "on": date_format(one.checked_on)}
    tables = ngettext("%(n)d table", "%(n)d tables", one.tables) % {"n": one.tables}
    cells = {"tables": tables, "cells": f"{one.cells:,}", "hidden": f"{one.hidden:,}"}
    return ReleaseLine(
        one.pk,
        one.title,
        one.controller,
        one.population
        if one.period.removeprefix("on ") in one.population
        else f"{one.population}, {one.period}",
        _("%(tables)s, %(cells)s counts, of which %(hidden)s are hidden") % cells,
        _("%(by)s, %(on)s") % who,
        _("%(by)s, %(on)s") % checked,
        _("%(on)s by %(by)s") % {"on": date_format(one.uploaded), "by": one.uploaded_by},
        one.is_fictional,
    )


@dataclass(frozen=True)
class KeyLine:
    """A key, whose it is, and whether it still counts."""

    pk: int
    name: str
    organisation: str
    fingerprint: str
    vouched: str
    trusted: str
    withdrawn: str
    why: str


def key_lines(keys):
    return [
        KeyLine(
            key.pk,
            key.name,
            key.organisation_name,
            key.fingerprint,
            key.trusted_by,
            date_format(key.trusted),
            date_format(key.withdrawn) if key.withdrawn else "",
            key.withdrawn_why,
        )
        for key in keys
    ]


@dataclass(frozen=True)
class RefusalWords:
    """Why a release is refused, where, and what to do. `asks_for_key`: its signer is not known here."""

    what: str
    where: str
    remedy: str
    asks_for_key: bool


def refusal_words(refused):
    what = refused.what[:1].upper() + refused.what[1:]
    return RefusalWords(what, refused.where, refused.remedy, UNKNOWN_KEY in refused.what)
