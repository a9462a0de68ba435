"""From linked children to what may leave: counted, doubted, protected."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fivefold.release.policy import Method, Policy, policies
from fivefold.release.reading import Release
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.whole import write_whole
from fivefold_link.exposure import analysis
from fivefold_link.exposure.doubt import moves_under_doubt
from fivefold_link.exposure.result import Exposure, exposure_from_json
from fivefold_link.exposure.tables import CombinationTable, CountTable
from fivefold_link.linkage.doubt import DRAWS, replicate_links
from fivefold_link.running.earlier import earlier_releases, published
from fivefold_link.running.work import Work
from fivefold_link.safe_output.protected import Protected, Published
from fivefold_link.safe_output.protecting import CannotProtect, protect
from fivefold_link.study.schema import Study

EXPOSURE = "exposure.json"


@dataclass(frozen=True, eq=False)
class Counted:
    """What was counted, inside; what of it may leave; what left before."""

    exposure: Exposure
    protected: Protected
    earlier: tuple[Release, ...]


def count(work: Work) -> dict[str, Any]:
    """Count what the children face, see how far doubt about the links moves it, and keep both inside."""
    exposure = analysis.run(work.engine, work.study, work.progress)
    work.progress.step("See how far doubt about the links moves the counts", DRAWS)

    def drawn(draw: int) -> str:
        work.progress.advance()
        return replicate_links(work.engine, work.study, draw)

    exposure = exposure.doubted(moves_under_doubt(work.engine, work.study, drawn, DRAWS))
    write_whole(work.folder / EXPOSURE, json.dumps(exposure.to_json()).encode())
    return {"children": exposure.children, "tables": len(exposure.tables)}


def guarded(work: Work) -> Counted:
    """What was counted, and what of it may leave."""
    policy = policy_of(work.study)
    earlier = earlier_releases(work.study.output.earlier_releases)
    exposure = exposure_from_json(json.loads((work.folder / EXPOSURE).read_text()))
    work.progress.step("Hide what must not leave, and try to undo it")
    before = published(earlier, exposure.tables)
    protected = protected_or_withheld(
        exposure.tables, tuple(exposure.combination_tables(work.study)), policy, before
    )
    return Counted(exposure, protected, earlier)


def protected_or_withheld(
    tables: Sequence[CountTable],
    combinations: Sequence[CombinationTable],
    policy: Policy,
    earlier: Sequence[Published],
) -> Protected:
    """The tables made safe; one that cannot be, such as a table of seven children, is withheld whole, and that is said."""
    withheld: list[str] = []
    while True:
        try:
            protected = protect(tables, combinations, policy, earlier)
        except CannotProtect as cannot:
            finest = finest_of(tables, combinations, cannot.tables)
            if not finest:
                raise
            withheld += [one.title for one in tables if one.name in finest]
            withheld += [one.title for one in combinations if one.name in finest]
            tables = [one for one in tables if one.name not in finest]
            combinations = [one for one in combinations if one.name not in finest]
        else:
            notes = tuple(
                f"Withheld whole, because hidden counts in it would give themselves away: {one}."
                for one in withheld
            )
            return replace(protected, audit=replace(protected.audit, notes=(*protected.audit.notes, *notes)))


def finest_of(
    tables: Sequence[CountTable], combinations: Sequence[CombinationTable], names: Sequence[str]
) -> set[str]:
    """Of the named tables those with the most dimensions; combinations when no other is named."""
    sizes = {one.name: len(one.dimensions) for one in tables if one.name in names}
    if not sizes:
        return {one.name for one in combinations if one.name in names}
    return {name for name, size in sizes.items() if size == max(sizes.values())}


def policy_of(study: Study) -> Policy:
    """The disclosure policy that a study names."""
    known = policies()
    policy = known.get(study.output.policy)
    if policy is None or policy.method is Method.CELL_KEY:
        offered = ", ".join(slug for slug, one in known.items() if one.method is not Method.CELL_KEY)
        raise Refused(
            f"{study.output.policy!r} is not a policy that a release can be made under",
            where="output.policy in the study",
            remedy=f"Use one of: {offered}.",
        )
    return policy
