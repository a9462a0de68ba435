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

WORK, PAIRS, AGAIN = "link_work", "link_pairs", "link_again"
COMPARED = ("forename", "forename_root", "surname", "other_surname", "birth_date", "sex", "postcode")
WITH_NUMBER = f"(SELECT * FROM {WORK} WHERE number IS NOT NULL)"
WITHOUT_NUMBER = f"(SELECT * FROM {WORK} WHERE number IS NULL)"


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
        _lay_out(engine, study, evidence)
        clock.stop("group")
        progress.step("Look for pairs that may be the same child")
        sample = rehearsal.sample_of(engine, study) if self.model is None else "FALSE"
        seekers = f"(SELECT w.*, w.number AS hidden FROM {WORK} AS w WHERE w.number IS NULL OR {sample})"
        find_pairs(engine, PAIRS, seekers, WITH_NUMBER, evidence)
        clock.stop("look")
        progress.step("Learn how much agreement tells")
        model = from_json(self.model) if self.model is not None else rehearsal.learn_from_pairs(engine)
        clock.stop("learn")
        progress.step("Decide which records belong together")
        figures = _decide(engine, study, evidence, model)
        joining.form_clusters(engine, study)
        clock.stop("decide")
        figures |= rehearsal.outcome(engine, sample) | {"numbers not believed": lost, "judged pairs": judged}
        _tidy(engine)
        return LinkRun("staged", self.why, model.as_json(), figures | {"seconds": clock.seconds})


def _lay_out(engine: Engine, study: Study, evidence: Evidence) -> None:
    """The compared columns once, with the number where it is believed."""
    exclusive = [place for place, dataset in enumerate(study.datasets) if dataset.one_record_each]
    if exclusive:
        identifiers.lose_repeated_numbers(engine, exclusive)
    columns = (*COMPARED, *evidence.columns)
    if study.linkage.households and "household" not in columns:
        columns = (*columns, "household")
    listed = ", ".join(f"r.{name}" for name in columns)
    engine.make(
        WORK,
        f"""SELECT r.record, r.dataset, CASE WHEN l.record IS NULL THEN r.nhs END AS number, {listed},
            substr(r.postcode, 1, length(r.postcode) - 3) AS outward
        FROM records AS r LEFT JOIN {identifiers.LOST} AS l ON l.record = r.record""",
    )


def _decide(engine: Engine, study: Study, evidence: Evidence, model: Model) -> dict[str, Any]:
    """Place records with groups, then look again from those that are left, among all records without a number."""
    deciding.score(engine, PAIRS, model)
    deciding.choose(engine, study, PAIRS, deciding.FIRST)
    engine.make(
        "link_left",
        f"""SELECT w.*, w.number AS hidden FROM {WORK} AS w WHERE w.number IS NULL
        AND NOT EXISTS (SELECT 1 FROM {deciding.FIRST} AS p WHERE p.one = w.record)""",
    )
    find_pairs(engine, AGAIN, "link_left", WITHOUT_NUMBER, evidence)
    for pairs in (f"{AGAIN}_near", f"{AGAIN}_far"):
        engine.make(
            pairs,
            f"""SELECT p.one, p.other, p.hidden, f.number, p.pattern FROM {pairs} AS p
            LEFT JOIN {deciding.FIRST} AS f ON f.one = p.other""",
        )
    deciding.score(engine, AGAIN, model)
    deciding.choose_again(engine, study, PAIRS, AGAIN)
    deciding.edges(engine, study, AGAIN)
    deciding.write_pairs(engine, PAIRS, AGAIN, model)
    first, second = engine.count(deciding.FIRST), engine.count(deciding.SECOND)
    weighed = sum(engine.count(f"{pairs}_{kind}") for pairs in (PAIRS, AGAIN) for kind in ("near", "far"))
    return {
        "pairs weighed": weighed,
        "records placed with a group": first + second,
        "records placed at the second look": second,
    }


def _tidy(engine: Engine) -> None:
    engine.drop(
        WORK, "link_left", identifiers.LOST, JUDGED_PAIRS,
        deciding.FIRST, deciding.SECOND, deciding.CHOICE, deciding.EDGES,
        *(f"{pairs}_{kind}" for pairs in (PAIRS, AGAIN) for kind in ("near", "far", "groups", "scores")),
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
