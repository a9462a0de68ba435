"""How much there is of a service and how long families wait: figures with the day for which they were given."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold_web.services.forms.services import choices, text

NOT_A_NUMBER = gettext_lazy("Enter a number from 0 up, such as %(example)s, or leave it empty.")
MOST = 100_000


def _figure(label, hint, field, example):
    said = NOT_A_NUMBER % {"example": example}
    return field(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=MOST,
        error_messages={"invalid": said, "min_value": said},
    )


def day(label, hint=""):
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Enter a date such as 2026-05-04, year first, or leave it empty.")
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class HowMuch(forms.Form):
    """Capacity, wait and funding. Empty is "not known"; 0 is a true zero."""

    capacity = text(
        gettext_lazy("Capacity in words"),
        gettext_lazy("What figures cannot say: “drop in, weekdays”, “8 babies a course”."),
        rows=2,
    )
    places = _figure(
        gettext_lazy("Places at a time"),
        gettext_lazy("Families or children that can be helped at a time."),
        forms.IntegerField,
        "12",
    )
    caseload = _figure(
        gettext_lazy("Helped now"),
        gettext_lazy("Families or children, as a total."),
        forms.IntegerField,
        "12",
    )
    staff = _figure(
        gettext_lazy("Paid staff"),
        gettext_lazy("Whole-time equivalent, such as 2.6."),
        forms.FloatField,
        "2.6",
    )
    volunteers = _figure(
        gettext_lazy("Volunteers"), gettext_lazy("People who help unpaid."), forms.IntegerField, "4"
    )
    supply_on = day(gettext_lazy("Day of these figures"), gettext_lazy("When they were counted."))
    wait_low = _figure(
        gettext_lazy("Shortest wait, in weeks"),
        gettext_lazy("From asking to the first contact. 0 is at once."),
        forms.FloatField,
        "6",
    )
    wait_high = _figure(
        gettext_lazy("Longest usual wait, in weeks"),
        gettext_lazy("With one number alone both are the same."),
        forms.FloatField,
        "10",
    )
    wait_basis = forms.ChoiceField(
        label=gettext_lazy("How is the wait known?"),
        choices=choices(WaitBasis, gettext_lazy("Not chosen")),
        required=False,
    )
    wait_on = day(gettext_lazy("Day of the wait"))
    funding_ends = day(
        gettext_lazy("Funding agreed until"),
        gettext_lazy("The day on which the money that is agreed runs out."),
    )

    def check_wait(self, found):
        """The longest wait is not below the shortest, and a day or a basis needs a wait."""
        low, high = found.get("wait_low"), found.get("wait_high")
        if low is not None and high is not None and high < low:
            self.add_error("wait_high", _("The longest wait is below the shortest. Enter a larger number."))
        if {"wait_low", "wait_high"} & self.errors.keys() or low is not None or high is not None:
            return
        for name in ("wait_basis", "wait_on"):
            if found.get(name):
                self.add_error(
                    "wait_low", _("Enter how many weeks families wait, or leave the whole wait empty.")
                )
                return

    def supply(self):
        """The figures as the domain knows them."""
        found = self.cleaned_data
        low, high = found["wait_low"], found["wait_high"]
        wait = None
        if low is not None or high is not None:
            basis = WaitBasis(found["wait_basis"] or WaitBasis.SAID)
            wait = Wait(high if low is None else low, low if high is None else high, basis, found["wait_on"])
        figures = {
            name: found[name] for name in ("places", "caseload", "staff", "volunteers", "funding_ends")
        }
        return Supply(on=found["supply_on"], wait=wait, **figures)


def initial_supply(offer):
    supply, wait = offer.supply, offer.supply.wait
    return {
        "places": supply.places,
        "caseload": supply.caseload,
        "staff": supply.staff,
        "volunteers": supply.volunteers,
        "supply_on": supply.on,
        "wait_low": wait.low if wait else None,
        "wait_high": wait.high if wait else None,
        "wait_basis": wait.basis if wait else "",
        "wait_on": wait.on if wait else None,
        "funding_ends": supply.funding_ends,
    }
