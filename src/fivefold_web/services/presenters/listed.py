"""Services of a proposal in a list of their own: all that are proposed for a question, or left out for a reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.leaving_out import Reason
from fivefold.services.scenario import Step
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.proposals import STEP_WORDS, left_out_line, service_line


@dataclass(frozen=True)
class Line:
    """One service with the words that say why it stands here."""

    number: int | None
    name: str
    organisation: str
    about: str


@dataclass(frozen=True)
class ServicesPage:
    """The whole list. `step` is the question for which people judge; for what was left out that is support."""

    heading: str
    lead: str
    what: str
    step: str
    lines: list[Line]

    @classmethod
    def of(cls, story, found, wanted, wishes):
        lead = f"{story.title}, {story.age}"
        if isinstance(wanted, Step):
            heading = _("Proposed: %(question)s") % {"question": STEP_WORDS[wanted]().lower()}
            lines = [_proposed(one, wanted, found.numbers) for one in found.proposal.for_step(wanted)]
            return cls(heading, lead, _proposed_words(len(lines)), wanted.value, lines)
        left = found.proposal.left_out_by_reason.get(wanted, ())
        lines = [_left_out(one, found.numbers, wishes.minutes) for one in left]
        heading = _("Left out: %(reason)s") % {"reason": translated(wanted.label).lower()}
        return cls(
            heading, lead, f"{_left_out_words(len(lines))} {_RULES[wanted]()}", Step.SUPPORTED.value, lines
        )


def _proposed(one, step, numbers):
    line = service_line(one, step, numbers)
    about = ". ".join(part for part in (line.about, line.wait, *line.doubts) if part)
    return Line(line.number, line.name, line.organisation, about)


def _left_out(one, numbers, minutes):
    line = left_out_line(one, numbers, minutes)
    return Line(line.number, line.name, line.organisation, line.because)


def _proposed_words(number):
    return ngettext("%(count)d service.", "%(count)d services.", number) % {"count": number}


def _left_out_words(number):
    words = ngettext("%(count)d service was left out.", "%(count)d services were left out.", number)
    return words % {"count": number}


_RULES = {
    Reason.NOT_OPEN: lambda: _("Only services that run now can help."),
    Reason.AGES_NOT_KNOWN: lambda: _("Without ages nobody can say whether a service takes this child. Fill them in."),
    Reason.AGE: lambda: _("They do not take a child of this age."),
    Reason.AREA: lambda: _("They say for which areas they are, and this is another."),
    Reason.TOO_FAR: lambda: _("The way with a pram is longer than what was asked for, and they do not come home."),
    Reason.CAREGIVER: lambda: _("They say whom they serve, and this caregiver is not among them."),
    Reason.KIND: lambda: _("They are not open to every family, and what they offer does not help beyond promotion."),
    Reason.FACTORS: lambda: _("They are marked with factors, and none is one of this story."),
    Reason.NO_WAY_IN: lambda: _("Families cannot come by themselves, and nobody who may refer meets this family."),
    Reason.FULL: lambda: _("As many families are helped as there are places."),
}  # fmt: skip
