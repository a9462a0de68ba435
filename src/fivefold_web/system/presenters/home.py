"""The ways to look at the whole, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold_web.library.presenters.links import address


@dataclass(frozen=True)
class Door:
    """One way to look at the whole."""

    title: str
    text: str
    href: str
    state: str


@dataclass(frozen=True)
class HomePage:
    heading: str
    groups: list[tuple[str, list[Door]]]

    @classmethod
    def of(cls, partnership, standing):
        groups = [
            (_("Together"), _together(partnership, standing)),
            (_("Self-checks"), _checks(partnership, standing)),
        ]
        return cls(_("Whole system"), groups)

    @classmethod
    def of_checks(cls, partnership, standing):
        """The self-checks alone."""
        return cls(_("Self-checks"), [("", _checks(partnership, standing))])


def _together(partnership, standing):
    return [
        Door(
            _("Responses to a factor"),
            _("Pick a factor and see which kinds of support act on it, at which levels, and what is empty."),
            address("system:response", partnership),
            ngettext("services act on %(n)d factor", "services act on %(n)d factors", standing.factors)
            % {"n": standing.factors},
        ),
        Door(
            _("Conditions for working as one"),
            _("Partners rate six conditions, each for themselves, and then agree where the place stands."),
            address("system:conditions", partnership),
            _rounds(standing),
        ),
        Door(
            _("Pressures and capabilities"),
            _("What we do to take weight off families, and what we do to make them stronger."),
            address("system:pressures", partnership),
            ngettext("%(n)d piece of work", "%(n)d pieces of work", standing.work) % {"n": standing.work},
        ),
        Door(
            _("Who helps this child"),
            _("The people around one child, with the local service of each; what is missing is dashed."),
            address("system:who_helps", partnership),
            _("a picture to show and to change"),
        ),
        Door(
            _("Who is at the table"),
            _("Partners at each level around a child: who is missing, whom to ask, and what changed."),
            address("system:membership", partnership),
            _("partners, levels and a plan"),
        ),
        Door(
            _("Support for relationships"),
            _("Eight sets of questions over all services, staff beside parents; what is missing shows itself."),
            address("system:relationships", partnership),
            _finished(standing.checks.get("relationship-support", 0)),
        ),
        Door(
            _("Measurement plans"),
            _("Four questions, then outcomes and measures: what is not measured, and what is measured for nothing."),
            address("system:plans", partnership),
            ngettext("%(n)d plan", "%(n)d plans", standing.plans) % {"n": standing.plans},
        ),
    ]  # fmt: skip


def _rounds(standing):
    words = ngettext("%(n)d round", "%(n)d rounds", standing.rounds) % {"n": standing.rounds}
    return _("%(rounds)s, one is open") % {"rounds": words} if standing.open_rounds else words


def _checks(partnership, standing):
    return [
        Door(
            checklist.title,
            checklist.text.partition(". ")[0].rstrip(".") + ".",
            address("system:checks_of", partnership, parts={"slug": checklist.slug}),
            _finished(standing.checks.get(checklist.slug, 0)),
        )
        for checklist in knowledge.checklists()
        if checklist.slug != "whole-system-conditions"
    ]


def _finished(count):
    return ngettext("%(n)d check finished", "%(n)d checks finished", count) % {"n": count}
