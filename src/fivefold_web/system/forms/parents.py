"""What parents say: one parent by a link, or a workshop as its staff counted it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.system.parents import QUESTIONS
from fivefold_web.design.words import translated

SAID = [
    ("yes", gettext_lazy("Yes")),
    ("partly", gettext_lazy("Partly")),
    ("no", gettext_lazy("No")),
    ("", gettext_lazy("I cannot say")),
]
MOST = 280
WARNING = gettext_lazy("At most two sentences. No names, no ages, nothing by which a family could be known.")


def _comment():
    return forms.CharField(
        label=gettext_lazy("One thing that should be known"),
        help_text=WARNING,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MOST,
        required=False,
    )


class ParentForm(forms.Form):
    """Eight questions to one parent. Any of them can be left out."""

    client_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    marks_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for slug, question in QUESTIONS.items():
            self.fields[slug] = forms.ChoiceField(
                label=translated(question), choices=SAID, required=False, widget=forms.RadioSelect
            )
        self.fields["comment"] = _comment()

    def clean(self):
        found = super().clean()
        if not any(found.get(slug) for slug in QUESTIONS):
            raise forms.ValidationError(_("Answer at least one question."))
        return found

    def counts(self):
        """One parent as counts: each answer is one."""
        said = self.cleaned_data
        return {
            slug: tuple(int(said[slug] == word) for word in ("yes", "partly", "no"))
            for slug in QUESTIONS
            if said[slug]
        }


class WorkshopForm(forms.Form):
    """How many parents said yes, partly and no, as staff counted them."""

    client_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    held_on = forms.DateField(
        label=gettext_lazy("Date of the workshop"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Enter the date of the workshop."),
            "invalid": gettext_lazy("Enter a date such as 2027-03-01, year first."),
        },
    )
    marks_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for slug, question in QUESTIONS.items():
            for word, label in SAID[:3]:
                self.fields[f"{slug}-{word}"] = forms.IntegerField(
                    label=f"{translated(question)} {label}", min_value=0, max_value=1000, required=False
                )
        self.fields["comment"] = _comment()

    def lines(self):
        """Each question with its three fields."""
        for slug, question in QUESTIONS.items():
            yield translated(question), [(label, self[f"{slug}-{word}"]) for word, label in SAID[:3]]

    def clean(self):
        found = super().clean()
        if not self.errors and not self.counts():
            raise forms.ValidationError(_("Enter at least one count."))
        return found

    def counts(self):
        found = self.cleaned_data
        every = {
            slug: tuple(found.get(f"{slug}-{word}") or 0 for word in ("yes", "partly", "no"))
            for slug in QUESTIONS
        }
        return {slug: counts for slug, counts in every.items() if any(counts)}
