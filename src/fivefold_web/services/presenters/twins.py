"""Two entries beside each other, in words: what they share, what each of them says, what was decided."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label


@dataclass(frozen=True)
class Side:
    """One of the two entries."""

    number: int
    name: str
    organisation: str
    feed: str


@dataclass(frozen=True)
class Said:
    """What both entries say of one fact; `same` where they say the same."""

    label: str
    first: str
    second: str
    same: bool


@dataclass(frozen=True)
class Beside:
    """Two entries with the reasons why they may be one."""

    first: Side
    second: Side
    reasons: list[str]
    rows: list[Said]


@dataclass(frozen=True)
class Decided:
    """One decision; "different" can be taken back, a merged entry is brought back from the archive."""

    number: int
    names: str
    same: bool
    by: str


@dataclass(frozen=True)
class TwinsPage:
    """Pairs to decide about, and what was decided."""

    heading: str
    pairs: list[Beside]
    results: object
    count: int
    decided: list[Decided]

    @classmethod
    def of(cls, results, there, count, decided):
        pairs = [beside(pair, there) for pair in results if pair.first in there and pair.second in there]
        return cls(_("Services that may be one"), pairs, results, count, [decision(one) for one in decided])


def beside(pair, there):
    one, other = there[pair.first], there[pair.second]
    reasons = [_("names %(much)d of 100 alike") % {"much": round(pair.alike)}]
    reasons += [translated(same.label) for same in pair.same]
    return Beside(side(*one), side(*other), reasons, rows(one[1], other[1]))


def side(row, offer):
    return Side(row.pk, offer.name, offer.organisation, row.feed.name if row.feed else _("entered by hand"))


def rows(one, other):
    """What either says, fact by fact; a fact that neither tells is left out."""
    found = [(label, tell(one), tell(other)) for label, tell in facts().items()]
    return [Said(label, a, b, a.casefold() == b.casefold()) for label, a, b in found if a or b]


def facts():
    """The facts by which people tell services apart."""
    return {
        _("Organisation"): lambda offer: offer.organisation,
        _("What it does"): lambda offer: Truncator(offer.description).chars(200),
        _("Ages"): lambda offer: band_label(offer.ages) if offer.ages else "",
        _("Address"): lambda offer: offer.address,
        _("Postcode"): lambda offer: offer.postcode,
        _("Telephone"): lambda offer: offer.telephone,
        _("E-mail"): lambda offer: offer.email,
        _("Website"): lambda offer: offer.website,
    }


def decision(twin):
    names = f"{twin.first.name} / {twin.second.name}"
    return Decided(twin.pk, names, twin.verdict == twin.Verdict.SAME, twin.decided_by)
