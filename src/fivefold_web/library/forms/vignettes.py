"""Which vignettes to show, and one of the place's own."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.first_person import AgeNotRead, BracketsNotClosed, age_in_words, months_of, said_in


def cells():
    """The six cells of being and becoming: slug and name."""
    framework = knowledge.framework("being-and-becoming")
    return [
        (one.slug, f"{one.group.capitalize()}, {one.row_heading}: {one.title}")
        for one in framework.elements
        if one.row_heading
    ]


class CellForm(forms.Form):
    """The filter: one cell of the framework, or all."""

    marks_optional = False
    cell = forms.ChoiceField(label=gettext_lazy("Show children in whom this shows"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cell"].choices = [("", _("All cells")), *cells()]

    def asked(self):
        return self.cleaned_data.get("cell", "") if self.is_valid() else ""


class VignetteForm(forms.Form):
    """A child of an age, in the first person; the age is typed as people say it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    age = forms.CharField(
        label=gettext_lazy("Age"),
        help_text=gettext_lazy("As people say it: “5 months”, “9 weeks”, “2½ years”."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say how old the child is, such as 5 months.")},
    )
    text = forms.CharField(
        label=gettext_lazy("In the child’s own words"),
        help_text=gettext_lazy(
            "Begin with “I am five months old”. Put what an adult does between [square brackets]. "
            "An invented child only: nothing by which a real child could be known."
        ),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": gettext_lazy("Let the child say something.")},
    )
    cells = forms.MultipleChoiceField(
        label=gettext_lazy("In which cells of being and becoming does it show?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cells"].choices = cells()

    @classmethod
    def of(cls, row):
        """The form filled with a vignette that is there."""
        return cls(initial={
            "title": row.title, "age": age_in_words(row.age_months), "text": row.text, "cells": row.cells.split()
        })  # fmt: skip

    def clean_age(self):
        try:
            return months_of(self.cleaned_data["age"])
        except AgeNotRead as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean_text(self):
        try:
            said_in(self.cleaned_data["text"])
        except BracketsNotClosed as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def facts(self):
        """The vignette as an action takes it."""
        told = self.cleaned_data
        return {
            "title": told["title"],
            "age_months": told["age"],
            "text": told["text"],
            "cells": told["cells"],
        }
