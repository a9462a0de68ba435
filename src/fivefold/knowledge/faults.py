"""What can be wrong with a content file, said with file, line, field and remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a content file, and what to do."""

    file: str
    line: int
    field: str
    problem: str
    remedy: str = "correct this value"

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.field}: {self.problem}. Remedy: {self.remedy}."


class ContentError(ValueError):
    """A content file that cannot be used; `faults` holds every reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
