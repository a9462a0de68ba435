"""Who is in scope and who is not, in figures and in words. Small counts: they stay inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

RULES = {
    "latest": "Each child is counted where the latest record up to the study's last day says it lives.",
    "births": "Each child is counted where the register of births says it lived; for others the area is not known.",
    "at_birth": "Each child is counted where the register of births, else the earliest record, says it lived.",
}
LIMITS = (
    "A child who died or moved away is still counted unless its records were taken out: nobody is left out for not"
    " having been seen. A child whom no agency knows is not counted."
)


@dataclass(frozen=True)
class Cohort:
    """How records became children in scope."""

    records: int
    persons: int
    without_birth_date: int
    of_other_age: int
    elsewhere: int
    children: int
    not_in_births: int
    area_unknown: int
    gestation_unknown: int
    birth_dates_differ: int
    in_one_dataset: int
    address_rule: str
    register: bool

    def counts(self) -> dict[str, int]:
        """In the order in which they are told; the last is the children in scope."""
        return {
            "Records of children": self.records,
            "Children after linking": self.persons,
            "Without a birth date, so not in scope": self.without_birth_date,
            "Of another age": self.of_other_age,
            "Living elsewhere, or area not known": self.elsewhere,
            "Children in scope": self.children,
        }

    def sentences(self) -> tuple[str, ...]:
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        yield f"{self.children:,} children are in scope, out of {self.records:,} records."
        yield RULES[self.address_rule]
        if self.register:
            yield (
                f"{self.not_in_births:,} of them are not in the register of births: they moved in, or a link was missed."
            )
        if self.area_unknown:
            yield f"For {self.area_unknown:,} of them the area is not known."
        yield (
            f"For {self.gestation_unknown:,} of them the length of pregnancy is not known; conception is then taken to"
            " be 266 days before birth."
        )
        yield f"For {self.birth_dates_differ:,} of them records give different birth dates; one rule chose."
        yield LIMITS

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def cohort_from_json(data: dict[str, Any]) -> Cohort:
    """What `to_json` wrote, read again."""
    return Cohort(**data)
