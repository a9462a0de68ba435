"""What the counts say, in sentences an analyst can take into a report once the figures have passed the check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fivefold.statistics.intervals import Estimate
from fivefold_link.exposure.faced import Faced
from fivefold_link.exposure.independence import Clustering, Together
from fivefold_link.exposure.sensitivity import MANY, Variant
from fivefold_link.study.schema import Study

SHOWN = 3


def sentences(
    study: Study,
    faced: Faced,
    clusterings: Sequence[Clustering],
    together: Sequence[Together],
    variants: Sequence[Variant],
) -> Iterator[str]:
    """Plain sentences: the headline, what is not known, whether factors cluster, which pairs, what moves it."""
    if not faced.children:
        yield "No child is in scope, so nothing was counted."
        return
    yield from _headline(variants[0])
    yield _completeness(faced)
    yield from map(_clustered, clusterings)
    yield from _pairs(study, together)
    yield from _moves(variants)


def _headline(base: Variant) -> Iterator[str]:
    if base.share:
        yield (
            f"At least {base.children:,} of {base.of:,} children, {_percent(base.share)},"
            f" face {MANY} risk factors or more."
        )


def _completeness(faced: Faced) -> str:
    complete = int(faced.complete.sum())
    return (
        f"For {complete:,} of {faced.children:,} children every risk factor is known, one way or the other;"
        " for the others the number is the least that they face."
    )


def _clustered(found: Clustering) -> str:
    within = f" within the same {found.strata}" if found.strata else ""
    index = found.index
    size = f"{index.value:.2f} times ({index.low:.2f} to {index.high:.2f}, {index.basis})"
    fact = f"the number of risk factors varies {size} as much between children{within} as it would by chance"
    if index.low > 1:
        many, chance = sum(found.observed[MANY:]), sum(found.expected[MANY:])
        against = f"{MANY} or more are faced by {many:,} children, {chance:,.0f} were to be expected"
        return f"Risk factors cluster{within}: {fact}; {against}."
    if index.high < 1:
        return f"Risk factors keep apart{within}: {fact}."
    return f"That risk factors cluster{within} cannot be said: {fact}."


def _pairs(study: Study, together: Sequence[Together]) -> Iterator[str]:
    """Pairs of the first rank, all of them tied; said only where the interval lies apart from 1."""
    above = [pair for pair in together if pair.rank is not None and pair.ratio.low > 1]
    if not together:
        return
    if not above:
        yield "No pair of risk factors was found together more often than chance would bring about."
        return
    first = [pair for pair in above if pair.rank == 1]
    named = "; ".join(_pair(study, pair) for pair in first[:SHOWN])
    tied = f" ({len(first)} pairs cannot be told apart in first place)" if len(first) > 1 else ""
    yield (
        f"{len(above)} of {len(together)} pairs are found together more often than by chance, most of all{tied}: {named}."
    )


def _pair(study: Study, pair: Together) -> str:
    one, other = (study.factors[number].title for number in pair.factors)
    ratio = pair.ratio
    return f"{one} with {other}, {ratio.value:.1f} times ({ratio.low:.1f} to {ratio.high:.1f})"


def _moves(variants: Sequence[Variant]) -> Iterator[str]:
    base = variants[0]
    for kind, words in (("factor", "one factor"), ("source", "one source")):
        others = [one for one in variants if one.kind == kind and one.share]
        if base.share and others:
            lowest = min(others, key=lambda one: (one.children, one.left_out))
            if lowest.share:
                yield (
                    f"Leaving out {words} moves that share to {lowest.share.value:.1%} at most"
                    f" ({lowest.words[0].lower()}{lowest.words[1:]})."
                )
    for one in variants:
        if one.kind == "unknown as seen" and one.share and base.children != one.children:
            yield f"If every factor that is not known were there, the share would be {one.share.value:.1%}."


def _percent(share: Estimate) -> str:
    return f"{share.value:.1%} ({share.low:.1%} to {share.high:.1%}, {share.basis})"
