"""Forms of a record: decisions and next steps."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DecisionForm(forms.Form):
    """What the room decided, and which item it belongs to if it belongs to one."""

    text = forms.CharField(
        label=gettext_lazy("What was decided"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Write what was decided first; it has up to 600 characters."),
            "max_length": gettext_lazy("A decision has up to 600 characters; this one has %(show_value)d."),
        },
    )
    item = forms.TypedChoiceField(
        label=gettext_lazy("It belongs to"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.pk: item for item in items}
        self.fields["item"].choices = [
            ("", _("The whole session")),
            *((pk, one.text) for pk, one in self.items.items()),
        ]

    def clean_item(self):
        return self.items.get(self.cleaned_data["item"])


class StepForm(forms.Form):
    """What happens next, who sees to it, by when."""

    text = forms.CharField(
        label=gettext_lazy("What happens next"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what happens next.")},
    )
    who = forms.CharField(
        label=gettext_lazy("Who sees to it"),
        help_text=gettext_lazy(
            "An organisation or a role, such as “Family Hub manager”; not a person’s private details."
        ),
        max_length=200,
        required=False,
    )
    by_when = forms.DateField(
        label=gettext_lazy("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a date such as 31/03/2027.")},
    )
    client_key = forms.RegexField(r"\A[0-9A-Za-z-]{8,40}\Z", widget=forms.HiddenInput)
