"""A measurement plan: four answers, outcomes, measures."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold_web.design.words import translated

STEPS = {
    "why": "why-do-we-measure",
    "to_know": "what-do-we-want-to-know",
    "to_change": "what-were-services-made-to-change",
    "means": "what-can-we-do-with-it",
}


def text(label, hint="", rows=3, most=4000):
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=False,
        max_length=most,
    )


class PlanForm(forms.Form):
    """The four questions of the toolkit, and what is measured now. Only the name must be given."""

    name = forms.CharField(
        label=gettext_lazy("Name of the plan"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the plan a name.")},
    )
    service = forms.ChoiceField(label=gettext_lazy("For which service?"), required=False)
    why = text("")
    to_know = text("")
    to_change = text("")
    means = text("")
    arrangement = text(gettext_lazy("What do you measure today, and how?"))
    improvements = text(gettext_lazy("What should become better?"))
    heard = forms.CharField(
        label=gettext_lazy("Who was heard?"),
        help_text=gettext_lazy("Groups, not persons: parents, practitioners, commissioners."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, services, taken=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = {name.casefold() for name in taken}
        self.fields["service"].choices = [
            ("", _("Several, or none yet")),
            *((str(pk), name) for pk, name in services),
        ]
        steps = {one.slug: one for one in knowledge.named("back-to-basics", knowledge.exercises()).steps}
        for field, slug in STEPS.items():
            self.fields[field].label = translated(steps[slug].title)
            self.fields[field].help_text = translated(steps[slug].text)

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name.casefold() in self.taken:
            raise forms.ValidationError(
                _("There is a plan called “%(name)s” already. Choose another name."), params={"name": name}
            )
        return name

    def facts(self):
        """What an action keeps."""
        told = dict(self.cleaned_data)
        service = told.pop("service")
        return told | {"service_id": int(service) if service else None}


class OutcomeForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Which difference do you want to make?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say which difference you want to make.")},
    )
    domain = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what the outcome is about.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="outcome", **kwargs)
        self.fields["domain"].choices = [(one.value, translated(one.label)) for one in Domain]


class MeasureForm(forms.Form):
    """A measure, about which outcomes it tells, and what is done with the results."""

    measure = forms.ChoiceField(
        label=gettext_lazy("Measure"),
        error_messages={"required": gettext_lazy("Choose a measure.")},
    )
    outcomes = forms.MultipleChoiceField(
        label=gettext_lazy("About which outcomes does it tell?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    used_for = forms.CharField(
        label=gettext_lazy("What are the results used for?"),
        help_text=gettext_lazy("Left empty, the measure is listed as unused."),
        max_length=300,
        required=False,
    )
    marks_optional = False

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, prefix="measure", **kwargs)
        named = sorted(
            ((one.slug, one.title) for one in knowledge.measures()), key=lambda pair: pair[1].casefold()
        )
        self.fields["measure"].choices = [("", _("Choose one")), *named]
        self.fields["outcomes"].choices = [(one.key, one.words) for one in outcomes]
        if not outcomes:
            del self.fields["outcomes"]

    def facts(self):
        told = self.cleaned_data
        return {
            "measure": told["measure"],
            "used_for": told["used_for"],
            "outcomes": [int(pk) for pk in told.get("outcomes", [])],
        }
