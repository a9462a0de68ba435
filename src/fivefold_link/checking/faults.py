"""What `check` finds: where, how often, whether it stops the run, and what to do. Never a value of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

MOST_OF_A_KIND = 10


class Severity(StrEnum):
    STOPS = "stops"
    WARNS = "warns"


class Kind(StrEnum):
    """What can be wrong with a file, in the words of the report."""

    UNREADABLE = "cannot be read"
    EMPTY = "no rows"
    MISSING_COLUMN = "missing column"
    EMPTY_COLUMN = "empty column"
    UNUSED_COLUMNS = "columns not used"
    FREE_TEXT = "free text"
    ENCODING = "encoding"
    DATE = "not a date"
    MIXED_DATES = "mixed forms of date"
    FUTURE_DATE = "date after the period"
    EARLY_DATE = "date before conception"
    AGE = "impossible age"
    TOO_OLD = "too old for the population"
    NOT_A_NUMBER = "not a number"
    CODE = "code not known"
    CHECK_DIGIT = "check digit"
    NO_IDENTIFIER = "no NHS number"
    SAME_NUMBER = "one NHS number for all"
    SHARED_NUMBER = "NHS number in many rows"
    MISSING_ID = "missing id"
    REPEATED_ID = "repeated id"
    REPEATED_RECORD = "repeated record"
    AREA = "area not known"
    VINTAGE = "areas of another vintage"
    POSTCODE = "postcode"
    FACTOR_CODE = "factor code never seen"
    LOOKUP = "list of areas"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one file. Rows are numbered from 1 below the head; none where no row is meant."""

    dataset: str
    file: str
    kind: Kind
    column: str | None
    first_row: int | None
    last_row: int | None
    count: int
    severity: Severity
    what: str
    remedy: str

    @property
    def rows(self) -> str:
        """`row 7`, or `12 rows between 3 and 941`."""
        if self.first_row is None:
            return ""
        if self.count == 1:
            return f"row {self.first_row}"
        return f"{self.count:,} rows between {self.first_row} and {self.last_row}"

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        rows = f", {self.rows}" if self.rows else ""
        return f"{self.dataset} ({self.file}){column}{rows}: {self.what} {self.remedy}"


@dataclass(frozen=True)
class CheckReport:
    """All that was found, what stops first; `rows` says how many each dataset has."""

    faults: tuple[Fault, ...]
    rows: dict[str, int]

    @property
    def stops(self) -> bool:
        """Whether something must be mended before anything runs."""
        return any(fault.severity is Severity.STOPS for fault in self.faults)

    def of(self, severity: Severity) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.severity is severity)

    def lines(self) -> list[str]:
        """The report for a terminal."""
        counted = [f"{dataset}: {rows:,} rows" for dataset, rows in self.rows.items()]
        stops, warns = self.of(Severity.STOPS), self.of(Severity.WARNS)
        if not self.faults:
            return [*counted, "Nothing wrong was found."]
        lines = list(counted)
        for title, some in (("To mend before anything runs", stops), ("To know and to look into", warns)):
            if some:
                lines += ["", f"{title}: {len(some)}", *(f"  - {fault}" for fault in some)]
        return lines

    def as_json(self) -> dict[str, object]:
        """The same for machines."""
        faults = [asdict(fault) for fault in self.faults]
        return {"stops": self.stops, "rows": self.rows, "faults": faults}


def report(faults: Iterable[Fault], rows: dict[str, int]) -> CheckReport:
    """A report in the order of datasets, what stops first, and not more than ten of one kind a dataset."""
    kept: list[Fault] = []
    told: dict[tuple[str, Kind], list[Fault]] = defaultdict(list)
    for fault in faults:
        told[fault.dataset, fault.kind].append(fault)
    for some in told.values():
        kept += some[:MOST_OF_A_KIND]
        if more := some[MOST_OF_A_KIND:]:
            kept.append(_rest(more))
    return CheckReport(tuple(sorted(kept, key=lambda fault: fault.severity is Severity.WARNS)), rows)


def _rest(more: list[Fault]) -> Fault:
    first = more[0]
    stops = any(fault.severity is Severity.STOPS for fault in more)
    return Fault(
        dataset=first.dataset,
        file=first.file,
        kind=first.kind,
        column=None,
        first_row=None,
        last_row=None,
        count=sum(fault.count for fault in more),
        severity=Severity.STOPS if stops else Severity.WARNS,
        what=f"{len(more)} more of this kind ({first.kind.value}).",
        remedy="Mend those that are named and check again.",
    )
