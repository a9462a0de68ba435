"""Named sets of columns of national data sets, kept as data with their source and how sure each name is."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files

from fivefold_link.study.layout import compose, held
from fivefold_link.study.schema import (
    About,
    Dataset,
    Direction,
    Holds,
    Role,
    Seen,
    Slug,
    Strict,
    StudyFactor,
    Words,
)


class Certainty(StrEnum):
    """How sure a name is. What is to be confirmed is checked against the specification before it is relied on."""

    SEEN = "seen in the source"
    TO_BE_CONFIRMED = "to be confirmed"


class ProfileColumn(Strict):
    field: Words
    certainty: Certainty


class SuggestedFactor(Strict):
    """A factor that a field can show, ready to be copied into `factors` and thought about.

    `certainty` is about the field's name, `codes` about the value that it must hold.
    """

    slug: Slug
    title: Words
    direction: Direction
    definition: Words
    library: str | None = None
    field: Words
    certainty: Certainty
    holds: Holds
    value: str | int | float | tuple[str | int | float, ...] | None = None
    unknown: tuple[str, ...] = ()
    codes: Certainty
    note: str = ""

    def for_dataset(self, slug: str) -> StudyFactor:
        """The factor as a study holds it, seen in pregnancy in this dataset."""
        seen = Seen(
            dataset=slug,
            column=self.field,
            holds=self.holds,
            value=self.value,
            unknown=self.unknown,
            to_months=1,
        )
        return StudyFactor(
            slug=self.slug,
            title=self.title,
            direction=self.direction,
            definition=self.definition,
            library=self.library,
            seen_in=(seen,),
        )


class Profile(Strict):
    slug: Slug
    title: Words
    about: About = About.CHILD
    citation: Words
    note: str = ""
    columns: dict[Role, ProfileColumn]
    factors: tuple[SuggestedFactor, ...] = ()

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """Fields whose names or codes were not seen in a source."""
        columns = [one.field for one in self.columns.values() if one.certainty is not Certainty.SEEN]
        factors = [
            one.field for one in self.factors if Certainty.TO_BE_CONFIRMED in (one.certainty, one.codes)
        ]
        return tuple(dict.fromkeys([*columns, *factors]))


def suggested(dataset: Dataset) -> tuple[StudyFactor, ...]:
    """The factors that a dataset's profile can show, as a study would hold them."""
    profile = profiles().get(dataset.profile or "")
    return tuple(one.for_dataset(dataset.slug) for one in profile.factors) if profile else ()


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
