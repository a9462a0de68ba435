"""Who helps this child: the toolkit's people, the place's own in their stead, its services, and the picture of all."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.diagrams.sheet import Item
from fivefold.charts.diagrams.who_helps import WhoHelps
from fivefold.knowledge.entries import Certainty
from fivefold.system.roles import at_age, matched
from fivefold_web.services.ages import age_label

AGES = (-1, 3, 24)
NAMES = 2


@dataclass(frozen=True)
class Seat:
    """One place in the picture: the toolkit's role, who sits there by people's word, and services found by rule."""

    role: object
    local: object
    found: list[object]


@dataclass(frozen=True)
class FoundLine:
    """A service that a rule found for a role, with the reason."""

    number: int
    name: str
    href: str
    reason: str


@dataclass(frozen=True)
class RoleRow:
    """One seat in words."""

    slug: str
    title: str
    line: str
    local: object
    state: str
    found: list[FoundLine]
    more: int
    sources: str
    certainty: str


@dataclass(frozen=True)
class AgeCell:
    """Who is there for a child of one age; `none` where nobody is."""

    words: str
    none: bool


@dataclass(frozen=True)
class RolesPage:
    heading: str
    rows: list[RoleRow]
    own: list[object]
    wide: str
    tall: str
    twin: object
    picture: str
    empty: str
    ages: list[tuple[str, str, bool]]
    by_age: list[tuple[str, list[AgeCell]]]

    @classmethod
    def of(cls, partnership, local, services, months=None):
        """`months` draws the picture for a child of that age; None for any."""
        found = seated(local, services)
        own = [one for one in local if not one.replaces]
        drawn = picture_of(people(partnership, found, own, services, months), _title(months))
        return cls(
            heading=_("Who helps this child"),
            rows=[_row(partnership, seat) for seat in found],
            own=own,
            wide=mark_safe(drawn.svg()),  # noqa: S308
            tall=mark_safe(drawn.svg(tall=True)),  # noqa: S308
            twin=drawn.twin(),
            picture=drawn.title,
            empty=_empty([seat for seat in found if _is_empty(seat)]),
            ages=_choices(months),
            by_age=[(_name(seat), [_age_cell(partnership, seat, services, age) for age in AGES]) for seat in found],
        )  # fmt: skip


def seats():
    """The people of the toolkit's picture."""
    return [role for role in knowledge.roles() if role.in_picture]


def seated(local, services):
    """Every seat; a rule looks for services only where nobody said who it is."""
    said = {one.replaces: one for one in local if one.replaces}
    return [
        Seat(role, said.get(role.slug), [] if role.slug in said else matched(role.slug, services))
        for role in seats()
    ]


def _row(partnership, seat):
    role = seat.role
    certainty = "" if role.certainty is Certainty.TOOLKIT else _(role.certainty.label)
    return RoleRow(
        slug=role.slug,
        title=role.title,
        line=role.line or role.text,
        local=seat.local,
        state=_state(seat),
        found=[_found(partnership, one) for one in seat.found[:NAMES]],
        more=max(len(seat.found) - NAMES, 0),
        sources=role.sources,
        certainty=certainty,
    )


def _found(partnership, one):
    words = ", ".join(f"“{word}”" for word in one.words)
    reason = _("because it says %(words)s") % {"words": words}
    return FoundLine(
        one.service.number, one.service.name, service_path(partnership, one.service.number), reason
    )


def service_path(partnership, number):
    return reverse("services:detail", kwargs={"place": partnership.slug, "pk": number})


def _state(seat):
    """How far the place has got with one seat, where no service is named beside it."""
    local = seat.local
    if local is None:
        return "" if seat.found else _("no local service found")
    if local.absent:
        return _("nobody here does this")
    return local.service_name or _("here, without a service in the directory")


def _is_empty(seat):
    return seat.local.absent if seat.local else not seat.found


def _name(seat):
    return seat.local.title if seat.local else seat.role.title


def _empty(seats_without):
    """Roles without a local service, said in words as the picture dashes them."""
    if not seats_without:
        return _("Every role has somebody here.")
    words = ngettext(
        "%(n)d role has no local service yet: %(names)s.",
        "%(n)d roles have no local service yet: %(names)s.",
        len(seats_without),
    )
    return words % {"n": len(seats_without), "names": "; ".join(_name(seat) for seat in seats_without)}


def _choices(months):
    any_age = ("", _("A child of any age"), months is None)
    return [any_age, *((str(age), _child(age), age == months) for age in AGES)]


def _child(months):
    if months < 0:
        return _("Before birth")
    return _("A child of %(age)s") % {"age": age_label(months)}


def _title(months):
    if months is None:
        return _("Who helps this child")
    return _("Who helps this child: %(age)s") % {"age": _child(months).lower()}


def _age_cell(partnership, seat, services, months):
    """The services of a seat at an age; those that do not say their ages are told apart."""
    if seat.local and not seat.local.absent and not seat.local.service_path:
        return AgeCell(_("here, without a service in the directory"), none=False)
    found = at_age(_services_of(partnership, seat, services), months)
    names = [one.name for one in found.taking[:NAMES]]
    rest = len(found.taking) - len(names)
    words = "; ".join([*names, *([_("and %(n)d more") % {"n": rest}] if rest else [])]) or _("nobody")
    if found.silent:
        silent = ngettext("%(n)d does not say its ages", "%(n)d do not say their ages", found.silent)
        words = f"{words} ({silent % {'n': found.silent}})"
    return AgeCell(words, none=not found.taking)


def _services_of(partnership, seat, services):
    """What people said, else what the rule found."""
    if seat.local is None:
        return [one.service for one in seat.found]
    path = seat.local.service_path
    return [one for one in services if path and path == service_path(partnership, one.number)]


def people(partnership, found, own, services, months=None):
    """Everybody in the picture, for a child of an age or of any."""
    drawn = [_person(partnership, seat, services, months) for seat in found]
    return (*drawn, *(_local(one) for one in own))


def local_people(partnership, local, services):
    """The same for whoever draws the picture elsewhere: what is exported equals the screen."""
    own = [one for one in local if not one.replaces]
    return people(partnership, seated(local, services), own, services)


def _person(partnership, seat, services, months):
    if seat.local and (months is None or seat.local.absent or not seat.local.service_path):
        return _local(seat.local)
    there = _services_of(partnership, seat, services)
    if months is not None:
        there = list(at_age(there, months).taking)
    who = seat.local or seat.role
    text = seat.local.line if seat.local else seat.role.line or seat.role.text
    href = service_path(partnership, there[0].number) if len(there) == 1 else ""
    return Item(title=who.title, text=text, here=tuple(one.name for one in there), href=href)


def _local(one):
    if one.absent:
        return Item(title=one.title, text=one.line, here=())
    here = (one.service_name,) if one.service_name else None
    return Item(title=one.title, text=one.line, here=here, href=one.service_path)


def picture_of(everybody, title):
    """The picture; dashed where nobody is."""
    pages = sorted({role.sources for role in seats()})
    return WhoHelps(
        title=title,
        credit=_("Fivefold’s own drawing. %(sources)s") % {"sources": "; ".join(pages)},
        people=tuple(everybody),
        centre=_("A child and their family"),
        person_word=_("Who"),
        says_word=_("What they say"),
        here_word=_("Here"),
        none_here=_("No local service yet"),
        more=_("and {n} more"),
        most_shown=NAMES,
    )
