"""What leads to what, as a picture, a table and lines that can be changed."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.causes import Causes, Said, Tie
from fivefold.knowledge.causes import downstream, upstream
from fivefold_web.library.presenters.links import factor_href


@dataclass(frozen=True)
class CauseLine:
    """One link in words; `removable` says how it can be taken away."""

    cause: str
    effect: str
    words: str
    why: str
    source: str
    local: bool


@dataclass(frozen=True)
class CausesPart:
    """The part of a factor's page about causes and effects."""

    picture: str
    twin: object
    lines: list[CauseLine]
    removed: list[CauseLine]

    @classmethod
    def of(cls, partnership, factor, links, removed):
        before, after = upstream(factor.slug, links), downstream(factor.slug, links)
        if not before and not after:
            return cls("", None, [], [gone_line(*ends) for ends in removed if factor.slug in ends])
        drawn = Causes(
            _("%(factor)s: what leads to it, and what it leads to") % {"factor": factor.label},
            factor.label,
            tuple(tie(partnership, link.cause, link.raises) for link in before),
            tuple(tie(partnership, link.effect, link.raises) for link in after),
            said(),
        )
        # Our own drawing of escaped words; nothing in it runs.
        picture = mark_safe(drawn.svg())  # noqa: S308
        lines = [cause_line(link) for link in before + after]
        return cls(
            picture, drawn.twin(), lines, [gone_line(*ends) for ends in removed if factor.slug in ends]
        )


def said():
    return Said(
        _("What leads to it"),
        _("What it leads to"),
        _("more likely"),
        _("less likely"),
        _("nothing linked yet"),
    )


def tie(partnership, slug, raises):
    factor = knowledge.named(slug, knowledge.factors())
    if factor is None:
        return Tie(slug, raises)
    return Tie(factor.label, raises, str(factor_href(partnership, factor)))


def cause_line(link):
    sentence = (
        _("%(cause)s makes %(effect)s more likely.")
        if link.raises
        else _("%(cause)s makes %(effect)s less likely.")
    )
    words = sentence % {"cause": label(link.cause), "effect": lower_first(label(link.effect))}
    return CauseLine(link.cause, link.effect, words, link.why, link.source, link.local)


def gone_line(cause, effect):
    words = _("%(cause)s and %(effect)s: taken away here") % {
        "cause": label(cause),
        "effect": lower_first(label(effect)),
    }
    return CauseLine(cause, effect, words, "", "", True)


def label(slug):
    factor = knowledge.named(slug, knowledge.factors())
    return slug if factor is None else factor.label


def lower_first(words):
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
