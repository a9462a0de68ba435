"""Files in words: what is held, and what an upload was found to be before anything enters."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge import universal_contacts
from fivefold.need.contacts import Mode
from fivefold.sources.reading import Kind
from fivefold.vocabulary.areas import Nation
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import areas_held, level_words
from fivefold_web.need.queries import figures as queries

LISTED = 20
ROWS_SHOWN = 8


@dataclass(frozen=True)
class FileRow:
    """A confirmed file in the list."""

    pk: int
    title: str
    kind: str
    about: str
    source: str
    retrieved: str
    uploaded: str
    replaced: str = ""
    has_replaced: bool = False


@dataclass(frozen=True)
class FilesPage:
    heading: str
    files: list[FileRow]


def files_page(datasets):
    newer = {dataset.replaced_by_id for dataset in datasets}
    return FilesPage(_("Files"), [file_row(dataset, dataset.pk in newer) for dataset in datasets])


def file_row(dataset, has_replaced=False):
    older = dataset.replaced_by
    return FileRow(
        replaced=_("No longer shown: replaced by “%(title)s”.") % {"title": older.title} if older else "",
        has_replaced=has_replaced,
        pk=dataset.pk,
        title=dataset.title,
        kind=translated(dataset.kind.label),
        about=_("%(rows)s; %(areas)s; %(periods)s")
        % {
            "rows": rows_words(dataset.rows),
            "areas": areas_words(dataset.areas),
            "periods": periods_words(dataset.first_period, dataset.last_period),
        },
        source=dataset.source,
        retrieved=date_format(dataset.retrieved, "j F Y"),
        uploaded=_("%(day)s by %(person)s")
        % {"day": date_format(dataset.uploaded, "j F Y"), "person": dataset.uploaded_by},
    )


def rows_words(number):
    return ngettext("%(n)s row", "%(n)s rows", number) % {"n": f"{number:,}"}


def areas_words(number):
    return ngettext("%(n)s area", "%(n)s areas", number) % {"n": f"{number:,}"}


def periods_words(first, last):
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


@dataclass(frozen=True)
class Listed:
    """The first of many sentences, and how many more there are."""

    title: str
    lines: list[str]
    more: int

    @classmethod
    def of(cls, title, lines, count=None):
        lines = list(lines)
        count = len(lines) if count is None else count
        return cls(title, lines[:LISTED], max(count - LISTED, 0))


@dataclass(frozen=True)
class PreviewPage:
    """What was recognised in a file. Nothing has entered yet."""

    heading: str
    filename: str
    kind: str
    key: str
    facts: list
    own_areas: list
    missing_areas: list
    problems: Listed
    repeated: Listed
    contradictions: Listed
    notes: list[str] = field(default_factory=list)
    headers: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    already: str = ""

    @property
    def can_enter(self):
        return not self.problems.lines and not self.already


def preview_page(reading, held, areas, already):
    """The preview: what it is, for which areas and periods, what is repeated, contradictory or wrong."""
    own = [area for area in areas if area.code in reading.areas]
    headers, rows = sample(reading)
    return PreviewPage(
        heading=_("Check this file before it enters"),
        filename=held.filename,
        kind=translated(reading.kind.label),
        key=held.key,
        facts=facts_of(reading),
        own_areas=[area.name for area in own],
        missing_areas=[area for area in areas if area not in own] if names_councils(reading) else [],
        problems=Listed.of(problem_title(reading.problem_count), (p.words for p in reading.problems), reading.problem_count),
        repeated=Listed.of(repeat_title(reading), (r.words for r in reading.repeated)),
        contradictions=Listed.of(contradiction_title(reading), (c.words for c in reading.contradictions)),
        notes=list(reading.notes),
        headers=headers,
        rows=rows,
        already=already_words(already) if already else "",
    )  # fmt: skip


def names_councils(reading):
    """Whether a clean file is about whole areas, so that one of ours that is not in it deserves a word."""
    small = reading.kind is Kind.BOUNDARIES and reading.rows and reading.rows[0].level not in ("ltla", "utla")
    return bool(reading.areas) and reading.is_clean and not small


def facts_of(reading):
    """What was recognised, as label and content."""
    names = list(reading.areas.values())
    facts = [
        (_("Recognised as"), translated(reading.kind.label)),
        (_("Rows read"), f"{reading.rows_read:,}"),
        (_("Rows to enter"), f"{queries.entering(reading):,}"),
        (_("Areas"), f"{len(names):,}: {areas_held(names)}" if names else "0"),
    ]
    if reading.periods:
        facts.append((_("Periods"), periods_words(reading.periods[0], reading.periods[-1])))
    if reading.indicators:
        facts.append(
            (_("Indicators"), f"{len(reading.indicators):,}: {areas_held(reading.indicators.values())}")
        )
    return facts


def problem_title(count):
    return ngettext("%(n)s error", "%(n)s errors", count) % {"n": f"{count:,}"}


def repeat_title(reading):
    count = len(reading.repeated)
    return ngettext("%(n)s figure is repeated", "%(n)s figures are repeated", count) % {"n": f"{count:,}"}


def contradiction_title(reading):
    count = len(reading.contradictions)
    words = ngettext("%(n)s figure contradicts itself", "%(n)s figures contradict themselves", count)
    return words % {"n": f"{count:,}"}


def already_words(dataset):
    return _("This very file is already here: it entered on %(day)s, from %(person)s. Nothing needs to be done.") % {
        "day": date_format(dataset.uploaded, "j F Y"), "person": dataset.uploaded_by,
    }  # fmt: skip


def sample(reading):
    """The first rows as they would enter, as headers and cells."""
    rows = reading.first_rows(ROWS_SHOWN)
    if reading.kind.holds_indicators:
        headers = [_("Indicator"), _("Area"), _("Group"), _("Period"), _("Value"), _("95% interval")]
        return headers, [_indicator_cells(row) for row in rows]
    if reading.kind is Kind.POPULATION:
        headers = [_("Area"), _("Year"), _("Sex"), _("Age"), _("Children")]
        return headers, [
            (r.area_name or r.area_code, r.year, r.sex, r.age, f"{r.count:,.0f}") for r in rows if r.age < 5
        ]
    if reading.kind is Kind.DEPRIVATION:
        headers = [_("Small area"), _("Edition"), _("Tenth (1 is most deprived)"), _("Rank")]
        return headers, [(r.area_code, r.edition, r.decile, f"{r.rank:,}") for r in rows]
    if reading.kind is Kind.BOUNDARIES:
        headers = [_("Area"), _("Code"), _("Level"), _("Boundaries of")]
        return headers, [(r.area_name, r.area_code, level_words(r.level), r.vintage) for r in rows]
    if reading.kind is Kind.BIRTHS:
        headers = [_("Area"), _("Year"), _("Month"), _("Live births")]
        return headers, [
            (r.area_name, r.year, r.month or _("whole year"), translated(r.state.label) if r.count is None else f"{r.count:,.0f}")
            for r in rows
        ]  # fmt: skip
    if reading.kind in (Kind.CONTACTS, Kind.HEALTH_VISITING):
        headers = [_("Contact"), _("Area"), _("Group"), _("Way"), _("Period"), _("Due"), _("Seen")]
        return headers, [_contact_cells(row) for row in rows]
    if reading.kind is Kind.SERVICE_USE:
        headers = [_("Service"), _("Who"), _("Area"), _("Group"), _("Period"), _("Seen"), _("Population")]
        return headers, [_use_cells(row) for row in rows]
    headers = [_("Area"), _("Lies in"), _("Level")]
    return headers, [
        (r.child_name or r.child_code, r.parent_name or r.parent_code, r.parent_level) for r in rows
    ]


def _contact_cells(row):
    due = "–" if row.due is None else f"{row.due:,.0f}"
    way = translated(Mode(row.mode).label)
    return contact_name(row.contact), row.area_name, _group_words(row), way, row.period, due, _seen_words(row)


def contact_name(slug):
    """The name of a contact of any nation by its slug."""
    known = {one.slug: one.name for nation in Nation for one in universal_contacts(nation)}
    return known.get(slug, slug)


def _use_cells(row):
    population = "–" if row.population is None else f"{row.population:,.0f}"
    return (
        row.service_name,
        row.who,
        row.area_name,
        _group_words(row),
        row.period,
        _seen_words(row),
        population,
    )


def _seen_words(row):
    return translated(row.state.label) if row.seen is None else f"{row.seen:,.0f}"


def _group_words(row):
    sex = "" if row.sex == "Persons" else row.sex
    return ", ".join(part for part in (sex, row.age, row.category) if part) or _("everybody")


def _indicator_cells(row):
    value = translated(row.state.label) if row.value is None else f"{row.value:,.4g}"
    interval = "" if row.low is None or row.high is None else f"{row.low:,.4g} – {row.high:,.4g}"
    group = ", ".join(part for part in (row.sex, row.age, row.category) if part)
    return row.indicator_name, row.area_name or row.area_code, group, row.period, value, interval
