"""Writing the audit record. An event without an actor is refused."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from fivefold_web.audit.models import Event


class Actor(Protocol):
    """Anyone who can be named in the audit record: a member, an account, a guest link."""

    @property
    def audit_label(self) -> str: ...


@dataclass(frozen=True)
class Nobody:
    """An actor who is not a person, or who must not be traceable."""

    audit_label: str
    pk: None = None


ANONYMOUS = Nobody("a participant (not recorded)")
SYSTEM = Nobody("Fivefold itself")


def record(
    *,
    partnership: Any,
    by: Actor,
    did: str,
    what: models.Model,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Write down who did what to what, with the facts before and after."""
    traceable = by not in (ANONYMOUS,)
    Event.objects.create(
        partnership_number=partnership.pk if partnership is not None else None,
        actor_kind=type(by).__name__.lower(),
        actor_number=by.pk if traceable else None,  # type: ignore[attr-defined]
        actor_label=by.audit_label[:200],
        did=did,
        thing_kind=what._meta.label_lower,
        # An anonymous answer must not be traceable through the order of its numbers either.
        thing_number=str(what.pk) if traceable else "",
        thing_label=str(what)[:300] if traceable else "",
        before=plain(before),
        after=plain(after),
    )


def plain(facts: dict[str, Any] | None) -> dict[str, Any] | None:
    """Facts as JSON holds them: dates as text, enums as words, anything else by its name."""
    return None if facts is None else {name: _plain(fact) for name, fact in facts.items()}


def _plain(fact: Any) -> Any:
    if isinstance(fact, (list, tuple, set)):
        return [_plain(one) for one in fact]
    if isinstance(fact, dict):
        return plain(fact)
    if fact is None or isinstance(fact, (bool, int, float, str)):
        return str(fact) if isinstance(fact, str) else fact
    try:
        return DjangoJSONEncoder().default(fact)
    except TypeError:
        return str(fact)
