"""What a check of pathways can find: its words, why it matters and what would mend it (toolkit, Part 5, pp62-63)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.words import marked

Fact = str | int | float | tuple[str, ...]


class CheckKind(StrEnum):
    """One question that is asked of every pathway."""

    ENDS_EARLY = "ends early"
    NO_WAY_IN = "no way in"
    CLOSED_DOOR = "closed door"
    UNREACHED = "nobody refers"
    DEAD_END = "dead end"
    CIRCLE = "circle"
    LONG_WAIT = "long wait"
    HANDOVER_TO_NOBODY = "handover to nobody"
    NO_SERVICE = "no service"
    SLOW_FAST_TRACK = "slow fast track"
    GROUP_MISSED = "group missed"

    @property
    def label(self) -> str:
        return _WORDS[self][0]

    @property
    def asks(self) -> str:
        """The question of this check, so that what was found right can be said too."""
        return _WORDS[self][1]

    @property
    def why(self) -> str:
        return _WORDS[self][2]

    @property
    def mends(self) -> str:
        return _WORDS[self][3]


_WORDS = {
    CheckKind.ENDS_EARLY: (
        marked("Help ends before the fifth birthday, and nothing follows"),
        marked("Does somebody take the child when a service ends by age?"),
        marked("A family in the middle of help is left alone on a birthday, not when it is well."),
        marked("Name the service that takes the child from that age on, and link it as the next step."),
    ),
    CheckKind.NO_WAY_IN: (
        marked("No way in"),
        marked("Does the pathway say where families come in?"),
        marked("Nobody can use a pathway whose beginning is not known."),
        marked("Add a step of the kind “way in”: who notices, or whom the family asks."),
    ),
    CheckKind.CLOSED_DOOR: (
        marked("Open only to those who are not on the way"),
        marked("May those who stand before a step refer to it?"),
        marked("Families are sent back to ask somebody else, and some do not come again."),
        marked("Agree that they may refer, or add a step before it from where a referral is taken."),
    ),
    CheckKind.UNREACHED: (
        marked("Nobody refers to it"),
        marked("Can every step be come to from a way in?"),
        marked("A service that no way leads to helps only those who know of it already."),
        marked("Add a link from a step that families do reach, or take the step out."),
    ),
    CheckKind.DEAD_END: (
        marked("A dead end"),
        marked("Does every step lead on, or is it marked as a way out?"),
        marked("Nobody has said what happens after this step, so each family finds out by itself."),
        marked("Add the next step, or mark this one as a way out if help ends here as planned."),
    ),
    CheckKind.CIRCLE: (
        marked("A circle"),
        marked("Does the way lead on instead of round?"),
        marked("Families can be passed from one service to the next without anybody keeping hold of them."),
        marked("Say who decides at which step, or mark the link that leads back as a step down."),
    ),
    CheckKind.LONG_WAIT: (
        marked("The wait is longer than the age allows"),
        marked("Do families come in time for the ages that a step takes?"),
        marked("A baby grows out of the service while the family waits for it. Weeks are long in a first year."),
        marked("Shorten the wait, add a fast track for this age, or raise the age up to which the step takes children."),
    ),
    CheckKind.HANDOVER_TO_NOBODY: (
        marked("A handover to nobody"),
        marked("Does every handover name the service that takes over?"),
        marked("Without a named service, a handover is a letter that nobody opens."),
        marked("Name the service that takes over, and who speaks with whom."),
    ),
    CheckKind.NO_SERVICE: (
        marked("A step that no local service gives"),
        marked("Does a service of this place give every step?"),
        marked("The pathway promises something that families cannot get here."),
        marked("Link the service of the directory that gives it, or write down that it is missing."),
    ),
    CheckKind.SLOW_FAST_TRACK: (
        marked("A fast track that is not quicker"),
        marked("Is every fast track quicker than the ordinary way?"),
        marked("Parents of babies are told that they come first, and wait as long as everybody."),
        marked("Agree how many weeks the fast track takes, and measure it; or take the mark away."),
    ),
    CheckKind.GROUP_MISSED: (
        marked("Families whom no pathway reaches"),
        marked("Does a pathway reach each group of families?"),
        marked("Families who are missed by every pathway are missed by the whole system."),
        marked("Ask these families what keeps them away, and say in a pathway how they are reached."),
    ),
}  # fmt: skip


class Says(StrEnum):
    """The sentences of findings; `%(name)s` stands for a fact."""

    GAP_AT_AGE = marked(
        "Help ends at %(until_age)s at “%(steps)s”, and no service further along takes the child from then on."
    )
    NO_ENTRY = marked("None of the %(count)d steps is marked as a way in.")
    TIER_CLOSED = marked(
        "%(tier)s can only be come to from %(before)s, and the directory says that %(service)s takes families from %(doors)s."
    )
    STEP_CLOSED = marked(
        "“%(steps)s” can only be come to from %(before)s, and the directory says that %(service)s takes families from %(doors)s."
    )
    UNREACHED = marked("No way from any way in leads to “%(steps)s”.")
    DEAD_END = marked("After “%(steps)s” no step follows, and it is not marked as a way out.")
    CIRCLE = marked("The way leads round: %(round)s.")
    TOO_LONG = marked(
        "The quickest way to “%(steps)s” takes at least %(weeks)s weeks, even at its best. It takes children from %(from_age)s to %(until_age)s; that leaves %(room)s weeks to a family that comes in at “%(entry)s”."
    )
    CAN_BE_TOO_LONG = marked(
        "When waits are at their longest, the quickest way to “%(steps)s” takes %(weeks)s weeks. It takes children from %(from_age)s to %(until_age)s; that leaves %(room)s weeks to a family that comes in at “%(entry)s”."
    )
    TOO_OLD = marked(
        "Families come in at “%(entry)s” from %(entry_age)s at the earliest, and “%(steps)s” takes children only until %(until_age)s."
    )
    HANDOVER = marked("“%(steps)s” names no service that takes over.")
    HANDED_TO = marked("“%(before)s” hands over to “%(steps)s”, where no service is named.")
    NO_SERVICE = marked("For “%(steps)s” no service of the directory is named.")
    NOT_RUNNING = marked("“%(steps)s” rests on %(service)s, which is not running now.")
    NOT_QUICKER = marked(
        "The fast track from “%(before)s” to “%(steps)s” takes %(weeks)s weeks at its longest, the ordinary way %(room)s."
    )
    NOT_REACHED = marked(
        "No pathway reaches %(group)s: %(no)d of %(count)d say that they do not, and %(unsaid)d say nothing."
    )
    NOT_SAID = marked("Nobody has said whether a pathway reaches %(group)s: 0 of %(count)d say anything.")
    MISSED_HERE = marked("This pathway says that it does not reach %(group)s.")
    NOT_SAID_HERE = marked("This pathway does not say whether it reaches %(group)s.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A service of the directory that could be the next step. It is a proposal, no answer, until somebody links it."""

    offer: str
    name: str
    ages: AgeBand
    tiers: frozenset[Tier] = frozenset()
    levels: frozenset[Level] = frozenset()


@dataclass(frozen=True)
class CheckFinding:
    """Something that a check found. An empty `pathway` means all pathways together.

    steps: keys of the steps that it is about; facts: what the sentence names, ages in months
    """

    kind: CheckKind
    pathway: str
    says: Says
    steps: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()

    @property
    def key(self) -> str:
        """The same finding tomorrow has the same name."""
        about = "-".join(
            str(self.facts[name]) for name in ("until_age", "group", "tier") if name in self.facts
        )
        return ":".join(
            part for part in (self.kind.replace(" ", "-"), self.pathway, "+".join(self.steps), about) if part
        )


@dataclass(frozen=True)
class Outcome:
    """One check of one pathway, or of all: what was found, how many were right, and of which steps nobody could tell."""

    kind: CheckKind
    pathway: str
    findings: tuple[CheckFinding, ...] = ()
    right: int = 0
    not_known: tuple[str, ...] = ()
