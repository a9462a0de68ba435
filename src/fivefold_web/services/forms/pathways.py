"""What may be typed about a pathway: its name, a step, a link, whom it reaches. Forms check; they write nothing."""

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.pathway import Group, Reached, Route, StepKind
from fivefold.vocabulary.support import Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import OLDEST, YOUNGEST, age_label

LONGEST_WAIT = 520
_word = lazy(translated, str)
_age = lazy(lambda months: age_label(months)[:1].upper() + age_label(months)[1:], str)


def _choices(words, empty=None):
    first = [] if empty is None else [("", empty)]
    return first + [(one.value, _word(one.label)) for one in words]


def _weeks(label, hint=""):
    """Weeks as people write them: 2, or 1.5."""
    return forms.FloatField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=LONGEST_WAIT,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6}),
        error_messages={
            "invalid": gettext_lazy("Enter a number of weeks such as 6 or 1.5, or leave it empty."),
            "min_value": gettext_lazy("Weeks begin at 0. Enter 0 for “at once”."),
            "max_value": gettext_lazy("This is more than ten years. Enter weeks, not days."),
        },
    )


def _long(label, hint="", rows=2, most=2000):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most, widget=widget)


class PathwayForm(forms.Form):
    """The first words of a pathway."""

    name = forms.CharField(
        label=gettext_lazy("Name of the pathway"),
        help_text=gettext_lazy("For example “Specialist perinatal support”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the name of the pathway.")},
    )
    about = _long(
        gettext_lazy("For whom is it, and what for?"), gettext_lazy("In a sentence or two."), rows=3
    )
    client_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class CopyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the copy"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter a name for the copy.")},
    )
    client_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class PathwayArchiveForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why is it taken out?"),
        help_text=gettext_lazy(
            "For example “another pathway took its place in May 2026”. It can be brought back."
        ),
        max_length=300,
        error_messages={"required": gettext_lazy("Say in a few words why it is taken out.")},
    )


