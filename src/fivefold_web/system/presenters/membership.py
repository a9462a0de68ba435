"""Who is at the table, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.system.membership import MEMBERSHIP_SOURCE, Asked
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.evidence import cited


@dataclass(frozen=True)
class Row:
    """One partner in the matrix."""

    number: int
    name: str
    sector: str
    acts: tuple[bool, ...]


@dataclass(frozen=True)
class Gap:
    """A level or a sector without anybody."""

    key: str
    label: str
    kind: str
    suggested: tuple[str, ...]
    planned: tuple[str, ...]


@dataclass(frozen=True)
class Planned:
    """A plan to ask somebody."""

    number: int
    whom: str
    where: str
    speaks: str
    due: object
    asked: str
    note: str


@dataclass(frozen=True)
class MembershipPage:
    """The matrix, what is missing, the plans and the history."""

    heading: str
    levels: tuple[str, ...]
    rows: tuple[Row, ...]
    sectors: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    suggested: tuple[tuple[str, str], ...]
    unplaced: tuple[str, ...]
    planned: tuple[Planned, ...]
    history: tuple[tuple[object, str, str], ...]
    source: object
    citation: object = None

    @classmethod
    def of(cls, found, organisations, levels, plans, history, about):
        gaps = _gaps(found, plans)
        return cls(
            heading=_heading(gaps),
            levels=tuple(translated(level.label) for level in Level),
            rows=tuple(
                Row(one.pk, one.name, translated(one.sector.label), tuple(x in levels[one.pk] for x in Level))
                for one in organisations
            ),
            sectors=tuple(
                (translated(sector.label), ", ".join(names) or _("nobody"))
                for sector, names in found.by_sector.items()
            ),
            gaps=gaps,
            suggested=tuple(
                (translated(level.label), ", ".join(found.suggested[level]))
                for level in Level
                if found.suggested[level]
            ),
            unplaced=tuple(found.unplaced),
            planned=tuple(_planned(row) for row in plans),
            history=tuple(_moment(*one) for one in history),
            source=MEMBERSHIP_SOURCE,
            citation=_citation(gaps, about) if gaps else None,
        )


def _heading(gaps):
    if not gaps:
        return _("Every level and sector has somebody at the table")
    words = ngettext("%(n)d level or sector has nobody", "%(n)d levels or sectors have nobody", len(gaps))
    return words % {"n": len(gaps)}


def _gaps(found, plans):
    def planned(name, value):
        return tuple(row.whom for row in plans if getattr(row, name) == value and row.asked != Asked.DECLINED)

    levels = [
        Gap(
            level.value,
            translated(level.label),
            "level",
            tuple(found.suggested[level]),
            planned("level", level),
        )
        for level in found.missing_levels
    ]
    sectors = [
        Gap(sector.value, translated(sector.label), "sector", (), planned("sector", sector))
        for sector in found.missing_sectors
    ]
    return tuple(levels + sectors)


def _planned(row):
    where = [translated(Level(row.level).label)] if row.level else []
    where += [translated(Sector(row.sector).label)] if row.sector else []
    label = translated(Asked(row.asked).label)
    return Planned(row.pk, row.whom, ", ".join(where), row.speaks, row.due, label, row.note)


def _moment(at, organisation, level, has_begun, who):
    words = (
        _("%(name)s acts at the level “%(level)s”")
        if has_begun
        else _("%(name)s no longer acts at the level “%(level)s”")
    )
    return at, words % {"name": organisation, "level": translated(level.label)}, who


def _citation(gaps, about):
    names = ", ".join(gap.label for gap in gaps)
    return cited(
        SourceKind.SELF_CHECK,
        "membership",
        about,
        title=_("Who is missing at the table"),
        detail=_("Nobody for: %(names)s") % {"names": names},
        source=_("Partners of this place, as entered"),
    )
