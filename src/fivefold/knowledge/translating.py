"""Laying translated words over an item: only words change, never a figure, a page or a pointer."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from fivefold.knowledge.entries import RowId, Slug, Strict

AModel = TypeVar("AModel", bound=Strict)
Path = tuple[str | int, ...]
Refuse = Callable[[Path, str, str], None]
"""Told where, what is wrong, and what to do."""

NEVER = {
    "slug", "rows", "cites", "locale", "mentions", "source", "link", "owner_link", "page", "draws", "scenario", "year",
    "service_type", "other_language",
}  # fmt: skip
"""Fields that stay as they are in every language, though some of them are made of letters."""
_POINTING = {one for kind in (Slug, RowId) for one in kind.__metadata__}  # type: ignore[attr-defined]


def translated(item: AModel, words: dict[str, Any], path: Path, refuse: Refuse) -> AModel:
    """The item with these words; every word that has no place in it is refused."""
    new = {
        name: value
        for name, said in words.items()
        if name != "slug"
        for value in _field(item, str(name), said, (*path, str(name)), refuse)
    }
    return item.model_copy(update=new)


def _field(item: Strict, name: str, said: Any, path: Path, refuse: Refuse) -> Iterator[Any]:
    """The new value of a field, if it may have one."""
    field = type(item).model_fields.get(name)
    if field is None:
        known = ", ".join(translatable(type(item)))
        refuse(path, "the original has no such field", f"use one of: {known}")
    elif name not in translatable(type(item)):
        refuse(path, "this field is not text, and stays as in the original", "remove it")
    elif field.annotation is str:
        yield from _text(said, path, refuse)
    elif _words_in_list(field):
        yield from _texts(said, path, refuse)
    else:
        yield _parts(getattr(item, name), said, path, refuse)


def translatable(schema: type[Strict]) -> list[str]:
    """The fields of a schema that hold words."""
    return [name for name, field in schema.model_fields.items() if name not in NEVER and _holds_words(field)]


def _holds_words(field: FieldInfo) -> bool:
    if field.annotation is str:
        return not any(one in _POINTING for one in field.metadata if isinstance(one, AfterValidator))
    inner = _model_in_list(field)
    return _words_in_list(field) or (inner is not None and bool(translatable(inner)))


def _words_in_list(field: FieldInfo) -> bool:
    one = _in_list(field)
    if one is str:
        return True
    return get_origin(one) is Annotated and get_args(one)[0] is str and one not in (Slug, RowId)


def _model_in_list(field: FieldInfo) -> type[Strict] | None:
    one = _in_list(field)
    return one if isinstance(one, type) and issubclass(one, Strict) else None


def _in_list(field: FieldInfo) -> Any:
    return get_args(field.annotation)[0] if get_origin(field.annotation) is tuple else None


def _text(said: Any, path: Path, refuse: Refuse) -> Iterator[str]:
    if isinstance(said, str) and len(said.strip()) > 1:
        yield said.strip()
    else:
        refuse(path, "here words are expected", "write the translation, in quotes, or leave the field out")


def _texts(said: Any, path: Path, refuse: Refuse) -> Iterator[tuple[str, ...]]:
    if not isinstance(said, list):
        refuse(path, "here a list of words is expected", "begin each line with a hyphen")
    else:
        yield tuple(text for place, one in enumerate(said) for text in _text(one, (*path, place), refuse))


def _parts(parts: tuple[Strict, ...], said: Any, path: Path, refuse: Refuse) -> tuple[Strict, ...]:
    """Parts of an item with new words: found by their slugs, or by their order where they have none."""
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        refuse(path, "here a list of parts is expected", "begin each part with a hyphen and its fields")
        return parts
    by_slug = {getattr(part, "slug", place): place for place, part in enumerate(parts)}
    new = list(parts)
    for place, words in enumerate(said):
        name = words.get("slug") if hasattr(parts[0] if parts else None, "slug") else place
        if name not in by_slug:
            refuse(
                (*path, place), f"the original has no part {name!r}", f"use: {', '.join(map(str, by_slug))}"
            )
        else:
            new[by_slug[name]] = translated(parts[by_slug[name]], words, (*path, place), refuse)
    return tuple(new)
