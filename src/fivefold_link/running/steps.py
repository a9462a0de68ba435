"""The steps of a run, in order: what each rests on, what tables it leaves, and what it says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold_link.checking.check import check
from fivefold_link.cohort.children import children
from fivefold_link.cohort.coverage import coverage
from fivefold_link.engine.inputs import raw_table
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.flagging import flags
from fivefold_link.linkage import adults, choosing, quality_measure
from fivefold_link.running import counting
from fivefold_link.running.work import Step, Work
from fivefold_link.standardise.table import records
from fivefold_link.study.schema import Study


class CheckStopped(Refused):
    """The files are not what the study says; every line of the check has been shown."""


def _check(work: Work) -> dict[str, Any]:
    found = check(work.engine, work.study, work.progress)
    if found.stops:
        for line in found.lines():
            work.progress.say(line)
        raise CheckStopped(
            "the files are not what the study says",
            where="check",
            remedy="Mend what is listed above under 'To mend before anything runs' and run again. Nothing was linked.",
        )
    return found.as_json()


def _standardise(work: Work) -> dict[str, Any]:
    records(work.engine, work.study, work.progress)
    return {}


def _link(work: Work) -> dict[str, Any]:
    run = choosing.linker_for(work.engine, work.study).link(work.engine, work.study, work.progress)
    return {"method": run.method, "why": run.why, "figures": dict(run.figures), "model": dict(run.model)}


def _adults(work: Work) -> dict[str, Any]:
    return adults.parents(work.engine, work.study, work.progress).as_json()


def _quality(work: Work) -> dict[str, Any]:
    linker = choosing.linker_for(work.engine, work.study)
    return quality_measure.measure(work.engine, work.study, linker, work.progress).as_json()


def _cohort(work: Work) -> dict[str, Any]:
    cohort = children(work.engine, work.study, work.progress)
    coverage(work.engine, work.study, work.progress)
    return cohort.to_json()


def _exposures(work: Work) -> dict[str, Any]:
    flags(work.engine, work.study, work.progress)
    return {}


def _none(_study: Study) -> Sequence[str]:
    return ()


def _raw(study: Study) -> Sequence[str]:
    return [raw_table(dataset) for dataset in study.datasets]


STEPS = (
    Step("check", "Check the files", ("datasets", "areas", "factors", "population", "fictional"), (), _raw, _check),
    Step(
        "standardise", "Standardise names, dates and numbers", ("datasets", "areas", "fictional"), (),
        lambda _: ("records", "adult_records"), _standardise,
    ),
    Step(
        "link", "Link records", ("linkage",), ("standardise",),
        lambda _: ("clusters", "scored_pairs", "pattern_model"), _link,
    ),
    Step("adults", "Link adults to children", (), ("link",), lambda _: ("adult_clusters", "parents"), _adults),
    Step("quality", "Measure the quality of the links", (), ("link",), _none, _quality),
    Step(
        "cohort", "Find the children in scope", ("population",), ("link",),
        lambda _: ("children", "covered"), _cohort,
    ),
    Step(
        "exposures", "See which factors each child faces", ("factors",), ("check", "adults", "cohort"),
        lambda _: ("exposures", "unknowns"), _exposures,
    ),
    Step("count", "Count", ("output", "linkage"), ("exposures",), _none, counting.count, (counting.EXPOSURE,)),
)  # fmt: skip
