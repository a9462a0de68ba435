"""Forms of fictional journeys. What looks like a real family's is refused before anything is kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.invented import traces_of_a_real_family
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold_web.design.words import translated
from fivefold_web.services.ages import moment_label
from fivefold_web.services.forms.services import text

label_of_moment = lazy(moment_label, str)
MONTHS = [*range(PREGNANCY_START, 24), *range(24, FIFTH_BIRTHDAY, 3)]
RULE, NOBODY = "", "nobody"


class Invented(forms.Form):
    """Every text is read for signs of a real person."""

    def clean(self):
        given = super().clean()
        for name, said in list(given.items()):
            traces = traces_of_a_real_family(said) if isinstance(said, str) and name != "client_key" else []
            if traces:
                self.add_error(name, _refusal(traces))
        return given


def _refusal(traces):
    named = ", ".join(translated(trace.label) for trace in traces)
    words = _(
        "This holds %(what)s. Journeys are invented: take it out, and write nothing about a real family."
    )
    return ValidationError(words % {"what": named})


class JourneyForm(Invented):
    """The name of a journey, and how it begins."""

    name = forms.CharField(
        label=gettext_lazy("Name of the journey"),
        help_text=gettext_lazy("An invented family, such as “Robin and Sam by the sea”. Never the name of a real one."),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the journey a name.")},
    )  # fmt: skip
    about = text(
        gettext_lazy("What it is about"), gettext_lazy("One or two sentences for those who read it."), rows=3, most=2000
    )  # fmt: skip


class BeginForm(JourneyForm):
    """A new journey: from a story of the toolkit, or from nothing."""

    case = forms.ChoiceField(
        label=gettext_lazy("Begin with"), required=False, widget=forms.RadioSelect, choices=()
    )
    invented = forms.BooleanField(
        label=gettext_lazy("Everybody in this journey is invented"),
        help_text=gettext_lazy("Nothing in it was taken from a family that anybody here knows."),
        error_messages={"required": gettext_lazy("Journeys hold invented families only. Confirm that this one is invented.")},
    )  # fmt: skip
    client_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = [*stories, ("", _("An empty journey"))]


class StepForm(Invented):
    """One moment of the journey."""

    title = forms.CharField(
        label=gettext_lazy("What happens, in a few words"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in a few words what happens.")},
    )
    age_months = forms.TypedChoiceField(
        label=gettext_lazy("Age of the child"),
        required=False,
        coerce=float,
        empty_value=None,
        choices=[("", gettext_lazy("Not said")), *((months, label_of_moment(months)) for months in MONTHS)],
    )
    trigger = text(gettext_lazy("What sets it off"), rows=2, most=2000)
    wanted = text(
        gettext_lazy("Which services does it take?"),
        gettext_lazy("Kinds of service with a semicolon between: “Midwife; Talking therapies”."),
        most=200,
    )
    result = text(gettext_lazy("What comes of it"), rows=3, most=2000)


class AnswerForm(forms.Form):
    """Who does a step here: what the rule finds, one service, or nobody."""

    marks_optional = False
    answer = forms.ChoiceField(label=gettext_lazy("Who does this here?"), required=False, choices=())

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [
            (RULE, _("What the rule finds")),
            (NOBODY, _("Nobody here")),
            *((str(number), name) for number, name in services),
        ]

    @property
    def said(self):
        """The number of a service or None, and whether nobody does it."""
        answer = self.cleaned_data["answer"]
        return (int(answer) if answer not in (RULE, NOBODY) else None), answer == NOBODY
