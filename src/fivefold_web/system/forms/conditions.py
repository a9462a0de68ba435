"""Rounds, ratings and agreement about the conditions."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold_web.design.words import translated

NO_PERSON = gettext_lazy("No person’s name: not of a child, a family or a colleague.")


class RoundForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("For example “Spring 2027”."),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the round a name.")},
    )
    held_on = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Enter the date of the round."),
            "invalid": gettext_lazy("Enter a date such as 2027-03-01, year first."),
        },
    )

    def __init__(self, *args, taken=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = {name.casefold() for name in taken}

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name.casefold() in self.taken:
            raise forms.ValidationError(
                _("There is a round called “%(name)s” already. Choose another name."), params={"name": name}
            )
        return name


def steps_of(criterion):
    """The described steps as choices, lowest first."""
    return [(number, translated(step)) for number, step in enumerate(criterion.steps, start=1)]


class RatingForm(forms.Form):
    """One condition as a member sees it. Several stand on a page, so each has its own prefix."""

    step = forms.TypedChoiceField(coerce=int, empty_value=None, required=False, widget=forms.RadioSelect)
    because = forms.CharField(
        label=gettext_lazy("What do you base it on?"),
        help_text=gettext_lazy(
            "Shown without your name after the round is closed. Name no person, nor your organisation if it would give you away."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    marks_optional = False

    def __init__(self, *args, criterion, **kwargs):
        super().__init__(*args, prefix=criterion.slug, **kwargs)
        self.fields["step"].choices = steps_of(criterion)
        self.fields["step"].label = _("Which step is nearest?")


class AgreeForm(forms.Form):
    """What partners agreed about one condition."""

    step = forms.TypedChoiceField(
        label=gettext_lazy("Where do we stand?"),
        coerce=int,
        error_messages={"required": gettext_lazy("Choose the step on which you agreed.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=NO_PERSON,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why, so that others can follow.")},
    )

    def __init__(self, *args, criterion, **kwargs):
        super().__init__(*args, prefix=criterion.slug, **kwargs)
        steps = [(number, _short(number, words)) for number, words in steps_of(criterion)]
        self.fields["step"].choices = [("", _("Choose a step")), *steps]


def _short(number, words):
    """A step in a list of choices: its number and its first words."""
    return f"{number}. {words.partition(':')[0]}"
