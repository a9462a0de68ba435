"""Addresses of this place's pages, as links with a label."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from fivefold import knowledge


@dataclass(frozen=True)
class Link:
    label: str
    href: str


def level_link(partnership, level):
    return Link(_(level.label), address("library:level", partnership, parts={"level": level.value}))


def factor_href(partnership, factor):
    return address("library:factor", partnership, parts={"factor": factor.slug})


def picture_link(partnership, drawn):
    """The page of the picture that draws a framework or kind, or None."""
    found = next((one for one in knowledge.diagrams() if one.draws == drawn), None)
    href = address("publishing:diagram", partnership, parts={"diagram": found.slug}) if found else ""
    return Link(_("See it as a picture"), href) if href else None


def address(name, partnership, parts=None, level=None):
    """The address of a page of this place; nothing where that strand is not installed."""
    try:
        href = reverse(name, kwargs={"place": partnership.slug, **(parts or {})})
    except NoReverseMatch:
        return ""
    return format_html("{}?level={}", href, level.value) if level else href
