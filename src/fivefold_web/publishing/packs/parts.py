"""The parts of the toolkit by plain names, and what each pack is for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.knowledge.entries import PART_PAGES


@dataclass(frozen=True)
class PartKind:
    """One part; `key` is its number in the toolkit."""

    key: int
    label: Callable[[], str]
    about: Callable[[], str]

    @property
    def pages(self):
        """First and last page of the part."""
        return PART_PAGES[self.key]

    @property
    def source(self):
        first, last = self.pages
        return _("Toolkit, Part %(part)d, pp%(first)d to %(last)d") % {
            "part": self.key,
            "first": first,
            "last": last,
        }


PARTS = (
    PartKind(1, lambda: _("Why the early years matter"), lambda: _("The reasons to act, for those who decide")),
    PartKind(2, lambda: _("What we mean by mental health"), lambda: _("Words, common views and fuller ones, who helps a child")),
    PartKind(3, lambda: _("What a mentally healthy child is like"), lambda: _("Being and becoming, nurturing care, children of each age")),
    PartKind(4, lambda: _("What shapes children’s mental health, and what helps"), lambda: _("Five levels, signs, approaches, scenarios, self-checks")),
    PartKind(5, lambda: _("Working as a whole system"), lambda: _("Continuum, groups of need, NEST, conditions and their self-check")),
    PartKind(6, lambda: _("The workforce"), lambda: _("Eleven statements as a form to print, how to run it, what to do with results")),
    PartKind(7, lambda: _("Understanding need and measuring change"), lambda: _("Needs assessment, listening to children, measures")),
    PartKind(8, lambda: _("Words and further reading"), lambda: _("Glossary, attachment, what trauma-informed means")),
)  # fmt: skip


def part_numbered(number):
    """The part, or None."""
    return next((one for one in PARTS if one.key == number), None)
