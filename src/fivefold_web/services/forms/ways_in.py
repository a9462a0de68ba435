"""Who can come and how they get in: the folded part of the form about the door of a service."""

from django import forms
from django.utils.translation import gettext_lazy

from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold_web.services.forms.services import choices, one_line_each, text

SAID = [
    ("", gettext_lazy("Not known")),
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
]
_SETS = {"serves": Caregiver, "referrers": Referrer, "access": Access}


def ticks(label, words, hint=""):
    """Several words of the field to tick; none ticked means that nobody said."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices(words),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def said(label, hint=""):
    """Yes, no, or not known."""
    return forms.ChoiceField(
        label=label, help_text=hint, choices=SAID, required=False, widget=forms.RadioSelect
    )


def as_said(answer):
    return None if answer == "" else answer == "yes"


def as_typed(answer):
    return "" if answer is None else "yes" if answer else "no"


class WaysIn(forms.Form):
    """Whom it serves, who can refer, what makes it possible to come, and what it costs."""

    serves = ticks(
        gettext_lazy("Which parents and carers does it serve?"),
        Caregiver,
        gettext_lazy(
            "Tick only those that it truly serves. No tick means that nobody said, never “everybody”."
        ),
    )
    referrers = ticks(gettext_lazy("Who can open the door?"), Referrer, gettext_lazy("Tick all that apply."))
    access = ticks(
        gettext_lazy("What makes it possible to come?"), Access, gettext_lazy("Tick what has been checked.")
    )
    languages = text(
        gettext_lazy("Languages"), gettext_lazy("Spoken by those who give the service. One a line."), rows=3
    )
    free = said(gettext_lazy("Is it free for families?"))
    cost = text(gettext_lazy("What do families pay?"), gettext_lazy("In words, where they pay."), rows=2)

    def ways_in(self):
        """The facts of this part, ready for the service. `cost` is a plain text of the whole form."""
        found = self.cleaned_data
        lines = (line for line in one_line_each(found["languages"]) if line)
        return {
            **{name: frozenset(words(word) for word in found[name]) for name, words in _SETS.items()},
            "languages": tuple(dict.fromkeys(lines)),
            "free": as_said(found["free"]),
        }


def initial_ways_in(offer):
    return {name: list(getattr(offer, name)) for name in _SETS} | {
        "languages": "\n".join(offer.languages),
        "free": as_typed(offer.free),
    }
