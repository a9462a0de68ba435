"""Ages from pregnancy to the fifth birthday."""

from dataclasses import dataclass

PREGNANCY_START = -9
FIFTH_BIRTHDAY = 60


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Ages in months from birth; pregnancy is -9 to 0; the end is not included.

    >>> AgeBand(-9, 24).covers(14)
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not PREGNANCY_START <= self.start < self.end:
            raise ValueError(f"age band runs from {self.start} to {self.end} months")

    def covers(self, months: float) -> bool:
        """Whether a child of this age (in months; negative before birth) is inside the band."""
        return self.start <= months < self.end

    def overlaps(self, other: "AgeBand") -> bool:
        return self.start < other.end and other.start < self.end

    @property
    def words(self) -> str:
        """ "pregnancy to 2 years", "6 weeks" style words are for pages; here months and years only."""
        return f"{age_words(self.start)} to {age_words(self.end)}"


def age_words(months: int) -> str:
    """An age in words: 'pregnancy' from -9, 'birth' at 0, months to 23, then years where they are whole."""
    if months < 0:
        return "pregnancy" if months <= PREGNANCY_START else f"{-months} months before birth"
    if months == 0:
        return "birth"
    if months < 24 or months % 6:
        return "1 month" if months == 1 else f"{months} months"
    years, half = divmod(months, 12)
    return f"{years}½ years" if half else f"{years} years"


PREGNANCY = AgeBand(PREGNANCY_START, 0)
EARLY_YEARS = AgeBand(PREGNANCY_START, FIFTH_BIRTHDAY)
