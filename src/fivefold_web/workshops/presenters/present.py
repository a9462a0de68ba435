"""Who was there by sector, what reviewing did, and what is anonymous, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import HeldBecause, Review
from fivefold.workshops.present import present


def present_rows(arrivals, session):
    """(sector, how many phones) and the whole; a small number is never given."""
    smallest = session.smallest_group
    counted = present(arrivals, smallest)
    rows = [(_("All phones"), phones_words(counted.total, smallest, sum(arrivals.values())))]
    if not session.asks_sector:
        return rows
    order = [*(one.value for one in Sector), ""]
    for name in sorted(arrivals, key=order.index):
        label = _(Sector(name).label) if name else _("Sector not given")
        rows.append((label, phones_words(counted.kinds[name], smallest, arrivals[name])))
    return rows


def phones_words(count, smallest, behind):
    """A count, or why it is hidden: it is small itself, or a small one could be worked out from it."""
    if count is State.SUPPRESSED:
        if behind < smallest:
            return _("fewer than %(n)d") % {"n": smallest}
        return _("not shown, so that a smaller number cannot be worked out")
    return ngettext("%(n)d phone", "%(n)d phones", count) % {"n": count}


def review_rows(stands, reasons):
    """(what, how many) of the answers in words; never a text."""
    labels = {
        Review.PASSED: _("Let through by a reviewer"),
        Review.HELD: _("Held back"),
        Review.WAITING: _("Not looked at, so not shown"),
    }
    rows = [(label, str(stands.get(state.value, 0))) for state, label in labels.items()]
    for reason in HeldBecause:
        if reasons.get(reason.value):
            rows.append(
                (_("Held back: %(reason)s") % {"reason": _(reason.label)}, str(reasons[reason.value]))
            )
    return rows


def anonymity_words(session):
    """What is anonymous, and how."""
    words = [
        _(
            "Answers were given without names. Nothing in them says who wrote them, on which phone, from where or when."
        ),
        _("Only answers that were shown to the room stand here."),
    ]
    if session.reviews_text:
        words.append(
            _(
                "What people wrote was read by a reviewer before it was shown; what was held back is only counted."
            )
        )
    words.append(
        _(
            "A sector stands apart only where %(n)d or more of it were there; hidden is not the same as nobody."
        )
        % {"n": session.smallest_group}
        if session.asks_sector
        else _("Nobody was asked for a sector.")
    )
    return words
