"""Who helps this child: the toolkit's people, the place's own in their stead, and the picture of both."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.diagrams.sheet import Item
from fivefold.charts.diagrams.who_helps import WhoHelps
from fivefold.knowledge.entries import Certainty


@dataclass(frozen=True)
class RoleRow:
    """One seat in the picture."""

    slug: str
    title: str
    line: str
    local: object
    state: str
    sources: str
    certainty: str


@dataclass(frozen=True)
class RolesPage:
    heading: str
    rows: list[RoleRow]
    own: list[object]
    wide: str
    tall: str
    twin: object
    picture: str

    @classmethod
    def of(cls, local):
        replaced = {one.replaces: one for one in local if one.replaces}
        own = [one for one in local if not one.replaces]
        drawn = picture_of(replaced, own)
        return cls(
            heading=_("Who helps this child"),
            rows=[_row(role, replaced.get(role.slug)) for role in seats()],
            own=own,
            wide=mark_safe(drawn.svg()),  # noqa: S308
            tall=mark_safe(drawn.svg(tall=True)),  # noqa: S308
            twin=drawn.twin(),
            picture=drawn.title,
        )


def seats():
    """The people of the toolkit's picture."""
    return [role for role in knowledge.roles() if role.in_picture]


def _row(role, local):
    certainty = "" if role.certainty is Certainty.TOOLKIT else _(role.certainty.label)
    return RoleRow(
        role.slug, role.title, role.line or role.text, local, state_of(local), role.sources, certainty
    )


def state_of(local):
    """How far the place has got with one seat."""
    if local is None:
        return _("as in the toolkit")
    if local.absent:
        return _("nobody here does this")
    return local.service_name or _("here, without a service in the directory")


def picture_of(replaced, own):
    """The picture with local people in the place of the toolkit's."""
    people = [_person(role, replaced.get(role.slug)) for role in seats()] + [_local(one) for one in own]
    pages = sorted({role.sources for role in seats()})
    return WhoHelps(
        title=_("Who helps this child"),
        credit=_("Fivefold’s own drawing. %(sources)s") % {"sources": "; ".join(pages)},
        people=tuple(people),
        centre=_("A child and their family"),
        person_word=_("Who"),
        says_word=_("What they say"),
        here_word=_("Here"),
        none_here=_("Nobody here does this yet"),
        more=_("and {n} more"),
    )


def _person(role, local):
    return _local(local) if local else Item(title=role.title, text=role.line or role.text)


def _local(one):
    if one.absent:
        return Item(title=one.title, text=one.line, here=())
    here = (one.service_name,) if one.service_name else None
    return Item(title=one.title, text=one.line, here=here, href=one.service_path)
