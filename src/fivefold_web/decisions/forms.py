"""Forms of findings, recommendations and actions."""

import secrets
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.decisions.plan import Size
from fivefold.evidence.finding import LONGEST, NotAFinding, check_sentence
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level


class FindingForm(forms.Form):
    """One sentence. The hidden key makes a second sending harmless."""

    sentence = forms.CharField(
        label=gettext_lazy("What does this show?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One sentence that the partnership can stand behind. Do not name a child or a family."
        ),
        error_messages={"required": gettext_lazy("Write the finding as one sentence.")},
    )
    client_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("client_key", secrets.token_urlsafe(18))
        super().__init__(*args, **kwargs)

    def clean_sentence(self):
        try:
            return check_sentence(self.cleaned_data["sentence"])
        except NotAFinding as refusal:
            raise forms.ValidationError(str(refusal)) from None


class DocumentForm(FindingForm):
    """A finding that rests on a document or a page of the toolkit."""

    title = forms.CharField(label=gettext_lazy("Title of the document"), max_length=300)
    publisher = forms.CharField(label=gettext_lazy("Who published it"), max_length=200)
    said = forms.CharField(
        label=gettext_lazy("What it says, in your words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("With its page, and the numbers that your finding uses."),
    )
    as_of = forms.DateField(
        label=gettext_lazy("Date of the document"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    address = forms.URLField(
        label=gettext_lazy("Web address"), required=False, assume_scheme="https", max_length=300
    )
    field_order = ["title", "publisher", "said", "as_of", "address", "sentence", "client_key"]

    def citation(self):
        """The document as evidence."""
        facts = self.cleaned_data
        return Citation(
            kind=SourceKind.DOCUMENT,
            key=f"document:{facts['title'].casefold()}"[:200],
            title=facts["title"],
            detail=facts["said"],
            path=facts["address"],
            source=facts["publisher"],
            as_of=facts["as_of"],
        )


class RecommendationForm(forms.Form):
    """What should be done, and the findings it rests on."""

    sentence = forms.CharField(
        label=gettext_lazy("What should be done?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    why = forms.CharField(
        label=gettext_lazy("Why this?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    findings = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Findings it rests on"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "A recommendation without a finding can be kept as a draft, never made final."
        ),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Level it acts on"),
        choices=[("", gettext_lazy("Not said")), *((one.value, gettext_lazy(one.label)) for one in Level)],
        required=False,
    )
    effort = forms.ChoiceField(
        label=gettext_lazy("Effort"),
        choices=[(s.value, gettext_lazy(s.label)) for s in Size],
        widget=forms.RadioSelect,
        initial=Size.MEDIUM,
    )
    effect = forms.ChoiceField(
        label=gettext_lazy("Likely effect"),
        choices=[(s.value, gettext_lazy(s.label)) for s in Size],
        widget=forms.RadioSelect,
        initial=Size.MEDIUM,
    )

    def __init__(self, *args, findings, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {finding.pk: finding for finding in findings}
        self.fields["findings"].choices = [(pk, finding.sentence) for pk, finding in self.found.items()]

    def clean_findings(self):
        return [self.found[pk] for pk in self.cleaned_data["findings"]]


class AtOnceForm(forms.Form):
    """The words of a draft recommendation that another page proposes, and the level it acts on."""

    sentence = forms.CharField(max_length=400)
    level = forms.ChoiceField(choices=[("", ""), *((one.value, one.label) for one in Level)], required=False)


class ActionForm(forms.Form):
    """Who does what by when."""

    sentence = forms.CharField(
        label=gettext_lazy("What will be done?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    owner = forms.CharField(
        label=gettext_lazy("Who does it?"),
        max_length=160,
        help_text=gettext_lazy(
            "A role, team or member of the partnership, for example “Family Hub manager”."
        ),
    )
    due = forms.DateField(
        label=gettext_lazy("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a date such as 31/03/2027.")},
    )


class MoveForm(forms.Form):
    """A move of an action, with its reason where one is needed."""

    to = forms.CharField(max_length=12)
    reason = forms.CharField(max_length=1000, required=False)


def not_before(form, day: date):
    """Say so, without refusing, when a new action is due in the past."""
    if form.cleaned_data["due"] < day:
        return _("The date is in the past: the action is marked overdue.")
    return ""
