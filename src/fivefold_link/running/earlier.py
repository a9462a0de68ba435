"""Releases that left before, read back: what they show is set against what would leave now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from fivefold.release.manifest import ALL, EarlierRelease, TableKind
from fivefold.release.reading import Release, read_release
from fivefold.release.tables import Table
from fivefold.vocabulary.value import State
from fivefold_link.exposure.tables import CountTable, Dimension
from fivefold_link.safe_output.protected import CellState, Published
from fivefold_link.safe_output.releasing_tables import slug

CODES = {
    State.OBSERVED: CellState.OBSERVED,
    State.ZERO: CellState.ZERO,
    State.SUPPRESSED: CellState.SUPPRESSED,
    State.MISSING: CellState.MISSING,
}


def earlier_releases(paths: Sequence[Path]) -> tuple[Release, ...]:
    """Each earlier release, checked as its receivers check it; `ReleaseRefused` names what is wrong with one."""
    return tuple(read_release(path, trusted=None) for path in paths)


def published(releases: Sequence[Release], tables: Sequence[CountTable]) -> tuple[Published, ...]:
    """The counts of earlier releases under the names and dimensions of the tables that would leave now."""
    now = {slug(table.name): table for table in tables}
    return tuple(
        _published(release, table, now.get(table.about.name))
        for release in releases
        for table in release.tables
        if table.about.kind is TableKind.COUNT
    )


def named(releases: Sequence[Release]) -> tuple[EarlierRelease, ...]:
    """What a new release says about those before it."""
    return tuple(
        EarlierRelease(title=one.about.title, digest=one.digest, on=one.about.prepared.on) for one in releases
    )


def _published(release: Release, table: Table, now: CountTable | None) -> Published:
    about = table.about
    codes = [[category.code for category in one.categories] + [ALL] for one in about.dimensions]
    state = np.full([len(some) for some in codes], CellState.MISSING, dtype=np.int8)
    shown = np.full(state.shape, -1, dtype=np.int64)
    places = [{code: place for place, code in enumerate(some)} for some in codes]
    for cell in table.rows:
        at = tuple(known[code] for known, code in zip(places, cell.at, strict=True))
        state[at] = CODES[cell.state]
        if cell.number is not None:
            shown[at] = round(cell.number)
    return Published(
        release=f"{about.title}, {release.about.prepared.on}",
        name=now.name if now else about.name,
        dimensions=tuple(_dimensions(table, now)),
        state=state,
        shown=shown,
        period=about.period,
        population=about.population,
        basis=about.basis,
        nearest=release.about.policy.nearest,
    )


def _dimensions(table: Table, now: CountTable | None) -> Iterator[Dimension]:
    """The dimensions as they were, with the name that they have now where they are the same."""
    for place, one in enumerate(table.about.dimensions):
        name = one.name
        if now and place < len(now.dimensions) and slug(now.dimensions[place].name) == one.name:
            name = now.dimensions[place].name
        yield Dimension(
            name, one.title, tuple(c.code for c in one.categories), tuple(c.label for c in one.categories)
        )
