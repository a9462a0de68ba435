"""The place, its boards and its partners."""

from django.utils.translation import gettext as _

from fivefold.publishing.document import Definitions, Section, Table
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.definitions import families_words, version_words
from fivefold_web.library.queries import definitions
from fivefold_web.places import queries
from fivefold_web.places.presenters import PlacePage
from fivefold_web.publishing.chapters.chapter import Chapter, said


def chapter(scope):
    """Who works on this place together, and which sectors are not there yet."""
    partnership = scope.partnership
    page = PlacePage.of(
        partnership,
        areas=queries.areas_of(partnership),
        organisations=queries.organisations_of(partnership),
        members=(),
    )
    current = definitions.current(partnership)
    return Chapter(
        blocks=(_about(partnership, page), *_partners(page)),
        parts=(_definition(current),) if current else (),
    )


def _definition(current):
    """What this place means by mentally healthy, in which version, and how families took part."""
    blocks = [said(paragraph) for paragraph in current.text.splitlines() if paragraph.strip()]
    if current.family_words:
        blocks.append(
            said(_("In families’ own words: %(words)s") % {"words": " ".join(current.family_words.split())})
        )
    blocks.append(said(f"{version_words(current)} {families_words(current)}"))
    return Section(_("What we mean by mentally healthy"), tuple(blocks))


def _about(partnership, page):
    areas = ", ".join(f"{area.name} ({area.code})" for area in page.areas) or _("none yet")
    boards = "; ".join(f"{b.name} ({b.doubt})" if b.doubt else b.name for b in page.boards)
    return Definitions(
        (
            (_("Nation"), (translated(partnership.nation.label),)),
            (_("Official areas"), (areas,)),
            (_("Lead body"), (page.lead_body,)),
            (_("Reports to"), (page.reports_to,)),
            (_("Boards"), (boards or _("none named"),)),
        )
    )


def _partners(page):
    if not page.partners:
        return [said(_("No organisations have been entered yet."))]
    rows = tuple((group.sector, ", ".join(o.name for o in group.organisations)) for group in page.partners)
    blocks = [Table(_("Partners by sector"), (_("Sector"), _("Organisations")), rows)]
    if page.missing:
        blocks.append(
            said(_("Sectors without a partner yet: %(sectors)s.") % {"sectors": "; ".join(page.missing)})
        )
    return blocks
