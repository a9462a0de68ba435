"""The staged method: identifiers first, then what they teach, then only the records that are left.

1. Records with a valid number form groups (`identifiers` says when a number is not believed).
2. A sample of them is looked for as if it had no number; the number then says which pairs were true (`learning`).
3. Records without a number go to the group that they resemble most, if it is likely enough and well ahead.
4. What is left is compared with the records placed so far and with each other (`clusters`).

Groups are never joined with each other, so no person ever holds two valid identifiers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.linkage import deciding, identifiers, joining, rehearsal
from fivefold_link.linkage.candidates import Evidence, evidence_in, find_pairs
from fivefold_link.linkage.interface import LinkRun
from fivefold_link.linkage.judged import JUDGED_PAIRS, keep_judged_pairs
from fivefold_link.linkage.learning import Model, from_json
from fivefold_link.study.schema import Study

WORK, SEEKERS, PAIRS = "link_work", "link_seekers", "link_pairs"
COMPARED = (
    "forename", "forename_root", "surname", "other_surname", "birth_date", "birth_date_swapped", "sex", "postcode",
    "outward", "mother_nhs", "uprn", "household",
)  # fmt: skip
WITH_NUMBER = f"(SELECT * FROM {WORK} WHERE number IS NOT NULL)"


@dataclass(frozen=True)
class Staged:
    """The staged method; `model` is one that was learnt before, as its `LinkRun` wrote it."""

    why: str = "the study asks for the staged method"
    model: Mapping[str, Any] | None = None

    def link(self, engine: Engine, study: Study, progress: Progress) -> LinkRun:
        """`records` become `clusters`, `scored_pairs` and `pattern_model`."""
        clock = _Clock()
        progress.step("Group records by NHS number")
        lost = identifiers.lose_doubtful_numbers(engine)
        judged = keep_judged_pairs(engine, study)
        evidence = evidence_in(engine, households=study.linkage.households)
        _lay_out(engine, study)
        clock.stop("group")
        progress.step("Look for pairs that may be the same child")
        rehearsal.choose_seekers(engine, study, teach=self.model is None)
        find_pairs(engine, PAIRS, SEEKERS, WITH_NUMBER, evidence)
        clock.stop("look")
        progress.step("Learn how much agreement tells")
        model = from_json(self.model) if self.model is not None else rehearsal.learn_from_pairs(engine, study)
        clock.stop("learn")
        progress.step("Decide which records belong together")
        figures = _decide(engine, study, evidence, model)
        joining.form_clusters(engine, study)
        clock.stop("decide")
        figures |= rehearsal.outcome(engine) | {"numbers not believed": lost, "judged pairs": judged}
        _tidy(engine)
        return LinkRun("staged", self.why, model.as_json(), figures | {"seconds": clock.seconds})


def _lay_out(engine: Engine, study: Study) -> None:
    """The compared columns once, with the number where it is believed."""
    exclusive = [place for place, dataset in enumerate(study.datasets) if dataset.one_record_each]
    if exclusive:
        identifiers.lose_repeated_numbers(engine, exclusive)
    outward = "substr(r.postcode, 1, length(r.postcode) - 3)"
    listed = ", ".join(f"{outward} AS outward" if name == "outward" else f"r.{name}" for name in COMPARED)
    engine.make(
        WORK,
        f"""SELECT r.record, r.dataset, CASE WHEN l.record IS NULL THEN r.nhs END AS number, {listed}
        FROM records AS r LEFT JOIN {identifiers.LOST} AS l ON l.record = r.record""",
    )


def _decide(engine: Engine, study: Study, evidence: Evidence, model: Model) -> dict[str, Any]:
    """Place records with groups, then look again from those that are left, among all records without a number."""
    deciding.score(engine, PAIRS, model)
    deciding.choose(engine, study, PAIRS, deciding.FIRST)
    engine.make(
        "link_left",
        f"""SELECT s.* FROM {SEEKERS} AS s WHERE s.hidden IS NULL
        AND NOT EXISTS (SELECT 1 FROM {deciding.FIRST} AS p WHERE p.one = s.record)""",
    )
    listed = ", ".join(f"w.{name}" for name in ("record", "dataset", *COMPARED))
    engine.make(
        "link_placed",
        f"""SELECT {listed}, p.number FROM {SEEKERS} AS w
        LEFT JOIN {deciding.FIRST} AS p ON p.one = w.record WHERE w.hidden IS NULL""",
    )
    find_pairs(engine, "link_again", "link_left", "link_placed", evidence)
    deciding.score(engine, "link_again", model)
    deciding.choose_again(engine, study, PAIRS, "link_again")
    deciding.edges(engine, study, "link_again")
    deciding.write_pairs(engine, PAIRS, "link_again", model)
    first, second = engine.count(deciding.FIRST), engine.count(deciding.SECOND)
    return {
        "pairs weighed": engine.count(PAIRS) + engine.count("link_again"),
        "records placed with a group": first + second,
        "records placed at the second look": second,
    }


def _tidy(engine: Engine) -> None:
    engine.drop(
        WORK, SEEKERS, PAIRS, "link_again", "link_left", "link_placed", identifiers.LOST, JUDGED_PAIRS,
        deciding.FIRST, deciding.SECOND, deciding.CHOICE, deciding.EDGES,
        *(f"{pairs}_{kind}" for pairs in (PAIRS, "link_again") for kind in ("groups", "scores")),
    )  # fmt: skip


class _Clock:
    """Seconds of each part, for the record of the run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = perf_counter()

    def stop(self, part: str) -> None:
        now = perf_counter()
        self.seconds[part] = round(now - self._since, 2)
        self._since = now
