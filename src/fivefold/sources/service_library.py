"""Items of the library in a cell: factors with what is done to them, components, NEST, interventions, measures."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from fivefold import knowledge
from fivefold.services.offer import ItemTag
from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.tables import plain


def _elements(framework: str) -> Iterator[tuple[str, str]]:
    found = knowledge.framework(framework)
    yield from ((one.slug, one.title) for one in found.elements) if found else ()


EFFECTS = ("lessens it", "softens its impact", "builds it")
_SOURCES: dict[str, Callable[[], Iterable[tuple[str, str]]]] = {
    "factor": lambda: ((one.slug, one.label) for one in knowledge.factors()),
    "component": lambda: _elements("nurturing-care"),
    "nest": lambda: _elements("nest"),
    "intervention": lambda: ((one.slug, one.title) for one in knowledge.interventions()),
    "measure": lambda: ((one.slug, one.title) for one in knowledge.measures()),
}


@cache
def _slugs(kind: str) -> dict[str, str]:
    """Slugs of one kind by every name that people write: the slug itself or the title."""
    pairs = list(_SOURCES[kind]())
    return {plain(title): slug for slug, title in pairs} | {slug: slug for slug, _title in pairs}


def slug_of(kind: str, text: str) -> str:
    """The item of the library that a text names."""
    found = _slugs(kind).get(text.strip()) or _slugs(kind).get(plain(text))
    if found is None:
        raise NotUnderstood(
            f"{shortened(text)!r} is not in the library.",
            f"Write the name as the library has it, such as {min(_slugs(kind).values())}.",
        )
    return found


def tags_of(kind: str, parts: Iterable[str]) -> frozenset[ItemTag]:
    """What a service is marked with; a factor says first what is done to it ("builds it: parenting-skills")."""
    return frozenset(
        _factor(part) if kind == "factor" else ItemTag(kind, slug_of(kind, part)) for part in parts
    )


def _factor(part: str) -> ItemTag:
    effect, colon, item = part.partition(":")
    if not colon or plain(effect) not in EFFECTS:
        raise NotUnderstood(
            f"{shortened(part)!r} does not say what the service does to the factor.",
            f"Begin with one of these and a colon: {', '.join(EFFECTS)}.",
        )
    return ItemTag("factor", slug_of("factor", item), plain(effect))


def tag_words(tag: ItemTag) -> str:
    return f"{tag.effect}: {tag.slug}" if tag.effect else tag.slug


def measures_of(parts: Iterable[str]) -> tuple[str, ...]:
    """Measures of the library, each once."""
    return tuple(dict.fromkeys(slug_of("measure", part) for part in parts))
