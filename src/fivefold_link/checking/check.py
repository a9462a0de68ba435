"""Every file against the study, before anything runs."""

from __future__ import annotations

from collections.abc import Iterator

from fivefold_link.checking.areas import KNOWN_AREAS, KNOWN_POSTCODES, lists, unknown_areas, unknown_postcodes
from fivefold_link.checking.codes import ask_numbers_of_factors, factor_codes
from fivefold_link.checking.dates import ask_dates
from fivefold_link.checking.faults import CheckReport, Fault, Kind, Severity, report
from fivefold_link.checking.heads import ask_filled, ask_letters, encoding, missing_columns, unused_columns
from fivefold_link.checking.looking import Looked, Questions, faults
from fivefold_link.checking.numbers import ask_numbers, shared_numbers
from fivefold_link.checking.records import repeated_records
from fivefold_link.engine.inputs import Loaded, load, raw_table
from fivefold_link.engine.protocol import Engine, Progress, Refused
from fivefold_link.study.columns import used
from fivefold_link.study.schema import Dataset, Study


def check(engine: Engine, study: Study, progress: Progress) -> CheckReport:
    """Load every dataset as `raw_<slug>` (only the columns that the study uses) and look for what is wrong.

    What cannot be read at all is a fault like the others; the next file is looked at all the same.
    """
    progress.step("Check the files", len(study.datasets))
    study, found = _with_lists(engine, study)
    rows: dict[str, int] = {}
    for dataset in study.datasets:
        try:
            loaded = load(engine, dataset, keep=used(study, dataset))
        except Refused as refused:
            found.append(_unreadable(study, dataset, refused))
        else:
            rows[dataset.slug] = engine.count(raw_table(dataset))
            found += _faults_of(engine, study, dataset, loaded, rows[dataset.slug])
        progress.advance()
    engine.drop(KNOWN_AREAS, KNOWN_POSTCODES)
    return report(found, rows)


def _with_lists(engine: Engine, study: Study) -> tuple[Study, list[Fault]]:
    """The lists of areas and postcodes as tables; where they cannot be read, the study without them."""
    try:
        lists(engine, study.areas)
    except Refused as refused:
        without = study.areas.model_copy(update={"names": None, "postcode_lookup": None})
        lists(engine, without)
        return study.model_copy(update={"areas": without}), [_unreadable_list(refused)]
    return study, []


def _unreadable_list(refused: Refused) -> Fault:
    return Fault(
        dataset="areas",
        file=refused.where,
        kind=Kind.LOOKUP,
        column=None,
        first_row=None,
        last_row=None,
        count=0,
        severity=Severity.STOPS,
        what=refused.what,
        remedy=refused.remedy,
    )


def _unreadable(study: Study, dataset: Dataset, refused: Refused) -> Fault:
    looked = Looked(study, dataset, frozenset())
    return looked.fault(Kind.UNREADABLE, refused.what, refused.remedy, stops=True)


def _faults_of(engine: Engine, study: Study, dataset: Dataset, loaded: Loaded, rows: int) -> Iterator[Fault]:
    looked = Looked(study, dataset, frozenset(loaded.columns))
    yield from missing_columns(looked, loaded)
    yield from unused_columns(looked, loaded)
    if not rows:
        what, remedy = "the file has a head and no rows.", "Ask the agency for the file again."
        yield looked.fault(Kind.EMPTY, what, remedy, stops=True)
        return
    yield from encoding(looked, loaded)
    questions = Questions()
    for ask in (ask_filled, ask_letters, ask_numbers, ask_dates, ask_numbers_of_factors):
        ask(looked, questions)
    yield from faults(engine, looked, questions)
    yield from shared_numbers(engine, looked)
    yield from repeated_records(engine, looked, rows)
    yield from unknown_areas(engine, looked)
    yield from unknown_postcodes(engine, looked)
    yield from factor_codes(engine, looked)
