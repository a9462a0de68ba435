"""Named sets of columns of national data sets, kept as data with their source and how sure each name is."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import Field

from fivefold_link.study.layout import compose, held
from fivefold_link.study.schema import About, Dataset, Direction, Holds, Role, Slug, Strict, Words


class Certainty(StrEnum):
    """How sure a name is. What is to be confirmed is checked against the specification before it is relied on."""

    SEEN = "seen in the source"
    TO_BE_CONFIRMED = "to be confirmed"


class ProfileColumn(Strict):
    field: Words
    certainty: Certainty
    source: str = ""


class SuggestedFactor(Strict):
    """A factor that a field can show, ready to be copied into `factors` and thought about."""

    slug: Slug
    title: Words
    direction: Direction
    field: Words
    holds: Holds
    value: str | int | float | tuple[str | int | float, ...] | None = None
    unknown: tuple[str, ...] = ()
    definition: Words
    certainty: Certainty
    note: str = ""


class Profile(Strict):
    slug: Slug
    title: Words
    about: About = About.CHILD
    citation: Words
    note: str = ""
    columns: dict[Role, ProfileColumn]
    factors: tuple[SuggestedFactor, ...] = Field(default=())

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """Fields whose names were not seen in the specification itself."""
        named = [(column.field, column.certainty) for column in self.columns.values()]
        named += [(factor.field, factor.certainty) for factor in self.factors]
        unsure = [field for field, certainty in named if certainty is not Certainty.SEEN]
        return tuple(dict.fromkeys(unsure))


@cache
def profiles() -> dict[str, Profile]:
    """All profiles by their slug."""
    folder = files("fivefold_link.study").joinpath("profiles")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        node = compose(file.read_text(encoding="utf-8"))
        profile = Profile.model_validate(held(node) if node else None)
        found[profile.slug] = profile
    return found


def with_profile(dataset: Dataset) -> Dataset:
    """The dataset with its profile's columns; its own columns go before, what it `lacks` is left out."""
    profile = profiles().get(dataset.profile or "")
    if profile is None:
        return dataset
    offered = {role: column.field for role, column in profile.columns.items() if role not in dataset.lacks}
    return dataset.model_copy(update={"columns": {**offered, **dataset.columns}})
