"""A pack as a document: one part of the toolkit, complete on an installation in which nothing was entered."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.publishing.document import Document, Section, Sources, printable
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.assemble import labels_in_our_words
from fivefold_web.publishing.packs import doing, reading, workforce
from fivefold_web.publishing.packs.writing import of_part
from fivefold_web.publishing.pictures.source import Source

CHAPTERS = (
    workforce.statements_form,
    workforce.running_it,
    workforce.what_follows,
    reading.claims,
    reading.views,
    reading.frameworks,
    reading.pictures,
    doing.exercises,
    doing.prompts,
    doing.checklists,
)


def pack_of(partnership, part, *, on, local=True):
    """The pack of a part, with the place's own wording or as the toolkit has it."""
    source = Source(partnership, local)
    written = [section for write in CHAPTERS if (section := write(part, source))]
    written += reading.others(part, source)
    document = Document(
        title=_("Part %(part)d: %(name)s") % {"part": part.key, "name": part.label()},
        place=partnership.name,
        date=on,
        version=1,
        sections=(reading.beginning(part), *written, _sources(part, on)),
        fictional=partnership.is_fictional and local,
        audience=_("A pack to use on its own"),
        nation=translated(partnership.nation.label),
        labels=labels_in_our_words(),
    )
    return printable(document)


def _sources(part, on):
    """The part itself, and those whose frameworks and pictures it shows."""
    title = _("UNICEF UK: Supporting babies’ and young children’s mental health. %(where)s") % {
        "where": part.source
    }
    toolkit = Citation(
        SourceKind.TOOLKIT, f"part:{part.key}", title, "", "", _("UNICEF UK, developed with PEDAL (to be confirmed)"), on
    )  # fmt: skip
    owned = {one.owner: one for one in of_part(part.key, knowledge.frameworks()) if one.owner}
    others = [
        Citation(SourceKind.TOOLKIT, f"framework:{one.slug}", one.title, "", one.owner_link, owner, on)
        for owner, one in owned.items()
    ]
    return Section(_("Sources"), (Sources((toolkit, *others)),))
