"""A file of postcode positions in words: what it holds for the place, what is left out, what stops it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.ground import located
from fivefold.services.reach import Point, places_of
from fivefold_web.services.presenters.places import file_words

PROBLEMS_SHOWN = 50
ONS = "Office for National Statistics, licensed under the Open Government Licence v3.0; contains OS and Royal Mail data"


@dataclass(frozen=True)
class PostcodesPage:
    """What is held, and how to bring another file."""

    heading: str
    held: list
    unplaced: int


@dataclass(frozen=True)
class PostcodesPreview:
    heading: str
    filename: str
    layout: str
    key: str
    kept: str
    facts: list = field(default_factory=list)
    effect: str = ""
    problems: list = field(default_factory=list)
    problem_count: int = 0
    replaces: str = ""


def postcodes_page(file, unplaced, day):
    """The file that is held, in facts."""
    held = []
    if file is not None:
        held = [
            (_("File"), file.title),
            (_("Published by"), file_words(file)),
            (_("Brought in"), _("%(day)s by %(who)s") % {"day": day(file.uploaded), "who": file.uploaded_by}),
        ]
    return PostcodesPage(_("Where postcodes lie"), held, unplaced)


def preview_page(reading, offers, file, key):
    """What the file would do. Nothing has entered yet."""
    return PostcodesPreview(
        heading=_("Check before it enters"),
        filename=reading.title,
        layout=_("ONS file of postcodes") if reading.layout.startswith("ONS") else _("List of postcodes"),
        key=key,
        kept=f"{len(reading.rows):,}",
        facts=counted(reading),
        effect=effect_words(reading, offers),
        problems=[problem.words for problem in reading.problems[:PROBLEMS_SHOWN]],
        problem_count=reading.problem_count,
        replaces=file_words(file),
    )


def counted(reading):
    """Every row of the file is accounted for."""
    rows = [
        (_("Rows read"), reading.rows_read),
        (_("Kept: in the areas of the place"), reading.own),
        (_("Kept: round about, up to 5 km beyond"), reading.round_about),
        (_("Left out: no longer in use"), reading.ended),
        (_("Left out: the file knows no position"), reading.without_position),
        (_("Left out: elsewhere"), reading.elsewhere),
        (_("Left out: the same row again"), reading.repeated),
    ]
    return [(label, f"{count:,}") for label, count in rows if count or label == rows[0][0]]


def effect_words(reading, offers):
    """How many services would stand on the map with this file."""
    positions = {row.postcode: Point(row.latitude, row.longitude) for row in reading.rows}
    on = sum(any(located(place, positions).is_on_the_map for place in places_of(offer)) for offer in offers)
    words = ngettext(
        "With this file %(on)d of %(all)d service stands on the map.",
        "With this file %(on)d of %(all)d services stand on the map.",
        len(offers),
    )
    return words % {"on": on, "all": len(offers)}
