"""Forms of those who run a session."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.workshops.activities import Activity, HeldBecause, OptionRole

ROLES = {
    Activity.CHOOSE_ONE: OptionRole.CHOICE,
    Activity.CHOOSE_SEVERAL: OptionRole.CHOICE,
    Activity.RANK: OptionRole.CHOICE,
    Activity.RAG: OptionRole.ROW,
    Activity.SCALE: OptionRole.POINT,
    Activity.STATEMENTS: OptionRole.STATEMENT,
}
NEEDS_LINES = (Activity.CHOOSE_ONE, Activity.CHOOSE_SEVERAL, Activity.RANK)
ON_THE_FLY = (Activity.ANSWERS, Activity.BEFORE_AND_AFTER, Activity.TERMS, *ROLES)
LONGEST_LINE = 600
MINUTES = (1, 2, 5)


class QuickPromptForm(forms.Form):
    """A prompt that somebody thinks of while the session runs."""

    text = forms.CharField(
        label=gettext_lazy("Prompt"), max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    activity = forms.ChoiceField(
        label=gettext_lazy("How people answer"),
        choices=[(one.value, gettext_lazy(one.label)) for one in ON_THE_FLY],
        initial=Activity.ANSWERS.value,
    )
    lines = forms.CharField(
        label=gettext_lazy("Lines to choose, rate or put in order"),
        help_text=gettext_lazy("One a line. Answers in words need none."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        found = super().clean()
        activity = Activity(found.get("activity") or Activity.ANSWERS)
        lines = list(dict.fromkeys(one.strip() for one in found.get("lines", "").splitlines() if one.strip()))
        if activity in NEEDS_LINES and len(lines) < 2:
            self.add_error("lines", _("Write at least two lines to choose from, one a line."))
        if any(len(one) > LONGEST_LINE for one in lines):
            self.add_error("lines", _("A line has up to %(n)d characters.") % {"n": LONGEST_LINE})
        role = ROLES.get(activity)
        found["lines"] = [(role.value, one) for one in lines] if role else []
        return found


class TimerForm(forms.Form):
    """What to do with the timer, and what it was when the button was drawn."""

    do = forms.ChoiceField(choices=[(one, one) for one in ("start", "pause", "go on", "extend", "stop")])
    minutes = forms.IntegerField(min_value=0, max_value=180, required=False)
    was = forms.CharField(max_length=60)

    def clean_minutes(self):
        return self.cleaned_data.get("minutes") or 0

    def clean(self):
        found = super().clean()
        if found.get("do") in ("start", "extend") and not found.get("minutes"):
            self.add_error("minutes", _("Give the minutes, from 1 to 180."))
        return found


class ReviewForm(forms.Form):
    """Let words through, or hold them back for a reason."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Hold back, because"),
        choices=[
            ("", gettext_lazy("Choose a reason")),
            *((r.value, gettext_lazy(r.label)) for r in HeldBecause),
        ],
        required=False,
    )

    def __init__(self, data=None, *, holds=False):
        super().__init__(data)
        self.holds = holds

    def clean(self):
        found = super().clean()
        if self.holds and not found.get("reason"):
            self.add_error("reason", _("Choose why it is held back."))
        return found
