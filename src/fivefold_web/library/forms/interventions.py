"""What a contributor may say of an intervention. There is no field for the toolkit's label: nobody can change it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold_web.library.shelf_words import STATUSES, STRENGTHS


class UseForm(forms.Form):
    """Where this place stands, with staffing and cost."""

    status = forms.ChoiceField(
        label=gettext_lazy("Where do we stand with it?"), choices=STATUSES, widget=forms.RadioSelect
    )
    staffing = forms.CharField(
        label=gettext_lazy("Staffing"),
        help_text=gettext_lazy("For example: 2 health visitors trained, half a day a week each."),
        max_length=300,
        required=False,
    )
    cost_pounds = forms.DecimalField(
        label=gettext_lazy("Cost in pounds"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
        error_messages={"invalid": gettext_lazy("Write the cost as a number, such as 12500 or 99.50.")},
    )
    cost_covers = forms.CharField(
        label=gettext_lazy("What does the cost cover?"),
        help_text=gettext_lazy("For example: training of 12 people."),
        max_length=200,
        required=False,
    )
    cost_year = forms.CharField(
        label=gettext_lazy("Year of the cost"),
        help_text=gettext_lazy("For example: 2025/26."),
        max_length=20,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Whom it reaches, what came of it, what is needed. No person’s details."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def clean(self):
        """A cost says what it covers and its year."""
        told = super().clean()
        if told.get("cost_pounds") is not None:
            if not told.get("cost_covers"):
                self.add_error("cost_covers", _("Say what the cost covers, so that it can be compared."))
            if not told.get("cost_year"):
                self.add_error("cost_year", _("Say which year the cost is from."))
        return told


class RatingForm(forms.Form):
    """How strong the evidence is, with the source on which that rests."""

    strength = forms.ChoiceField(
        label=gettext_lazy("How strong is the evidence, in your view?"),
        choices=STRENGTHS,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Author, title and year of the study, review or guideline that you read."),
        min_length=8,
        max_length=500,
        error_messages={
            "required": gettext_lazy("Name the source. Without one the evidence cannot be rated."),
            "min_length": gettext_lazy("Name author, title and year, so that others can find the source."),
        },
    )
    link = forms.URLField(
        label=gettext_lazy("Link to the source"), max_length=500, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=gettext_lazy("What does it say, and for whom?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
