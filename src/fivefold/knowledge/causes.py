"""What leads to what: the toolkit's links between factors, joined with those of a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.knowledge.schemas import Factor


@dataclass(frozen=True, slots=True)
class CausalLink:
    """One factor makes another more likely (`raises`) or less. `local` where the place says so."""

    cause: str
    effect: str
    raises: bool
    why: str
    source: str
    local: bool = False


def links_of(factors: Iterable[Factor]) -> list[CausalLink]:
    """The links that the factors themselves name, each with its page."""
    return [
        CausalLink(factor.slug, link.factor, link.raises, link.why, "; ".join(c.words for c in link.cites))
        for factor in factors
        for link in factor.leads_to
    ]


def joined(
    links: Iterable[CausalLink], local: Iterable[CausalLink], removed: Iterable[tuple[str, str]]
) -> list[CausalLink]:
    """The toolkit's links without those that the place took away, and with its own; a local link wins.

    >>> theirs = CausalLink("a", "b", True, "why", "Toolkit, Part 4, p30")
    >>> ours = CausalLink("a", "b", False, "not here", "our data", local=True)
    >>> joined([theirs], [ours], []) == [ours]
    True
    >>> joined([theirs], [], [("a", "b")])
    []
    """
    gone = set(removed)
    by_ends = {(link.cause, link.effect): link for link in links if (link.cause, link.effect) not in gone}
    by_ends |= {(link.cause, link.effect): link for link in local}
    return list(by_ends.values())


def upstream(slug: str, links: Iterable[CausalLink]) -> list[CausalLink]:
    """What leads to a factor."""
    return [link for link in links if link.effect == slug]


def downstream(slug: str, links: Iterable[CausalLink]) -> list[CausalLink]:
    """What a factor leads to."""
    return [link for link in links if link.cause == slug]
