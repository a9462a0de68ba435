"""Forms for answering alone before the meeting."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fivefold.workshops.inviting import MOST_ADDRESSES, addresses_in


class AloneForm(forms.Form):
    """Which items are answered alone, and until when."""

    items = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What people answer alone"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one item.")},
    )
    until = forms.DateTimeField(
        label=gettext_lazy("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"],
        help_text=gettext_lazy("After this time the answers wait, hidden, for the meeting."),
        error_messages={"invalid": gettext_lazy("Enter a day and a time such as 31/03/2027 18:00.")},
    )

    def __init__(self, *args, items=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError(_("This time is over. Choose a later one."))
        return until


class InviteForm(forms.Form):
    """To whom the link goes; one wrong address, and nothing is sent."""

    addresses = forms.CharField(
        label=gettext_lazy("E-mail addresses"),
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One a line, or with commas between them. Work addresses only. They are removed when the session ends."
        ),
        error_messages={"required": gettext_lazy("Write at least one address.")},
    )
    words = forms.CharField(
        label=gettext_lazy("A few words of your own"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They stand at the beginning of the letter."),
    )

    def clean_addresses(self):
        found = addresses_in(self.cleaned_data["addresses"])
        if found.wrong:
            raise forms.ValidationError([one.words for one in found.wrong])
        if not found.right:
            raise forms.ValidationError(_("Write at least one address."))
        if len(found.right) > MOST_ADDRESSES:
            said = ngettext("Up to %d address at once.", "Up to %d addresses at once.", MOST_ADDRESSES)
            raise forms.ValidationError(said % MOST_ADDRESSES)
        return found.right
