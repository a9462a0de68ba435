"""A finding: one sentence that a partnership can stand behind, with its citations."""

import re
from dataclasses import dataclass

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.words import marked

LONGEST = 400
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class NotAFinding(ValueError):
    """A sentence that cannot stand as a finding, in words its writer can act on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with at least one citation."""

    sentence: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        check_sentence(self.sentence)
        if not self.citations:
            raise NotAFinding(marked("A finding needs at least one piece of evidence."))


def check_sentence(sentence: str) -> str:
    """A finding is one sentence, neither empty nor longer than 400 characters; returns it trimmed."""
    said = " ".join(sentence.split())
    if not said:
        raise NotAFinding(marked("Write the finding as one sentence."))
    if len(said) > LONGEST:
        raise NotAFinding(
            f"A finding is one sentence of up to {LONGEST} characters; this one has {len(said)}. "
            "Put the detail in the evidence, or make two findings."
        )
    return said


def bare_numbers(finding: Finding) -> list[str]:
    """Numbers in the sentence that none of its citations carries: a reader could not check them.

    Years, and numbers below 10, are left alone ("two of five teams", "in 2024").
    """
    carried = " ".join(f"{c.title} {c.detail} {' '.join(c.figures)}" for c in finding.citations)
    there = {number.replace(",", "") for number in _NUMBER.findall(carried)}
    said = [number.rstrip(",") for number in _NUMBER.findall(finding.sentence)]
    return [n for n in said if n.replace(",", "") not in there and not _needs_no_source(n)]


def _needs_no_source(number: str) -> bool:
    plain = float(number.replace(",", ""))
    return plain < 10 or ("." not in number and "," not in number and 1900 <= plain <= 2100)


STRAND_OF = {
    SourceKind.INDICATOR: "need",
    SourceKind.ESTIMATE: "need",
    SourceKind.SERVICE_GAP: "services",
    SourceKind.SCENARIO_STEP: "services",
    SourceKind.STATEMENT: "workforce",
    SourceKind.THEME: "voices",
    SourceKind.VOICE: "voices",
}
# The four strands of Birmingham's needs assessment (toolkit, Part 7, p76), in our words.
STRANDS = ("need", "services", "workforce", "voices")


def strands_of(finding: Finding) -> set[str]:
    """The strands of a needs assessment that a finding draws on; documents belong to none."""
    return {STRAND_OF[c.kind] for c in finding.citations if c.kind in STRAND_OF}
