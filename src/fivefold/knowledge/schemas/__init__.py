"""One strict schema for each kind of content."""

from fivefold.knowledge.schemas.children import (
    GlossaryEntry,
    Misconception,
    Said,
    Sign,
    SignSort,
    Term,
    Vignette,
)
from fivefold.knowledge.schemas.claims import (
    Audience,
    Claim,
    ClaimSort,
    Note,
    Requirement,
    RequirementSort,
    When,
)
from fivefold.knowledge.schemas.factors import (
    Causes,
    Direction,
    Factor,
    Mention,
)
from fivefold.knowledge.schemas.frameworks import (
    Diagram,
    Element,
    Framework,
)
from fivefold.knowledge.schemas.interventions import (
    Ages,
    Case,
    CaseSort,
    Intervention,
    Moment,
    ToolkitLabel,
)
from fivefold.knowledge.schemas.measures import (
    Correction,
    Domain,
    Measure,
    Rater,
)
from fivefold.knowledge.schemas.numbers import (
    IndicatorDefinition,
    Prevalence,
    Statistic,
)
from fivefold.knowledge.schemas.package import (
    Change,
    Package,
)
from fivefold.knowledge.schemas.practice import (
    Asked,
    Checklist,
    Criterion,
    Exercise,
    Prompt,
    PromptKind,
    Question,
    Scale,
    Scenario,
    Statement,
    Step,
)
from fivefold.knowledge.schemas.ready import AgendaEntry, Asks, ReadySession
from fivefold.knowledge.schemas.shelf import (
    Resource,
    Role,
)
from fivefold.knowledge.schemas.support import (
    BoardWord,
    LegalStatus,
    LevelEntry,
    NeedGroupEntry,
    ReachEntry,
    TierEntry,
    UniversalContact,
)

__all__ = [
    "AgendaEntry",
    "Ages",
    "Asked",
    "Asks",
    "Audience",
    "BoardWord",
    "Case",
    "CaseSort",
    "Causes",
    "Change",
    "Checklist",
    "Claim",
    "ClaimSort",
    "Correction",
    "Criterion",
    "Diagram",
    "Direction",
    "Domain",
    "Element",
    "Exercise",
    "Factor",
    "Framework",
    "GlossaryEntry",
    "IndicatorDefinition",
    "Intervention",
    "LegalStatus",
    "LevelEntry",
    "Measure",
    "Mention",
    "Misconception",
    "Moment",
    "NeedGroupEntry",
    "Note",
    "Package",
    "Prevalence",
    "Prompt",
    "PromptKind",
    "Question",
    "Rater",
    "ReachEntry",
    "ReadySession",
    "Requirement",
    "RequirementSort",
    "Resource",
    "Role",
    "Said",
    "Scale",
    "Scenario",
    "Sign",
    "SignSort",
    "Statement",
    "Statistic",
    "Step",
    "Term",
    "TierEntry",
    "ToolkitLabel",
    "UniversalContact",
    "Vignette",
    "When",
]
