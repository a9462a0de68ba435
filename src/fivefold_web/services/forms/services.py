"""Forms of the services strand: check what was typed, say what to do; write nothing."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.contacts import Mode
from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold.services.scenario import Judgement
from fivefold.services.tally import Lack
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.services.ages import age_label
from fivefold_web.services.queries.directory import Filters

label_of_age = lazy(lambda months: age_label(months)[:1].upper() + age_label(months)[1:], str)


def choices(words, empty=None):
    """Choices from an enum of the field's words, translated when shown."""
    first = [] if empty is None else [("", empty)]
    return first + [(word.value, gettext_lazy(word.label)) for word in words]


def ages(months, empty):
    return [("", empty)] + [(number, label_of_age(number)) for number in months]


def text(label, hint="", rows=None, most=None):
    """A text that may stay empty; several lines where `rows` is given. Long ones have the room of a file's cell."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    room = [MaxLengthValidator(10_000)] if most is None else []
    return forms.CharField(
        label=label, help_text=hint, required=False, widget=widget, max_length=most, validators=room
    )


def one_line_each(typed, trimmed=True):
    """The lines of a text, whatever the browser ends them with."""
    lines = typed.replace("\r\n", "\n").split("\n")
    return [line.strip() for line in lines] if trimmed else lines


class FilterForm(forms.Form):
    """What the directory is narrowed to; the address carries it, so that it can be shared."""

    text = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)
    level = forms.ChoiceField(
        label=gettext_lazy("Level"), choices=choices(Level, gettext_lazy("All levels")), required=False
    )
    tier = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=choices(Tier, gettext_lazy("All kinds")),
        required=False,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Offered to"), choices=choices(Reach, gettext_lazy("All")), required=False
    )
    age = forms.TypedChoiceField(
        label=gettext_lazy("Age of the child"),
        choices=ages([PREGNANCY_START, *range(24), *range(24, FIFTH_BIRTHDAY, 6)], gettext_lazy("Any age")),
        coerce=int,
        empty_value=None,
        required=False,
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("Running now")),
            ("all", gettext_lazy("All, also closed or ended")),
            ("archived", gettext_lazy("Archived")),
        ],
        required=False,
    )
    serves = forms.ChoiceField(
        label=gettext_lazy("Serves"), choices=choices(Caregiver, gettext_lazy("Anybody")), required=False
    )
    referrer = forms.ChoiceField(
        label=gettext_lazy("Who can refer"),
        choices=choices(Referrer, gettext_lazy("Anybody")),
        required=False,
    )
    language = forms.CharField(label=gettext_lazy("Language"), required=False, max_length=80)
    access = forms.ChoiceField(
        label=gettext_lazy("Access"), choices=choices(Access, gettext_lazy("Any")), required=False
    )
    free = forms.ChoiceField(
        label=gettext_lazy("Cost"),
        choices=[
            ("", gettext_lazy("Any")),
            ("yes", gettext_lazy("Free")),
            ("no", gettext_lazy("Families pay")),
        ],
        required=False,
    )
    wait = forms.ChoiceField(
        label=gettext_lazy("Longest wait"),
        choices=[
            ("", gettext_lazy("Any")),
            ("0", gettext_lazy("At once")),
            ("4", gettext_lazy("Up to 4 weeks")),
            ("12", gettext_lazy("Up to 12 weeks")),
            ("18", gettext_lazy("Up to 18 weeks")),
            ("long", gettext_lazy("More than 18 weeks")),
            ("known", gettext_lazy("Known, however long")),
        ],
        required=False,
    )
    funding = forms.ChoiceField(
        label=gettext_lazy("Funding ends"),
        choices=[
            ("", gettext_lazy("Any time")),
            ("3", gettext_lazy("Within 3 months")),
            ("6", gettext_lazy("Within 6 months")),
            ("12", gettext_lazy("Within 12 months")),
        ],
        required=False,
    )
    where = forms.CharField(label=gettext_lazy("Area or place"), required=False, max_length=100)
    lacks = forms.ChoiceField(
        label=gettext_lazy("What is not known"),
        choices=[("", gettext_lazy("Show all"))] + [(lack.value, gettext_lazy(lack.label)) for lack in Lack],
        required=False,
    )
    main = forms.BooleanField(required=False, widget=forms.HiddenInput)
    placed = forms.ChoiceField(choices=[("", ""), ("no", "no")], required=False, widget=forms.HiddenInput)

    def filters(self):
        """The filters that were understood; what was not is left out, and the page says so."""
        self.is_valid()
        found = {name: fact for name, fact in self.cleaned_data.items() if fact not in ("", None)}
        return Filters(**found)


class ArchiveForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why is it taken out?"),
        help_text=gettext_lazy("For example “ended in March 2026”. It can be brought back."),
        max_length=300,
    )


class ContactForm(forms.Form):
    """How a contact of the nation's schedule is offered in this place."""

    offered = forms.TypedChoiceField(
        label=gettext_lazy("Is it offered to every family here?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How is it mostly made?"),
        help_text=gettext_lazy("By phone nobody sees the child, so it does not count as a chance to notice."),
        choices=choices(Mode),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, and since when?"),
        help_text=gettext_lazy("One sentence that a colleague will understand next year."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OwnContactForm(forms.Form):
    """A contact that the place offers beyond its nation's schedule."""

    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("For example “12 month visit”."), max_length=120
    )
    due_from = forms.FloatField(
        label=gettext_lazy("From which age, in months?"),
        help_text=gettext_lazy("0 is birth; pregnancy is below 0 (-3 is three months before birth)."),
        min_value=PREGNANCY_START,
        max_value=FIFTH_BIRTHDAY,
    )
    due_to = forms.FloatField(
        label=gettext_lazy("Until which age, in months?"), min_value=PREGNANCY_START, max_value=FIFTH_BIRTHDAY
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How is it mostly made?"),
        help_text=gettext_lazy("By phone nobody sees the child, so it does not count as a chance to notice."),
        choices=choices(Mode),
        initial=Mode.IN_PERSON,
        widget=forms.RadioSelect,
    )
    reason = text(gettext_lazy("Why does the place offer it?"), rows=2, most=300)

    def clean(self):
        found = super().clean()
        start, end = found.get("due_from"), found.get("due_to")
        if start is not None and end is not None and end < start:
            self.add_error("due_to", _("This is before the first age. Give the same age or an older one."))
        return found


class JudgementForm(forms.Form):
    """What partners say about one question of a walk."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("What do you say, knowing the place?"),
        choices=choices(Judgement),
        required=False,
        widget=forms.RadioSelect,
    )
    missing = text(
        gettext_lazy("What is missing?"),
        gettext_lazy("What would have to be there. No names and nothing about a real family."),
        rows=3,
        most=2000,
    )
