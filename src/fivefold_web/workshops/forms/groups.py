"""Forms of breakout groups."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fivefold.workshops.activities import HeldBecause
from fivefold.workshops.groups import FEWEST_GROUPS, MOST_GROUPS

SENDING = re.compile(r"[0-9A-Za-z-]{8,40}:\d{1,9}")
LONGEST_NOTES = 6000


class NumberForm(forms.Form):
    """How many groups there are."""

    number = forms.TypedChoiceField(
        label=gettext_lazy("How many groups?"),
        coerce=int,
        choices=[(n, str(n)) for n in range(FEWEST_GROUPS, MOST_GROUPS + 1)],
    )


class GroupDetailsForm(forms.Form):
    """What a group is called and who hosts it."""

    name = forms.CharField(
        label=gettext_lazy("Name of the group"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the group a name.")},
    )
    member = forms.ChoiceField(label=gettext_lazy("A member hosts it"), required=False)
    other = forms.CharField(
        label=gettext_lazy("Or somebody without an account"),
        help_text=gettext_lazy("The name or role of the host. Make the link for this person afterwards."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, members, group, **kwargs):
        known = group.host in members
        initial = {
            "name": group.name,
            "member": group.host if known else "",
            "other": "" if known else group.host,
        }
        super().__init__(*args, initial=initial, auto_id=f"group-{group.number}-%s", **kwargs)
        self.fields["member"].choices = [("", _("Nobody yet")), *((name, name) for name in members)]

    def clean(self):
        found = super().clean()
        if found.get("member") and found.get("other") and "other" in self.changed_data:
            self.add_error("other", _("Choose one host: a member, or somebody without an account."))
        return found

    @property
    def facts(self):
        """What the action needs."""
        found = self.cleaned_data
        return {"name": found["name"], "host": found["member"] or found["other"]}


class NotesForm(forms.Form):
    """What a group found."""

    notes = forms.CharField(
        label=gettext_lazy("What did your group find?"),
        help_text=gettext_lazy(
            "The facilitator sees it at once, and it goes into the record. Name no child, no family, no colleague."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST_NOTES,
        required=False,
        strip=False,
    )
    idempotency_key = forms.RegexField(SENDING, required=False, widget=forms.HiddenInput)
    marks_optional = False


def _minutes():
    return [(n, ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}) for n in (2, 5, 10)]


class BackForm(forms.Form):
    """In how many minutes the groups come back."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Call the groups back in"),
        coerce=int,
        choices=_minutes,
    )


class ReviewWordsForm(forms.Form):
    """Let a group's words through, or hold them back for a reason."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Hold back, because"),
        choices=[
            ("", gettext_lazy("Choose a reason")),
            *((r.value, gettext_lazy(r.label)) for r in HeldBecause),
        ],
        required=False,
    )

    def __init__(self, data=None, *, holding=False):
        super().__init__(data)
        self.holding = holding

    def clean(self):
        found = super().clean()
        if self.holding and not found.get("reason"):
            self.add_error("reason", _("Choose why it is held back."))
        return found
