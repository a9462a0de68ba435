"""Facts of the whole system offered as evidence."""

from dataclasses import dataclass
from datetime import date

from fivefold.vocabulary.citation import Citation, SourceKind


@dataclass(frozen=True)
class About:
    """What a citation needs to know of the page it is made on."""

    place: str
    path: str
    on: date


def cited(kind: SourceKind, key: str, about: About, *, title, detail, source, figures=()):
    """A citation of something on this page."""
    return Citation(
        kind=kind,
        key=key,
        title=title,
        detail=detail,
        path=about.path,
        source=source,
        as_of=about.on,
        figures=tuple(figures),
    )
