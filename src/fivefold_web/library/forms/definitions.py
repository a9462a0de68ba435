"""The place's definition, and who took part in it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DefinitionForm(forms.Form):
    """A draft of the definition; families' own words have their own place."""

    text = forms.CharField(
        label=gettext_lazy("What do we mean by a mentally healthy baby or young child?"),
        help_text=gettext_lazy(
            "Short sentences, everyday words. Everybody in the place will be able to quote it."
        ),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": gettext_lazy("Write the definition; a first sentence is enough for a draft.")
        },
    )
    family_words = forms.CharField(
        label=gettext_lazy("In families’ own words"),
        help_text=gettext_lazy("A plain version that families wrote or said, with no names."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why this wording, or what changed?"), max_length=500, required=False
    )


class InvolvementForm(forms.Form):
    """Who took part and how, told by role and never by name."""

    who = forms.CharField(
        label=gettext_lazy("Who took part?"),
        help_text=gettext_lazy(
            "By role, never by name: “parents of a Friday group”, “foster carers”, “nursery staff”."
        ),
        max_length=200,
        error_messages={"required": gettext_lazy("Say who took part, by role.")},
    )
    families = forms.BooleanField(
        label=gettext_lazy("These are families: parents, carers or children themselves"), required=False
    )
    how = forms.CharField(
        label=gettext_lazy("How did they take part?"),
        help_text=gettext_lazy("A conversation, a session, drawings, a voice message, reading a draft."),
        max_length=500,
        error_messages={"required": gettext_lazy("Say how they took part.")},
    )
    contribution = forms.CharField(
        label=gettext_lazy("What did they bring, in short?"),
        help_text=gettext_lazy(
            "What changed because of them. Nothing by which a child or family could be known."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    people = forms.IntegerField(
        label=gettext_lazy("About how many people?"), min_value=1, max_value=100000, required=False
    )
    on = forms.DateField(
        label=gettext_lazy("When?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a date such as 31/03/2027.")},
    )

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(
                _("This day is still to come. Enter the day on which they took part.")
            )
        return self.cleaned_data["on"]
