"""Words, sources and method: what every document ends with."""

from django.utils.translation import gettext as _

from fivefold.publishing.document import Bullets, Definitions, Sources
from fivefold.vocabulary.value import State
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.chapter import Chapter, said


def sources_chapter(citations):
    """Definitions of the words used, and everything that the document rests on, once."""
    by_key = {citation.key: citation for citation in citations}
    listed = tuple(by_key.values())
    blocks = [_words()]
    blocks.append(Sources(listed) if listed else said(_("No source has been entered yet.")))
    return Chapter(blocks=tuple(blocks))


def _words():
    return Definitions(
        (
            (_("95% interval"), (_("the range in which the true figure plausibly lies, given chance alone"),)),
            (_("Better, similar, worse"), (_("how a figure stands to England by the publisher’s own method, or by intervals that do not overlap it"),)),
            (translated(State.SUPPRESSED.label).capitalize(), (_("a figure that is hidden so that no family or person can be recognised; it is not zero"),)),
            (_("Estimated"), (_("worked out from other figures; the range and its doubt are part of it"),)),
            (_("Gap"), (_("a level and kind of support for which the directory holds no open service"),)),
            (_("Red, amber, green"), (_("what a team says of its own practice; never added up to a score"),)),
            (_("Finding"), (_("one sentence that the partnership stands behind, with its evidence"),)),
        )
    )  # fmt: skip


def method_chapter(scope):
    """How the document came about, and what it cannot say."""
    made = _(
        "This document was put together on %(day)s from what stood in the workspace of %(place)s on that day."
    ) % {
        "day": scope.on.strftime("%-d %B %Y"),
        "place": scope.partnership.name,
    }
    return Chapter(
        blocks=(
            said(made),
            Bullets(
                (
                    (_("Published figures are shown as published. Where a figure is our own calculation the table says so."),),
                    (_("The workspace holds no records about families; it counts published figures, services, teams and answers."),),
                    (_("Small numbers stay hidden in every form of this document."),),
                    (_("The list of figures that comes with this document names every figure with its state, interval, period and source."),),
                )
            ),
            said(
                _(
                    "Based on the UNICEF UK toolkit “Supporting babies’ and young children’s mental health” (developed with PEDAL, "
                    "to be confirmed). The wording is Fivefold’s own."
                )
            ),
        )
    )  # fmt: skip
