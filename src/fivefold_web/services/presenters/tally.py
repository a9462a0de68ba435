"""What a list of services lacks, in words."""

from dataclasses import dataclass

from fivefold_web.design.words import translated


@dataclass(frozen=True)
class Counted:
    """One thing that is lacking: how many services, and the word by which the directory can be narrowed to them."""

    key: str
    count: int
    words: str


def tally_lines(tally):
    """Each lack with its count, the most frequent first; an equal count keeps the order of the domain."""
    lines = [Counted(lack.value, count, translated(lack.label)) for lack, count in tally.lacking]
    return sorted(lines, key=lambda line: -line.count)
