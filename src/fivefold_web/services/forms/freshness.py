"""Forms of owners and of those who decide what owners say. They check input and know no action."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.open_to import Referrer
from fivefold_web.services.ages import OLDEST, YOUNGEST, age_label
from fivefold_web.services.forms.services import ages, choices, text

NO_FAMILY = gettext_lazy("Write about the service only: nothing about a child or a family, and no names.")
MOST_WEEKS = 260
YES_NO = [
    ("unsaid", gettext_lazy("Not said")),
    ("yes", gettext_lazy("Yes, free")),
    ("no", gettext_lazy("No, it costs something")),
]


class KeyForm(forms.Form):
    """What every answer of an owner carries: a key, so that sent twice is said once, and a role."""

    client_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    answered_as = text(
        gettext_lazy("Your role"), gettext_lazy("For example “team lead”. Not your name."), most=120
    )


class ClosedForm(KeyForm):
    """The service is closed."""

    note = text(
        gettext_lazy("Since when, and where can families turn instead?"), NO_FAMILY, rows=3, most=1000
    )


class ChangeForm(KeyForm):
    """The facts that whoever runs a service knows, in their plain words."""

    name = forms.CharField(
        label=gettext_lazy("Name of the service"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the name of the service.")},
    )
    description = text(gettext_lazy("What families get"), NO_FAMILY, rows=4)
    ages_from = forms.TypedChoiceField(
        label=gettext_lazy("From which age?"), coerce=int, empty_value=None, required=False
    )
    ages_to = forms.TypedChoiceField(
        label=gettext_lazy("Until which age?"),
        help_text=gettext_lazy("The first age that is no longer accepted."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    address = text(
        gettext_lazy("Address"), gettext_lazy("The first or main place; name others below."), rows=2
    )
    postcode = text(gettext_lazy("Postcode"), most=20)
    places = forms.IntegerField(
        label=gettext_lazy("How many families or children at a time?"),
        min_value=0,
        max_value=1_000_000,
        required=False,
    )
    capacity = text(gettext_lazy("More about room and capacity"), NO_FAMILY, rows=2)
    wait_low = forms.FloatField(
        label=gettext_lazy("Shortest wait, in weeks"),
        help_text=gettext_lazy("0 means at once."),
        min_value=0,
        max_value=MOST_WEEKS,
        required=False,
    )
    wait_high = forms.FloatField(
        label=gettext_lazy("Longest wait, in weeks"), min_value=0, max_value=MOST_WEEKS, required=False
    )
    referrers = forms.MultipleChoiceField(
        label=gettext_lazy("Who can refer?"),
        choices=choices(Referrer),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    free = forms.ChoiceField(
        label=gettext_lazy("Is it free?"), choices=YES_NO, required=False, widget=forms.RadioSelect
    )
    cost = text(gettext_lazy("What it costs"))
    telephone = text(gettext_lazy("Telephone"), gettext_lazy("A number of the service."), most=60)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("An address of the service."),
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy("Enter an e-mail address such as hub@example.org, or leave it empty.")
        },
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("Enter a web address such as https://www.example.org, or leave it empty.")
        },
    )
    note = text(gettext_lazy("Anything else we should know"), NO_FAMILY, rows=2, most=1000)

    def __init__(self, *args, facts, **kwargs):
        """`facts` are those that are shown: what holds now, or what was proposed before."""
        super().__init__(*args, initial=shown(facts) | kwargs.pop("initial", {}), **kwargs)
        start, end = facts["ages"] or (None, None)
        self.fields["ages_from"].choices = _with(YOUNGEST, start)
        self.fields["ages_to"].choices = _with(OLDEST, end)
        self.held = facts

    def clean(self):
        found = super().clean()
        _both(self, found, "ages_from", "ages_to", _("Give both ages, or leave both as not known."))
        _both(
            self,
            found,
            "wait_low",
            "wait_high",
            _("Give the shortest and the longest wait, or leave both empty."),
        )
        start, end = found.get("ages_from"), found.get("ages_to")
        if start is not None and end is not None and start >= end:
            self.add_error("ages_to", _("Choose an age above %(start)s.") % {"start": age_label(start)})
        low, high = found.get("wait_low"), found.get("wait_high")
        if low is not None and high is not None and low > high:
            self.add_error("wait_high", _("The longest wait must not be below the shortest."))
        return found

    def facts(self):
        """What was said, fact by fact; a text that only lost its line ends or spaces stays as it was."""
        found = self.cleaned_data
        start, low = found["ages_from"], found["wait_low"]
        said = {name: self._text(name) for name in TEXTS}
        return said | {
            "ages": None if start is None else [start, found["ages_to"]],
            "places": found["places"],
            "wait": None if low is None else [low, found["wait_high"]],
            "referrers": sorted(found["referrers"]),
            "free": {"yes": True, "no": False}.get(found["free"]),
        }

    def _text(self, name):
        typed = self.cleaned_data[name].replace("\r\n", "\n")
        held = self.held[name] or ""
        return held if held.replace("\r\n", "\n").strip() == typed.strip() else typed


TEXTS = ("name", "description", "address", "postcode", "capacity", "cost", "telephone", "email", "website")


def shown(facts):
    """The facts as the form shows them."""
    ages_, wait = facts["ages"] or (None, None), facts["wait"] or (None, None)
    return {name: facts[name] for name in (*TEXTS, "places", "referrers")} | {
        "ages_from": ages_[0],
        "ages_to": ages_[1],
        "wait_low": wait[0],
        "wait_high": wait[1],
        "free": {True: "yes", False: "no"}.get(facts["free"], "unsaid"),
    }


def _with(months, own):
    every = sorted({*months, own}) if own is not None else months
    return ages(every, gettext_lazy("Not known"))


def _both(form, found, first, second, words):
    given = [found.get(first), found.get(second)]
    if (given[0] is None) != (given[1] is None) and not {first, second} & form.errors.keys():
        form.add_error(first if given[0] is None else second, words)


class LinkForm(forms.Form):
    """A link for whoever runs one service."""

    email = forms.EmailField(
        label=gettext_lazy("Send it to"),
        help_text=gettext_lazy("An e-mail address of the service. Leave it empty to copy the text yourself."),
        required=False,
        max_length=254,
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days that it works"), min_value=1, max_value=180, initial=30
    )


class LinksForm(forms.Form):
    """Links for all services of an organisation."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    days = forms.IntegerField(
        label=gettext_lazy("Days that they work"), min_value=1, max_value=180, initial=30
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(name, name) for name in organisations]


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it not taken over?"),
        help_text=gettext_lazy("One sentence that a colleague will understand."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why in one sentence.")},
    )