class StepForm(forms.Form):
    """One step. `services` are (number, key, name, organisation) of the directory, to choose from by name."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What happens here?"),
        choices=_choices(StepKind),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what happens at this step.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the step"),
        help_text=gettext_lazy("For example “First talk at home”. Nothing about a real family."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the name of the step.")},
    )
    service = forms.CharField(
        label=gettext_lazy("Which service gives it?"),
        help_text=gettext_lazy(
            "Type a part of its name and choose from the list. A way in or a way out may have none."
        ),
        required=False,
        max_length=420,
        widget=forms.TextInput(attrs={"list": "services-here", "autocomplete": "off"}),
    )
    none_here = forms.BooleanField(label=gettext_lazy("There is no such service here"), required=False)
    tier = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=_choices(Tier, gettext_lazy("As the service says")),
        required=False,
    )
    threshold = _long(
        gettext_lazy("What must be so before a family is taken?"),
        gettext_lazy("The threshold in plain words, for example “severe problem, now or before”."),
    )
    ages_from = forms.TypedChoiceField(
        label=gettext_lazy("From which age?"),
        help_text=gettext_lazy("Only where it differs from the service."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    ages_to = forms.TypedChoiceField(
        label=gettext_lazy("Until which age?"),
        help_text=gettext_lazy("The first age that is no longer taken."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    wait_low = _weeks(
        gettext_lazy("Shortest wait, in weeks"), gettext_lazy("Only where it differs from the service.")
    )
    wait_high = _weeks(
        gettext_lazy("Longest wait, in weeks"), gettext_lazy("0 and 0 means at once; empty means not known.")
    )
    note = _long(gettext_lazy("Note"), gettext_lazy("What else partners should know."))
    key = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args, services=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.services = services
        known = self.initial.get("ages_from"), self.initial.get("ages_to")
        for field, months, own in zip(("ages_from", "ages_to"), (YOUNGEST, OLDEST), known, strict=True):
            every = months if own is None else sorted({*months, own})
            self.fields[field].choices = [("", gettext_lazy("As the service says"))] + [
                (number, _age(number)) for number in every
            ]

    def clean(self):
        found = super().clean()
        _check_pair(self, "wait_low", "wait_high", _("Give both weeks, or leave both empty."))
        _check_weeks(self)
        _check_pair(self, "ages_from", "ages_to", _("Give both ages, or leave both as the service says."))
        start, end = found.get("ages_from"), found.get("ages_to")
        if start is not None and end is not None and start >= end:
            self.add_error("ages_to", _("Choose an age above %(start)s.") % {"start": age_label(start)})
        self._check_service(found)
        return found

    def _check_service(self, found):
        """Either a service of the directory, or the word that there is none; a way in or out may say neither."""
        typed, kind = found.get("service", ""), found.get("kind")
        if typed and found.get("none_here"):
            self.add_error("none_here", _("You named a service too. Empty the one, or take this tick away."))
        elif typed:
            self._find(typed)
        elif kind and StepKind(kind).is_given_by_a_service and not found.get("none_here"):
            words = _("Choose the service that gives this step, or tick that there is no such service here.")
            self.add_error("service", words)

    def _find(self, typed):
        asked = " ".join(typed.split()).casefold()
        same = [one for one in self.services if asked in (one[2].casefold(), service_label(one).casefold())]
        exact = [one for one in same if asked == service_label(one).casefold()]
        same = exact if len(exact) == 1 else same
        if not same:
            words = _("No service of the directory is called “%(typed)s”. Choose one from the list.")
            self.add_error("service", words % {"typed": typed})
        elif len(same) > 1:
            words = _("Several services are called “%(typed)s”. Choose the one with its organisation.")
            self.add_error("service", words % {"typed": typed})
        else:
            self.cleaned_data["service_number"] = same[0][0]

    @property
    def labels(self):
        """What the list of services offers."""
        return [service_label(one) for one in self.services]

    def facts(self, services):
        """What is kept of the step; `services` finds a row by its number."""
        names = ("kind", "name", "tier", "ages_from", "ages_to", "threshold", "wait_low", "wait_high", "note")
        found = {name: self.cleaned_data[name] for name in names}
        number = self.cleaned_data.get("service_number")
        return found | {"service": services(number) if number else None}


def service_label(one):
    """A service as people choose it: its name, and whose it is."""
    _number, _key, name, organisation = one
    return f"{name}, {organisation}" if organisation else name


class LinkForm(forms.Form):
    """From one step to another. `steps` are (key, name) in their order."""

    start = forms.ChoiceField(
        label=gettext_lazy("From"), error_messages={"required": gettext_lazy("Choose where it begins.")}
    )
    end = forms.ChoiceField(
        label=gettext_lazy("To"), error_messages={"required": gettext_lazy("Choose where it leads.")}
    )
    route = forms.ChoiceField(
        label=gettext_lazy("How does the family get there?"),
        choices=_choices(Route),
        initial=Route.REFERRAL,
        widget=forms.RadioSelect,
    )
    condition = forms.CharField(
        label=gettext_lazy("On which condition?"),
        help_text=gettext_lazy(
            "For a fast track its rule, for example “Babies Can’t Wait: under 12 months, seen within two weeks”."
        ),
        required=False,
        max_length=300,
    )
    wait_low = _weeks(
        gettext_lazy("Shortest wait on the way, in weeks"),
        gettext_lazy("Beside the wait of the step itself; on a fast track instead of it."),
    )
    wait_high = _weeks(
        gettext_lazy("Longest wait on the way, in weeks"),
        gettext_lazy("0 and 0 means at once; empty means not known."),
    )

    def __init__(self, *args, steps=(), **kwargs):
        super().__init__(*args, **kwargs)
        named = [("", gettext_lazy("Choose a step"))]
        named += [(key, format_lazy("{}. {}", number, name)) for number, (key, name) in enumerate(steps, 1)]
        for field in ("start", "end"):
            self.fields[field].choices = named

    def clean(self):
        found = super().clean()
        if found.get("start") and found.get("start") == found.get("end"):
            self.add_error("end", _("Choose another step than the one where it begins."))
        _check_pair(self, "wait_low", "wait_high", _("Give both weeks, or leave both empty."))
        _check_weeks(self)
        return found

    def facts(self, steps):
        """What is kept of the link; `steps` are the rows by key."""
        found = {name: self.cleaned_data[name] for name in ("route", "condition", "wait_low", "wait_high")}
        return found | {name: steps[self.cleaned_data[name]] for name in ("start", "end")}


def _check_pair(form, low, high, words):
    """Both or neither; a field that is wrong already says so itself."""
    if {low, high} & form.errors.keys():
        return
    there = [form.cleaned_data.get(name) is not None for name in (low, high)]
    if there[0] != there[1]:
        form.add_error(high if there[0] else low, words)


def _check_weeks(form):
    low, high = form.cleaned_data.get("wait_low"), form.cleaned_data.get("wait_high")
    if low is not None and high is not None and high < low:
        form.add_error("wait_high", _("The longest wait is below the shortest. Change one of the two."))


class GroupsForm(forms.Form):
    """Whether each group of families is reached, and how. What nobody said stays empty."""

    marks_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number, group in enumerate(Group):
            self.fields[f"reached_{number}"] = forms.ChoiceField(
                label=_word(group.label),
                choices=_choices(Reached, gettext_lazy("Nobody has said yet")),
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"how_{number}"] = forms.CharField(
                label=format_lazy(gettext_lazy("How, or why not? ({group})"), group=_word(group.label)),
                required=False,
                max_length=300,
            )

    def clean(self):
        found = super().clean()
        for number, _group in enumerate(Group):
            if found.get(f"how_{number}") and not found.get(f"reached_{number}"):
                self.add_error(
                    f"reached_{number}", _("Say whether they are reached; then the reason can be kept.")
                )
        return found

    def pairs(self):
        """The two fields of each group."""
        return [(self[f"reached_{number}"], self[f"how_{number}"]) for number, _group in enumerate(Group)]

    def said(self):
        """{group: (reached, how)} as it is kept."""
        found = self.cleaned_data
        return {
            group: (found[f"reached_{number}"], found[f"how_{number}"]) for number, group in enumerate(Group)
        }


def groups_initial(reaches):
    """What the form shows of what was said."""
    shown = {}
    for number, group in enumerate(Group):
        if group in reaches:
            shown[f"reached_{number}"], shown[f"how_{number}"] = reaches[group].reached, reaches[group].how
    return shown


class MoveForm(forms.Form):
    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])
