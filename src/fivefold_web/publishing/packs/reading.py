"""Chapters of a pack to read: what the part says, its frameworks, its pictures, and its other items."""

from itertools import groupby

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.schemas import ClaimSort
from fivefold.publishing.document import Definitions, Section, Table
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.pictures import picture_section
from fivefold_web.publishing.packs.writing import listed, of_part, pages_of, said, short_pages
from fivefold_web.publishing.pictures import shelf


def claims(part, source):
    """What the part says is so: why first, then how, then what words mean."""
    found = of_part(part.key, knowledge.claims())
    order = list(ClaimSort)
    found.sort(key=lambda one: order.index(one.sort))
    sections = [
        Section(translated(sort.label), (Definitions(tuple((one.title, _claim(one)) for one in some)),))
        for sort, some in groupby(found, key=lambda one: one.sort)
    ]
    return Section(_("What this part says"), parts=tuple(sections)) if sections else None


def _claim(one):
    study = _(" The study named: %(source)s.") % {"source": one.named_source} if one.named_source else ""
    return (f"{one.text}{study} [{short_pages(one)}]",)


def frameworks(part, source):
    """Each framework with its elements, in the place's own wording where it has one."""
    found = of_part(part.key, knowledge.frameworks())
    parts = tuple(Section(one.title, tuple(_framework(one, source))) for one in found)
    return Section(_("Ways of seeing the whole"), parts=parts) if parts else None


def _framework(one, source):
    yield said(one.text)
    items = [source.item(one.slug, element) for element in one.elements]
    grouped = any(element.group for element in one.elements)
    rows = tuple(
        ((element.group,) if grouped else ()) + (_name(item), item.told)
        for element, item in zip(one.elements, items, strict=True)
    )
    headers = ((_("Group"),) if grouped else ()) + (_("Element"), _("What it means"))
    # The first column names the row: a group would name several.
    if grouped:
        headers = (headers[1], headers[0], headers[2])
        rows = tuple((name, group, told) for group, name, told in rows)
    owner = _("After %(owner)s. ") % {"owner": one.owner.rstrip(".")} if one.owner else ""
    yield Table(one.title, headers, rows, note=f"{owner}{pages_of(one)}")


def _name(item):
    return f"{item.title} ({item.other_language})" if item.other_language else item.title


def pictures(part, source):
    """The diagrams of the part, each on its own with the same as a table."""
    entries = [one for one in shelf.entries() if one.cites[0].part == part.key]
    parts = tuple(picture_section(source.partnership, one, source.local) for one in entries)
    return Section(_("Pictures"), parts=parts) if parts else None


def views(part, source):
    """Common views and fuller ones."""
    found = of_part(part.key, knowledge.misconceptions())
    if not found:
        return None
    rows = tuple((one.often_heard, one.new_understanding, short_pages(one)) for one in found)
    headers = (_("Often heard"), _("A fuller view"), _("Page"))
    return Section(_("Common views, and fuller ones"), (Table(_("To talk about"), headers, rows),))


def others(part, source):
    """Everything else that comes from the part."""
    kinds = (
        (_("Words that people use"), knowledge.terms(), lambda one: one.term, lambda one: one.text or "–"),
        (_("What may be seen in a child"), knowledge.signs(), _title, _sign),
        (_("Approaches that help"), knowledge.interventions(), _title, _approach),
        (_("Stories and examples"), knowledge.cases(), _title, lambda one: one.text),
        (_("People who help"), knowledge.roles(), _title, lambda one: one.line or one.text),
        (_("Figures that the toolkit quotes"), knowledge.statistics(), _title, _statistic),
        (_("Measures"), knowledge.measures(), _measure_name, _measure),
        (_("Glossary"), knowledge.glossary(), lambda one: one.term, lambda one: one.text),
        (_("Further reading"), knowledge.resources(), _title, _reading),
    )
    for heading, entries, name, told in kinds:
        if found := of_part(part.key, entries):
            yield Section(heading, (listed(heading, found, name, told),))


def _title(one):
    return one.title


def _sign(one):
    serious = _(" To take seriously at once.") if one.serious else ""
    return f"{one.text} {one.expected}".strip() + serious


def _approach(one):
    return f"{one.text} {_('Effect:')} {one.effect}"


def _statistic(one):
    """A figure with its place, year and source; where the toolkit gives none, that is said."""
    about = _("%(value)s (place: %(place)s; year: %(year)s)") % {
        "value": one.value,
        "place": one.place,
        "year": one.year,
    }
    return " ".join(part for part in (f"{about}.", one.text, one.caution) if part)


def _measure_name(one):
    return f"{one.title} ({one.short_name})" if one.short_name and one.short_name != one.title else one.title


def _measure(one):
    return _("%(purpose)s Age: %(age)s. Licence: %(licence)s.") % {
        "purpose": one.purpose, "age": one.age.rstrip("."), "licence": one.licence.rstrip(".")
    }  # fmt: skip


def _reading(one):
    about = _("%(publisher)s, %(year)s.") % {"publisher": one.publisher, "year": one.year}
    return f"{one.text} {about}".strip()


def beginning(part):
    """What the pack is for, and that it needs nothing else."""
    return Section(
        _("How to use this pack"),
        (
            said(
                _(
                    "This pack stands alone. It says in our own words what Part %(part)d of the toolkit says, and brings "
                    "its pictures, exercises and forms. Nothing has to be entered in Fivefold first."
                )
                % {"part": part.key}
            ),
            said(_("Numbers such as p72 are pages of the toolkit, where you can check each statement.")),
        ),
    )
