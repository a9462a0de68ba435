"""Where a statement comes from. Every strand hands these upward; decisions keep them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fivefold.vocabulary.words import marked


class SourceKind(StrEnum):
    TOOLKIT = "toolkit"
    DOCUMENT = "document"
    INDICATOR = "indicator"
    ESTIMATE = "estimate"
    SERVICE_GAP = "service gap"
    SCENARIO_STEP = "scenario step"
    STATEMENT = "statement"
    SELF_CHECK = "self-check"
    THEME = "theme"
    VOICE = "voice"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    SourceKind.TOOLKIT: marked("Toolkit"),
    SourceKind.DOCUMENT: marked("Document"),
    SourceKind.INDICATOR: marked("Indicator"),
    SourceKind.ESTIMATE: marked("Estimate"),
    SourceKind.SERVICE_GAP: marked("Gap in support"),
    SourceKind.SCENARIO_STEP: marked("Scenario step"),
    SourceKind.STATEMENT: marked("Workforce statement"),
    SourceKind.SELF_CHECK: marked("Self-check"),
    SourceKind.THEME: marked("Session theme"),
    SourceKind.VOICE: marked("Family voice"),
}


@dataclass(frozen=True, slots=True)
class ToolkitPage:
    """Part and page of the toolkit "Supporting babies' and young children's mental health"."""

    part: int
    page: str

    @property
    def words(self) -> str:
        return f"Toolkit, Part {self.part}, p{self.page}"


@dataclass(frozen=True, slots=True)
class Citation:
    """One piece of evidence, as it stood when it was cited.

    kind:   which strand it comes from
    key:    stable name inside the partnership, "indicator:93085:E08000009" or "theme:41"
    title:  what it is, in a line ("Smoking at time of delivery, Trafford")
    detail: what it said ("5.1% (4.4% to 5.9%), 2023/24; worse than England")
    path:   address of the page inside the workspace ("/places/x/need/93085/"), or "" outside
    source: publisher, document or session
    as_of:  day on which it was read
    """

    kind: SourceKind
    key: str
    title: str
    detail: str
    path: str
    source: str
    as_of: date
    figures: tuple[str, ...] = field(default=())
