"""From linked children to what may leave: counted, doubted, protected. Done anew each time, for it is quick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.release.policy import Method, Policy, policies
from fivefold.release.reading import Release
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure import analysis
from fivefold_link.exposure.doubt import moves_under_doubt
from fivefold_link.exposure.result import Exposure
from fivefold_link.exposure.tables import CombinationTable
from fivefold_link.linkage.doubt import replicate_links
from fivefold_link.running.earlier import earlier_releases, published
from fivefold_link.running.work import Work
from fivefold_link.safe_output.protected import Protected
from fivefold_link.safe_output.protecting import protect
from fivefold_link.study.schema import Study

DRAWS = 20


@dataclass(frozen=True, eq=False)
class Counted:
    """What was counted, inside; what of it may leave; what left before."""

    exposure: Exposure
    protected: Protected
    earlier: tuple[Release, ...]


def count(work: Work) -> Counted:
    """Count, see how far doubt about the links moves the counts, and protect."""
    policy = policy_of(work.study)
    earlier = earlier_releases(work.study.output.earlier_releases)
    exposure = analysis.run(work.engine, work.study, work.progress)
    work.progress.step("See how far doubt about the links moves the counts")
    exposure = exposure.doubted(
        moves_under_doubt(work.engine, work.study, lambda draw: replicate_links(work.engine, work.study, draw), DRAWS)
    )
    work.progress.step("Hide what must not leave, and try to undo it")
    combinations = tuple(combinations_to_release(exposure, work.study))
    protected = protect(exposure.tables, combinations, policy, published(earlier, exposure.tables))
    return Counted(exposure, protected, earlier)


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


def combinations_to_release(exposure: Exposure, study: Study) -> Iterator[CombinationTable]:
    """Combinations of the whole place, and pairs in each of its areas."""
    yield from exposure.combination_tables(study)
