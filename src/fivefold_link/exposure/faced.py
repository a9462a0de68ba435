"""What each child faces, as one word a child, and the groups it belongs to, as small numbers: columns, never names.

Risk factors take the lowest bits, then protective ones, then groups at higher exposure, each in the study's order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fivefold_link.engine.protocol import Engine
from fivefold_link.exposure.flagging import Names
from fivefold_link.exposure.planes import Words
from fivefold_link.exposure.tables import Dimension
from fivefold_link.study.schema import Breakdown, Direction, Study

NOT_KNOWN = "not known"
AT_ONCE = 250_000
"""Up to so many children all their factors are fetched at once; of more they would take too much memory."""
Codes = npt.NDArray[np.integer]
Counts = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Division:
    """One way to divide the children: the category of each, by its number."""

    dimension: Dimension
    codes: Codes


@dataclass(frozen=True)
class Bits:
    """Which bit stands for which factor: `factors[b]` is a number in the study."""

    factors: tuple[int, ...]
    risks: int
    protective: int

    @property
    def risk_mask(self) -> np.uint64:
        return np.uint64((1 << self.risks) - 1)

    @property
    def protective_mask(self) -> np.uint64:
        return np.uint64(((1 << self.protective) - 1) << self.risks)

    @property
    def groups(self) -> range:
        return range(self.risks + self.protective, len(self.factors))


def bits_of(study: Study) -> Bits:
    """The bits of a study's factors."""
    by_direction = [
        [number for number, factor in enumerate(study.factors) if factor.direction is direction]
        for direction in (Direction.RISK, Direction.PROTECTIVE, Direction.GROUP)
    ]
    return Bits(tuple(sum(by_direction, [])), len(by_direction[0]), len(by_direction[1]))


@dataclass(frozen=True, eq=False)
class Faced:
    """All children in scope. A bit of `seen` says that the child faces the factor, one of `unknown` that no source says."""

    bits: Bits
    seen: Words
    unknown: Words
    divisions: dict[Breakdown, Division]

    @property
    def children(self) -> int:
        return len(self.seen)

    @cached_property
    def risks(self) -> Counts:
        """Risk factors seen: with unknown answers this is the least that the child faces."""
        return np.asarray(np.bitwise_count(self.seen & self.bits.risk_mask))

    @cached_property
    def complete(self) -> npt.NDArray[np.bool_]:
        """Children of whom every risk factor is known, one way or the other."""
        return np.asarray((self.unknown & self.bits.risk_mask) == 0)

    @cached_property
    def protections(self) -> Counts:
        return np.asarray(np.bitwise_count(self.seen & self.bits.protective_mask))


def read_faced(engine: Engine, study: Study, names: Names | None = None) -> Faced:
    """The children with their factors out of the tables that `flags` made."""
    names = names or Names()
    bits = bits_of(study)
    children = engine.count(names.children)
    return Faced(
        bits,
        words_by_child(engine, names.exposures, bits, children),
        words_by_child(engine, names.unknowns, bits, children),
        divisions_of(engine, study, names),
    )


def words_by_child(engine: Engine, table: str, bits: Bits, children: int, *, at_once: int = AT_ONCE) -> Words:
    """One word a child out of a table or query of (child, factor): at once, or of many children a factor at a time."""
    words = np.zeros(children, np.uint64)
    if children <= at_once:
        _set_bits(words, engine.arrow(f"SELECT child, factor FROM {table}"), bits)
        return words
    for bit, factor in enumerate(bits.factors):
        facing = engine.arrow(f"SELECT child FROM {table} WHERE factor = {factor}")["child"]
        for batch in facing.chunks:
            words[batch.to_numpy()] |= np.uint64(1 << bit)
    return words


def _set_bits(words: Words, rows: pa.Table, bits: Bits) -> None:
    factors, children = rows["factor"].to_numpy(), rows["child"].to_numpy()
    order = np.argsort(factors, kind="stable")
    ends = np.searchsorted(factors[order], np.arange(len(bits.factors) + 1))
    for bit, factor in enumerate(bits.factors):
        words[children[order[ends[factor] : ends[factor + 1]]]] |= np.uint64(1 << bit)


def divisions_of(engine: Engine, study: Study, names: Names) -> dict[Breakdown, Division]:
    """Area, age and the other breakdowns that the study asks for; area is always there."""
    made: dict[Breakdown, Division] = {}
    for breakdown in Breakdown:
        if breakdown is Breakdown.AREA or breakdown in study.output.breakdowns:
            made[breakdown] = _division(engine, study, breakdown, names)
    return made


TITLES = {
    Breakdown.AREA: "Area",
    Breakdown.AGE: "Age",
    Breakdown.SEX: "Sex",
    Breakdown.ETHNICITY: "Ethnic group",
    Breakdown.DEPRIVATION: "Deprivation tenth (1 = most deprived)",
}
SEXES = {"F": "Girls", "M": "Boys"}


def _division(engine: Engine, study: Study, breakdown: Breakdown, names: Names) -> Division:
    if breakdown is Breakdown.AGE:
        return _ages(engine, study.output.age_bands, names)
    column = study.areas.release_level if breakdown is Breakdown.AREA else breakdown.value
    answer = engine.arrow(f"SELECT child, {column} AS category FROM {names.children}")
    categories, codes = _coded(answer)
    labels = tuple(SEXES.get(one, one) for one in categories) if breakdown is Breakdown.SEX else ()
    return Division(Dimension(breakdown.value, TITLES[breakdown], categories, labels), codes)


def _coded(answer: pa.Table) -> tuple[tuple[str, ...], Codes]:
    """Categories in order (numbers by size, the unknown one last) and the number of each child's."""
    encoded = pc.dictionary_encode(answer["category"]).combine_chunks()
    encoded = encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded
    found: list[object] = encoded.dictionary.to_pylist()
    order = sorted(range(len(found)), key=lambda at: (isinstance(found[at], str), found[at]))
    kind: type[np.signedinteger] = (
        np.int16 if len(found) < np.iinfo(np.int16).max else np.int32
    )  # half the memory for most places
    places = np.empty(len(found) + 1, kind)
    places[order] = np.arange(len(found))
    places[len(found)] = len(found)
    codes: Codes = np.empty(len(answer), kind)
    numbers = encoded.indices.fill_null(len(found)).to_numpy()
    codes[answer["child"].to_numpy()] = places[numbers]
    names = [str(found[at]) for at in order]
    return tuple(names + ([NOT_KNOWN] if encoded.null_count else [])), codes


def _ages(engine: Engine, edges: Sequence[int], names: Names) -> Division:
    """Bands of months; children outside all of them stand in a band of their own, when there are any."""
    answer = engine.arrow(f"SELECT child, age_months FROM {names.children}")
    months = np.empty(len(answer), np.int16)
    months[answer["child"].to_numpy()] = answer["age_months"].fill_null(edges[-1]).to_numpy()
    inside = (months >= edges[0]) & (months < edges[-1])
    bands = np.searchsorted(np.asarray(edges), months, side="right") - 1
    codes = np.where(inside, bands, len(edges) - 1).astype(np.int16)
    pairs = list(zip(edges[:-1], edges[1:], strict=True))
    categories = [f"{first}-{last}" for first, last in pairs]
    labels = [f"{first} to {last - 1} months" for first, last in pairs]
    if not inside.all():
        categories, labels = [*categories, "other"], [*labels, "Other ages"]
    return Division(Dimension("age", TITLES[Breakdown.AGE], tuple(categories), tuple(labels)), codes)
