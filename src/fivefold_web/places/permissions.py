"""What each role may do: one table, tested as a table."""

from enum import StrEnum

from fivefold.vocabulary.partners import Role


class May(StrEnum):
    VIEW = "view"
    CONTRIBUTE = "contribute"
    FACILITATE = "facilitate"
    LEAD = "lead"


ALLOWED: dict[Role, frozenset[May]] = {
    Role.LEAD: frozenset(May),
    Role.FACILITATOR: frozenset({May.VIEW, May.CONTRIBUTE, May.FACILITATE}),
    Role.CONTRIBUTOR: frozenset({May.VIEW, May.CONTRIBUTE}),
    Role.VIEWER: frozenset({May.VIEW}),
}


def can(role: str, deed: str) -> bool:
    """Whether a role allows a deed; an unknown role or deed allows nothing."""
    try:
        return May(deed) in ALLOWED[Role(role)]
    except ValueError:
        return False
