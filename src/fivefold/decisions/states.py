"""States of recommendations and actions move by tables."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class NotAllowed(ValueError):
    """A move or a deed that the rules refuse, in words its owner can use."""


class ActionState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under way"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return _ACTION_STATES[self]

    @property
    def is_open(self) -> bool:
        return self not in (ActionState.DONE, ActionState.DROPPED)


_ACTION_STATES = {
    ActionState.PROPOSED: marked("Proposed"),
    ActionState.AGREED: marked("Agreed"),
    ActionState.UNDER_WAY: marked("Under way"),
    ActionState.PAUSED: marked("Paused"),
    ActionState.DONE: marked("Done"),
    ActionState.DROPPED: marked("Dropped"),
}

MOVES: dict[ActionState, tuple[ActionState, ...]] = {
    ActionState.PROPOSED: (ActionState.AGREED, ActionState.DROPPED),
    ActionState.AGREED: (ActionState.UNDER_WAY, ActionState.DROPPED),
    ActionState.UNDER_WAY: (ActionState.DONE, ActionState.PAUSED, ActionState.DROPPED),
    ActionState.PAUSED: (ActionState.UNDER_WAY, ActionState.DROPPED),
    ActionState.DONE: (),
    ActionState.DROPPED: (),
}
NEEDS_REASON = frozenset({ActionState.PAUSED, ActionState.DROPPED})


def move(state: str, to: str, *, reason: str = "") -> ActionState:
    """The new state of an action, or NotAllowed. Pausing and dropping need a reason; done and dropped are final."""
    now, then = ActionState(state), ActionState(to)
    if then not in MOVES[now]:
        raise NotAllowed(f"An action that is {now.value} cannot become {then.value}.")
    if then in NEEDS_REASON and not reason.strip():
        raise NotAllowed(f"Say why the action is {then.value}, so that others can follow the plan.")
    return then


class RecommendationState(StrEnum):
    DRAFT = "draft"
    FINAL = "final"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _RECOMMENDATION_STATES[self]


_RECOMMENDATION_STATES = {
    RecommendationState.DRAFT: marked("Draft"),
    RecommendationState.FINAL: marked("Final"),
    RecommendationState.WITHDRAWN: marked("Withdrawn"),
}

RECOMMENDATION_MOVES: dict[RecommendationState, tuple[RecommendationState, ...]] = {
    RecommendationState.DRAFT: (RecommendationState.FINAL, RecommendationState.WITHDRAWN),
    RecommendationState.FINAL: (RecommendationState.DRAFT, RecommendationState.WITHDRAWN),
    RecommendationState.WITHDRAWN: (RecommendationState.DRAFT,),
}
