"""What a release says about itself: one strict schema for writing and reading `manifest.json`."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from fivefold.release.policy import Method as Protection
from fivefold.release.policy import Policy
from fivefold.vocabulary.value import State

Format = Literal["fivefold-release/1"]
FORMAT: Format = "fivefold-release/1"
ALL = "all"
"""Category of a dimension that stands for all its categories together."""

Words = Annotated[str, Field(min_length=1, max_length=4000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]
Code = Annotated[str, Field(pattern=r"^[^\x00-\x1f]{1,120}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class FactorKind(StrEnum):
    RISK = "risk"
    PROTECTIVE = "protective"
    GROUP = "group at higher exposure"


class Factor(Strict):
    """One factor as the study defined it; `window` says in which ages and where it was looked for."""

    slug: Slug
    title: Words
    direction: FactorKind
    definition: Words
    window: Words
    library: str | None = None


class AreaName(Strict):
    code: Code
    name: Words


class Areas(Strict):
    """Which areas the tables speak of, and of which year their boundaries are."""

    level: Words
    vintage: Words
    names: tuple[AreaName, ...]


class StatedPolicy(Strict):
    """The disclosure policy as it stood when the release was made. Its fields are part of the format, whatever
    Fivefold's own list of policies becomes."""

    slug: Slug
    title: Words
    citation: Words
    certainty: Words
    applies_to: Words
    notes: str
    hidden_from: Annotated[int, Field(ge=0)]
    hidden_to: Annotated[int, Field(ge=0)]
    nearest: Annotated[int, Field(ge=1)]
    method: Protection
    zero_is_shown: bool
    secondary: bool
    percent_decimal_from: Annotated[int, Field(ge=0)]
    fewest_for_average: Annotated[int, Field(ge=0)]
    protection: Annotated[int, Field(ge=1)]

    @classmethod
    def of(cls, policy: Policy) -> StatedPolicy:
        """A policy of Fivefold's list, as a release states it."""
        return cls(**{name: getattr(policy, name) for name in cls.model_fields})

    def hides(self, count: int) -> bool:
        return self.hidden_from <= count <= self.hidden_to


class Method(Strict):
    """A step of the work, the tool that did it and its version."""

    step: Words
    tool: Words
    version: Words
    words: Words


class QualityFigure(Strict):
    """How well records were linked, for everyone or one group."""

    measure: Words
    dimension: Words
    group: Words
    state: State
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    basis: Words


class Linkage(Strict):
    """How records were linked, why so, and how well: in sentences and in figures."""

    method: Words
    why: Words
    sentences: tuple[Words, ...]
    quality: tuple[QualityFigure, ...]


class TableKind(StrEnum):
    COUNT = "count"
    COMBINATIONS = "combinations"
    FIGURES = "figures"


class Category(Strict):
    code: Code
    label: Words


class Dimension(Strict):
    """One way to divide children. `total` is the label of the row that stands for all, if there is one.

    Only an additive dimension's total is the sum of its categories (before the policy was applied).
    """

    name: Slug
    title: Words
    about: Literal["area", "age", "sex", "ethnicity", "deprivation", "factors", "other"] = "other"
    categories: tuple[Category, ...] = Field(min_length=1)
    total: Words | None = None
    additive: bool = True

    @model_validator(mode="after")
    def _told_apart(self) -> Dimension:
        codes = [c.code for c in self.categories]
        labels = [c.label for c in self.categories] + ([self.total] if self.total else [])
        if ALL in codes or len(set(codes)) < len(codes):
            raise ValueError(f"{self.title}: codes of categories must differ, and none is {ALL!r}")
        if len(set(labels)) < len(labels):
            raise ValueError(f"{self.title}: labels of categories must differ")
        return self

    def labels(self) -> dict[str, str]:
        """Code to label, in order; the total comes last."""
        return {c.code: c.label for c in self.categories} | ({ALL: self.total} if self.total else {})


class TableAbout(Strict):
    """What one table is."""

    name: Slug
    title: Words
    kind: TableKind
    dimensions: tuple[Dimension, ...] = Field(max_length=6)
    unit: Words
    basis: Words
    period: Words
    population: Words
    source: Words
    exact: bool = Field(default=False, description="combinations: exactly these factors and no other")
    notes: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _dimensions_differ(self) -> TableAbout:
        for said in ([d.name for d in self.dimensions], [d.title for d in self.dimensions]):
            if len(set(said)) < len(said):
                raise ValueError(f"{self.name}: two dimensions share a name")
        return self


class Prepared(Strict):
    by: Words
    on: date


class Checked(Strict):
    by: Words
    on: date
    reason: Words


class EarlierRelease(Strict):
    """A release that went out before and was taken into account (differencing)."""

    title: Words
    digest: Sha256
    on: date


class About(Strict):
    """Everything a release says before its tables."""

    title: Words
    fictional: bool
    controller: Words
    purpose: Words
    study_sha256: Sha256
    factor_edition: Words
    factors: tuple[Factor, ...]
    population: Words
    period: Words
    areas: Areas
    policy: StatedPolicy
    methods: tuple[Method, ...]
    linkage: Linkage
    prepared: Prepared
    earlier: tuple[EarlierRelease, ...] = ()


class TableFile(Strict):
    """A table and the file that holds it."""

    file: Annotated[str, Field(pattern=r"^tables/[a-z0-9][a-z0-9_-]{0,79}\.csv$")]
    sha256: Sha256
    rows: Annotated[int, Field(ge=0)]
    about: TableAbout


class OtherFile(Strict):
    file: Literal["README.txt", "checker.json"]
    sha256: Sha256


class Manifest(Strict):
    """`manifest.json`, whole. `checked` is empty until a second person has agreed."""

    format: Format
    about: About
    tables: tuple[TableFile, ...] = Field(min_length=1)
    files: tuple[OtherFile, ...]
    checked: Checked | None = None


def canonical(model: BaseModel) -> bytes:
    """The one way to write a part of a release as JSON: sorted keys, two spaces, UTF-8, a newline at the end."""
    return canonical_json(model.model_dump(mode="json"))


def canonical_json(content: object) -> bytes:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode()
