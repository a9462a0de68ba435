"""What is wrong in a study file, said with file, line, field, the words found and the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class StudyFault:
    """One thing to mend in a study file."""

    file: str
    line: int
    field: str
    problem: str
    remedy: str
    found: str = ""

    def __str__(self) -> str:
        found = f" (found: {self.found})" if self.found else ""
        where = (
            f"{self.file}, line {self.line}, {self.field}" if self.field else f"{self.file}, line {self.line}"
        )
        return f"{where}: {self.problem}{found}. {self.remedy}."


class StudyFaults(Exception):
    """A study that cannot be used; `faults` holds every reason. `what`, `where` and `remedy` are those of `Refused`."""

    def __init__(self, faults: Sequence[StudyFault]):
        self.faults = tuple(sorted(faults))
        self.where = self.faults[0].file
        self.what = "\n".join(str(fault) for fault in self.faults)
        self.remedy = f"{len(self.faults)} to mend in the study file; nothing was run."
        super().__init__(f"{self.what}\n{self.remedy}")
