"""The list of every figure of a document: what it is, how it was printed, its doubt, and where it stands."""

from dataclasses import asdict, dataclass

from fivefold.publishing.document import Document, numbers
from fivefold.vocabulary.value import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a document."""

    key: str
    label: str
    words: str
    value: Value
    where: tuple[str, ...]


def manifest(document: Document) -> tuple[Entry, ...]:
    """Every figure once, in the order in which the reader meets them, with the headings under which it stands."""
    found: dict[str, Entry] = {}
    for heading, number in numbers(document):
        known = found.get(number.key)
        where = (*known.where, heading) if known else (heading,)
        found[number.key] = Entry(
            number.key, number.label, number.words, number.value, tuple(dict.fromkeys(where))
        )
    return tuple(found.values())


def as_data(document: Document) -> dict[str, object]:
    """The manifest as it is kept beside the document."""
    figures = []
    for entry in manifest(document):
        about = asdict(entry.value)
        figures.append(
            {"id": entry.key, "label": entry.label, "words": entry.words, **about, "where": list(entry.where)}
        )
    return {
        "title": document.title,
        "place": document.place,
        "date": document.date.isoformat(),
        "version": document.version,
        "fictional": document.fictional,
        "figures": figures,
    }
