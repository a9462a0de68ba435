"""Forms of scenarios: what a proposal is asked for, stories of the place's own, what people say of a service."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.services.invented import traces_of_a_real_family
from fivefold.services.open_to import Caregiver, Referrer
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.forms.services import choices
from fivefold_web.services.queries.proposals import ANY, Wishes

MINUTES = (10, 15, 20, 30, 45, 60)
FITS, DOES_NOT_FIT = "fits", "does not fit"
MOST_FACTORS = 4


class WishesForm(forms.Form):
    """Where the family lives and who cares for the child; the address carries it, so that it can be shared."""

    marks_optional = False
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    caregiver = forms.ChoiceField(
        label=gettext_lazy("Who cares for the child"),
        choices=choices(Caregiver, gettext_lazy("Anybody")),
        required=False,
    )
    known = forms.ChoiceField(
        label=gettext_lazy("Already known to"),
        choices=choices(Referrer, gettext_lazy("Nobody yet")),
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=choices(Tier, gettext_lazy("All kinds")),
        required=False,
    )
    factors = forms.ChoiceField(
        label=gettext_lazy("Services that act on"),
        choices=[("", gettext_lazy("the factors of this story")), (ANY, gettext_lazy("any factors"))],
        required=False,
    )
    start = forms.CharField(
        label=gettext_lazy("Near postcode (not a family’s)"),
        max_length=10,
        required=False,
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Furthest with a pram"),
        coerce=int,
        empty_value=Wishes.minutes,
        required=False,
    )

    def __init__(self, *args, areas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("The whole place"))] + [(one.code, one.name) for one in areas]
        self.fields["minutes"].choices = [
            (number, _("%(count)d minutes") % {"count": number}) for number in MINUTES
        ]

    def wishes(self):
        """What was understood; what was not is left out."""
        self.is_valid()
        return Wishes(**{name: one for name, one in self.cleaned_data.items() if one not in ("", None)})


class StoryForm(forms.Form):
    """A story of the place's own. The child is invented; the form asks for it to be said."""

    client_key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("For example “The baby above the chip shop”. No real name."),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the story a title.")},
    )
    age_months = forms.FloatField(
        label=gettext_lazy("Age of the child, in months"),
        help_text=gettext_lazy("0 is birth; pregnancy is below 0 (-3 is three months before birth)."),
        min_value=PREGNANCY_START,
        error_messages={"required": gettext_lazy("Give the age in months.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What could somebody see?"),
        help_text=gettext_lazy("A few plain sentences about the child and those who care for the child."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Say what could be seen.")},
    )
    level = forms.ChoiceField(
        label=gettext_lazy("At which level does it mostly lie?"),
        choices=choices(Level),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a level.")},
    )
    invented = forms.BooleanField(
        label=gettext_lazy("The child and the family are invented. Nobody could be recognised."),
        error_messages={
            "required": gettext_lazy(
                "Only invented stories are kept here. Change what comes from a real family, then tick this."
            )
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = self.fields.pop("invented")
        for number in range(1, MOST_FACTORS + 1):
            self.fields[f"factor_{number}"] = forms.ChoiceField(
                label=_("Factor %(number)d") % {"number": number},
                help_text=_("What weighs on this child, or what helps. Services that act on it are proposed.")
                if number == 1
                else "",
                choices=[("", _("None"))] + _factor_choices(),
                required=False,
            )
        self.fields["invented"] = said

    def clean_age_months(self):
        age = self.cleaned_data["age_months"]
        if age >= FIFTH_BIRTHDAY:
            raise forms.ValidationError(_("Give an age under 60 months: the fifth birthday."))
        return age

    def clean(self):
        found = super().clean()
        for name in ("title", "text"):
            traces = traces_of_a_real_family(found.get(name, ""))
            if traces:
                what = ", ".join(translated(trace.value) for trace in traces)
                self.add_error(
                    name,
                    _("This looks like a real family: it holds %(what)s. Write an invented one.")
                    % {"what": what},
                )
        return found

    def facts(self):
        """The columns of a story."""
        found = self.cleaned_data
        chosen = [found[f"factor_{number}"] for number in range(1, MOST_FACTORS + 1)]
        plain = {name: found[name] for name in ("title", "age_months", "text", "level")}
        return plain | {"factors": " ".join(dict.fromkeys(filter(None, chosen)))}


def _factor_choices():
    """Every factor of the library, by its level."""
    return [
        (
            translated(level.label),
            [(one.slug, one.label) for one in knowledge.factors() if level is one.levels[0]],
        )
        for level in Level
    ]


def initial_of(row):
    """What the form shows of a story that is there."""
    factors = {f"factor_{number}": slug for number, slug in enumerate(row.factors.split(), 1)}
    plain = {name: getattr(row, name) for name in ("title", "age_months", "text", "level")}
    return plain | factors | {"invented": True}


class VerdictForm(forms.Form):
    """What people say of one service for one question."""

    marks_optional = False
    said = forms.ChoiceField(
        label=gettext_lazy("Does it fit this child?"),
        choices=[(FITS, gettext_lazy("Fits")), (DOES_NOT_FIT, gettext_lazy("Does not fit"))],
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Nothing about a real family."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
