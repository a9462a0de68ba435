"""Forms of the need strand: check what was typed, say what to do; write nothing."""

from urllib.parse import urlencode

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge import prevalence_sources
from fivefold.need.prevalence import makes_a_range
from fivefold.need.who_counts import typed_range
from fivefold.vocabulary.value import Value

UNDER_FIVE = "under-5"
MOST_CHILDREN = 5_000_000


class UploadForm(forms.Form):
    """One official file, or our own template."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A CSV file or an Excel workbook (.xlsx), up to 50 MB."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty. Open it and check that it holds a table, then upload it again."),
        },
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """Where a file is from and when it was fetched: every figure in it will say so."""

    source = forms.CharField(
        label=gettext_lazy("Who published these figures?"),
        help_text=gettext_lazy("It is shown beside every figure."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write who published these figures.")},
    )
    retrieved = forms.DateField(
        label=gettext_lazy("When was the file downloaded or received?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Enter the day on which the file was downloaded or received."),
            "invalid": gettext_lazy("Enter a date such as 2025-02-13."),
        },
    )

    replaces = forms.ChoiceField(
        label=gettext_lazy("Does it take the place of a file that is held?"),
        help_text=gettext_lazy(
            "Figures of a replaced file are kept and can be opened, but they are no longer shown."
        ),
        required=False,
    )

    def __init__(self, *args, today, older=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.older = {str(dataset.pk): dataset for dataset in older}
        self.fields["replaces"].choices = [
            ("", _("No, show both")),
            *((pk, _older_words(dataset)) for pk, dataset in self.older.items()),
        ]
        if not older:
            del self.fields["replaces"]

    def clean_replaces(self):
        return self.older.get(self.cleaned_data.get("replaces"))

    def clean_retrieved(self):
        day = self.cleaned_data["retrieved"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day is in the future. Enter the day on which you got the file.")
            )
        return day


def _older_words(dataset):
    return _("%(title)s, %(day)s") % {
        "title": dataset.title, "day": date_format(dataset.retrieved, "j F Y"),
    }  # fmt: skip


class EstimateForm(forms.Form):
    """Which children, and which published share."""

    source = forms.ChoiceField(
        label=gettext_lazy("Which published share?"),
        widget=forms.RadioSelect,
    )
    population = forms.ChoiceField(label=gettext_lazy("Which children?"))
    ages = forms.ChoiceField(
        label=gettext_lazy("Of which age?"),
        choices=[
            (UNDER_FIVE, gettext_lazy("All under five")),
            ("0", gettext_lazy("Under 1")),
            ("1", gettext_lazy("1 year")),
            ("2", gettext_lazy("2 years")),
            ("3", gettext_lazy("3 years")),
            ("4", gettext_lazy("4 years")),
        ],
    )
    number = forms.IntegerField(
        label=gettext_lazy("Or a number of children of your own"),
        help_text=gettext_lazy("Leave it empty to use the population that you chose."),
        min_value=0,
        max_value=MOST_CHILDREN,
        required=False,
    )
    fewest = forms.IntegerField(
        label=gettext_lazy("Or, if you only know a range: at least"), min_value=0, max_value=MOST_CHILDREN, required=False,
    )  # fmt: skip
    most = forms.IntegerField(
        label=gettext_lazy("and at most"), min_value=0, max_value=MOST_CHILDREN, required=False
    )
    basis = forms.CharField(
        label=gettext_lazy("Where is your number from?"),
        help_text=gettext_lazy("For example “births registered in 2024, local authority”."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, populations, sources=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = {s.slug: s for s in sources or prevalence_sources()}
        self.fields["source"].choices = [
            (slug, f"{s.label} ({_share(s)})") for slug, s in self.sources.items() if makes_a_range(s)
        ]
        self.fields["population"].choices = populations
        if not populations:
            del self.fields["population"]

    def clean(self):
        found = super().clean()
        fewest, most = found.get("fewest"), found.get("most")
        if (fewest is None) != (most is None) and not self.errors:
            self.add_error("most" if most is None else "fewest", _("A range has both ends: write the other number too."))  # fmt: skip
        elif fewest is not None and most is not None and fewest > most:
            self.add_error("most", _("The larger number must not be below the smaller one."))
        if any(found.get(name) is not None for name in ("number", "fewest", "most")) and not found.get(
            "basis"
        ):
            self.add_error(
                "basis", _("Say where your number is from: a number is never shown without its source.")
            )
        return found

    def own_children(self):
        """The number or range that was typed, with its source, or None."""
        typed, number = self.cleaned_data, self.cleaned_data.get("number")
        if typed.get("fewest") is not None:
            return typed_range(typed["fewest"], typed["most"], period=_("as entered"), source=typed["basis"])
        if number is None:
            return None
        return Value.observed(
            number,
            period=_("as entered"),
            source=self.cleaned_data["basis"],
            unit="children",
            basis=_("entered by hand"),
        )

    def address(self):
        """What was chosen, as the rest of an address that leads here again."""
        said = {
            name: self.cleaned_data.get(name)
            for name in ("source", "ages", "population", "number", "fewest", "most", "basis")
        }
        if said["number"] is not None or said["fewest"] is not None:
            del said["population"]
        return urlencode({name: fact for name, fact in said.items() if fact not in (None, "")})

    def chosen_source(self):
        return self.sources[self.cleaned_data["source"]]

    def age_range(self):
        """The ages in months, the end not included."""
        ages = self.cleaned_data["ages"]
        return (0, 60) if ages == UNDER_FIVE else (int(ages) * 12, int(ages) * 12 + 12)


def _share(source):
    return f"{source.low:g}%" if source.low == source.high else f"{source.low:g}% to {source.high:g}%"
