"""What the figures of quality mean, in sentences for people who do not link records for a living.

Each sentence is made from figures alone; where a figure is not known the sentence says that it is not.
"""

from __future__ import annotations

from math import ceil, floor

from fivefold_link.linkage.quality import GroupQuality, LinkageQuality, Share

CLEARLY = 0.01
"""A group's recall is called lower where its whole interval lies below everybody's by at least this much."""

GROUPS = {
    "number": {
        "no number": "children's records without an NHS number",
        "number": "records with an NHS number",
    },
    "source": {},
}


def whole(low: float, high: float) -> str:
    """A range in whole numbers that never claims more than is known: outwards to the next ones."""
    below, above = floor(round(low, 6)), ceil(round(high, 6))
    return str(below) if below == above else f"{below} to {above}"


def missed_in_100(recall: Share) -> str:
    """Of 100 true links, how many are probably missed."""
    return whole(100 * (1 - recall.high), 100 * (1 - recall.low))


def missed(quality: LinkageQuality) -> str:
    """What recall means, and for whom it is lowest."""
    recall = quality.overall.recall
    if recall is None:
        return "How many true links were missed could not be tested, because too few records hold a valid number."
    return f"Of 100 true links we probably miss {missed_in_100(recall)}{_more_among(quality)}."


def _more_among(quality: LinkageQuality) -> str:
    recall = quality.overall.recall
    without = next((g for g in quality.of("number") if g.category == "no number"), None)
    if not recall or not without or not without.recall or without.recall.high > recall.low - CLEARLY:
        return ""
    return f", more among babies without an NHS number ({missed_in_100(without.recall)} of 100)"


def false(quality: LinkageQuality) -> str:
    """What precision means."""
    precision = quality.overall.precision
    if precision is None:
        return "How many links are wrong could not be tested, because too few records hold a valid number."
    wrong = whole(1000 * (1 - precision.high), 1000 * (1 - precision.low))
    return f"Of 1,000 links that were made, {wrong} probably join records of different children."


def effect(quality: LinkageQuality) -> str:
    """What misses and wrong links do to counts of children."""
    recall, precision = quality.overall.recall, quality.overall.precision
    if recall is None or precision is None:
        return "What linkage errors do to the counts is not known; read small differences as no difference."
    return (
        "A missed link leaves one child counted as two, each with fewer factors: counts of children with several "
        "factors are more likely too low than too high. A wrong link does the opposite."
    )


def uneven(quality: LinkageQuality, titles: dict[str, str] | None = None) -> tuple[str, ...]:
    """Groups whose links are clearly missed more often than everybody's; none is no proof that all are equal."""
    recall = quality.overall.recall
    if recall is None:
        return ()
    lower = [
        g
        for g in quality.groups
        if g.dimension != "number" and g.recall and g.recall.high < recall.low - CLEARLY
    ]
    if not lower:
        return (
            "No group was found whose links are clearly missed more often than others; small groups may hide one.",
        )
    return tuple(_lower(g, g.recall, titles or {}) for g in lower if g.recall)


def _lower(group: GroupQuality, recall: Share, titles: dict[str, str]) -> str:
    said = titles.get(group.category, group.category)
    named = {
        "source": f"records of {said}",
        "ethnicity": f"children whose ethnicity is recorded as {said}",
        "deprivation": f"children in deprivation tenth {said} (1 is most deprived)",
        "age": f"children aged {said}",
        "area": f"children in {said}",
    }[group.dimension]
    return f"Among {named}, of 100 true links {missed_in_100(recall)} are probably missed, clearly more than among all."


def grounds(quality: LinkageQuality) -> str:
    """What the figures rest on."""
    if quality.overall.recall is None:
        return f"{quality.numberless:.0%} of the records hold no valid NHS number; nothing could be held out."
    return (
        f"{quality.numberless:.0%} of the records hold no valid NHS number. To test the method, the numbers of "
        f"{quality.judged_records:,} records were hidden and those records linked blind; "
        f"{quality.overall.recall.judged:,} true links could be checked."
    )


def moved(what: str, count: int, low: float, high: float, draws: int) -> str:
    """How a count moves under doubt about links."""
    if floor(low) == ceil(high) == count:
        return f"{what}: {count:,}. Doubtful links do not change it in {draws} tries."
    return f"{what}: {count:,}. With doubtful links taken or left by chance it lies between {floor(low):,} and {ceil(high):,} in {draws} tries."


def in_words(quality: LinkageQuality, titles: dict[str, str] | None = None) -> tuple[str, ...]:
    """All that a reader should know, in the order in which they ask."""
    return (
        missed(quality),
        false(quality),
        effect(quality),
        *uneven(quality, titles),
        grounds(quality),
        *quality.cautions,
    )
