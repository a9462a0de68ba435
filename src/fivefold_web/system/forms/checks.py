"""Beginning a self-check and answering its lines."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge.schemas import Asked
from fivefold.system.checks import Answer
from fivefold_web.design.words import translated
from fivefold_web.system.forms.conditions import NO_PERSON
from fivefold_web.system.queries.checks import Subject

WHOM = {
    Asked.SERVICE: gettext_lazy("Which service?"),
    Asked.ORGANISATION: gettext_lazy("Which organisation?"),
    Asked.PLAN: gettext_lazy("Which measurement plan?"),
}


class BeginForm(forms.Form):
    """Who looks at itself, and when. An employer that is no partner is named in words."""

    subject = forms.ChoiceField(required=False)
    other = forms.CharField(
        label=gettext_lazy("Or another employer"),
        help_text=gettext_lazy("The name of the organisation, not of a person."),
        max_length=160,
        required=False,
    )
    held_on = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Enter the date of the check."),
            "invalid": gettext_lazy("Enter a date such as 2027-03-01, year first."),
        },
    )

    def __init__(self, *args, asked_of, subjects, **kwargs):
        super().__init__(*args, **kwargs)
        self.subjects, self.asked_of = subjects, asked_of
        if asked_of is not Asked.ORGANISATION:
            del self.fields["other"]
        if asked_of in WHOM:
            self.fields["subject"].label = WHOM[asked_of]
            named = sorted(
                ((key, one.name) for key, one in subjects.items()), key=lambda pair: pair[1].casefold()
            )
            self.fields["subject"].choices = [("", _("Choose one")), *named]
        else:
            del self.fields["subject"]

    def clean(self):
        found = super().clean()
        if "subject" not in self.fields:
            self.chosen = next(iter(self.subjects.values()))
            return found
        other = found.get("other", "")
        self.chosen = Subject(other) if other else self.subjects.get(found.get("subject", ""))
        if self.chosen is None and "subject" not in self.errors:
            self.add_error("subject", _("Choose who is looked at."))
        return found


class AnswerForm(forms.Form):
    """One line of a checklist. Several stand on a page, so each has its own prefix."""

    answer = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, label=gettext_lazy("How is it today?")
    )
    comment = forms.CharField(
        label=gettext_lazy("What do you base it on?"),
        help_text=NO_PERSON,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )
    next_action = forms.CharField(label=gettext_lazy("What happens next?"), max_length=400, required=False)
    owner = forms.CharField(
        label=gettext_lazy("Who sees to it?"),
        help_text=gettext_lazy("A role, such as “head of midwifery”, not a person’s name."),
        max_length=120,
        required=False,
    )
    due = forms.DateField(
        label=gettext_lazy("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
        error_messages={"invalid": gettext_lazy("Enter a date such as 2027-03-01, year first.")},
    )
    marks_optional = False

    def __init__(self, *args, criterion, is_ruled=False, **kwargs):
        super().__init__(*args, prefix=criterion.slug, **kwargs)
        self.fields["answer"].choices = [(one.value, translated(one.label)) for one in Answer]
        if is_ruled:
            del self.fields["answer"]

    def facts(self):
        """What an action keeps; the answer stays empty where a rule gives it."""
        return {"answer": "", **self.cleaned_data}
