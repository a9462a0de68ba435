"""A document from the chapters that were chosen, as everything stands on the day."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fivefold.publishing.document import Document, Labels, Rich, Section, numbers, printable
from fivefold.publishing.plain_data import as_data
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters import closing
from fivefold_web.publishing.chapters.chapter import Scope
from fivefold_web.publishing.chapters.contents import CHAPTERS, METHOD, SOURCES
from fivefold_web.publishing.chapters.pictures import pictures_among


@dataclass(frozen=True)
class Assembled:
    """The document, what was left out of it on purpose, and a digest of all it says."""

    document: Document
    withheld: tuple[str, ...]

    @property
    def digest(self):
        """Equal for documents that say the same: what was previewed can be told from what is there now."""
        said = json.dumps(as_data(self.document), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def figures(self):
        return len({number.key for _heading, number in numbers(self.document)})


def assemble(publication, *, chapters, number, on):
    """Every chosen chapter in order; the last two look back on the others."""
    partnership = publication.partnership
    scope = Scope(partnership, on, pictures_among(chapters))
    kinds = [kind for kind in CHAPTERS if kind.key in chapters]
    written = {kind.key: kind.write(scope) for kind in kinds if kind.write}
    citations = [citation for one in written.values() for citation in one.citations]
    if SOURCES in chapters:
        written[SOURCES] = closing.sources_chapter(citations)
    if METHOD in chapters:
        written[METHOD] = closing.method_chapter(scope)
    sections = [Section(kind.label(), written[kind.key].blocks, written[kind.key].parts) for kind in kinds]
    if publication.introduction.strip():
        sections.insert(0, Section(_("Introduction"), (Rich(publication.introduction),)))
    document = Document(
        title=publication.title,
        place=partnership.name,
        date=on,
        version=number,
        sections=tuple(sections),
        fictional=partnership.is_fictional,
        audience=publication.audience,
        nation=translated(partnership.nation.label),
        labels=labels_in_our_words(),
    )
    return Assembled(printable(document), tuple(w for one in written.values() for w in one.withheld))


def labels_in_our_words():
    """The writers' own words in the reader's language."""
    own = Labels()
    names = ("contents", "figure", "table", "page", "version", "as_table", "as_of", "sources", "fictional")
    words = {name: translated(getattr(own, name)) for name in names}
    return Labels(**words, language="cy-GB" if get_language() == "cy" else "en-GB")
