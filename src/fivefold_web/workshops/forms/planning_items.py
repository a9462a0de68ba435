"""One item of an agenda: what is asked, its lines, its minutes and notes. The fields follow the activity."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.timetable import LONGEST_ITEM
from fivefold_web.workshops.queries.grounds import ON_THE_MAP, is_map, reference_of

FEWEST = {OptionRole.CHOICE: 2, OptionRole.STATEMENT: 1}
MOST_LINES = 60
LONGEST_LINE = 600
ROLES = {
    Activity.CHOOSE_ONE: (OptionRole.CHOICE,),
    Activity.CHOOSE_SEVERAL: (OptionRole.CHOICE,),
    Activity.RANK: (OptionRole.CHOICE,),
    Activity.RAG: (OptionRole.ROW,),
    Activity.SCALE: (OptionRole.ROW, OptionRole.POINT),
    Activity.STATEMENTS: (OptionRole.STATEMENT,),
}
LABELS = {
    OptionRole.CHOICE: (
        gettext_lazy("Choices"),
        gettext_lazy("One a line. What it means may follow after a bar: Play groups | free, every week"),
    ),
    OptionRole.ROW: (
        gettext_lazy("What is rated"),
        gettext_lazy(
            "One a line; leave it empty to rate the question as a whole. What it means may follow after a bar:"
            " Training | for all who meet families"
        ),
    ),
    OptionRole.POINT: (
        gettext_lazy("Points of the scale"),
        gettext_lazy("One a line, the lowest first, with what it looks like. Empty means 1 to 5."),
    ),
    OptionRole.STATEMENT: (
        gettext_lazy("Statements"),
        gettext_lazy("One a line. People agree, disagree or are unsure."),
    ),
}
ABOUT = {Activity.CASE_BOARD: ("case", knowledge.cases), Activity.SCENARIO: ("scenario", knowledge.scenarios)}


class ItemForm(forms.Form):
    """The fields that fit an activity. `lines` in what is found are (role, text, what it means)."""

    client_key = forms.CharField(max_length=36, min_length=8, widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=gettext_lazy("What you ask"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    fuller = forms.CharField(
        label=gettext_lazy("A fuller view"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Shown after both counts."),
    )
    about = forms.ChoiceField(label=gettext_lazy("Case or scenario"), required=False)
    ground = forms.ChoiceField(label=gettext_lazy("What pins are put on"), required=False)
    choice = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    row = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    point = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 5}))
    statement = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    most = forms.IntegerField(
        label=gettext_lazy("How many at most"),
        required=False,
        min_value=0,
        max_value=MOST_LINES,
        help_text=gettext_lazy("Empty or 0 for any number."),
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=LONGEST_ITEM)
    notes = forms.CharField(
        label=gettext_lazy("Notes for you"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Only those who run the session see them."),
    )
    alone_first = forms.BooleanField(label=gettext_lazy("Answered alone before the meeting"), required=False)
    in_groups = forms.BooleanField(label=gettext_lazy("Answered in groups"), required=False)

    def __init__(self, *args, activity, place_plan=None, item=None, **kwargs):
        """`place_plan`: the map of the place, where it has one; `item`: what is changed."""
        super().__init__(*args, **kwargs)
        self.activity, self.place_plan = activity, place_plan
        self.roles = ROLES.get(activity, ())
        for role in OptionRole:
            if role in self.roles:
                self.fields[role.value].label, self.fields[role.value].help_text = LABELS[role]
            else:
                del self.fields[role.value]
        if activity is not Activity.BEFORE_AND_AFTER:
            del self.fields["fuller"]
        if activity not in (Activity.CHOOSE_SEVERAL, Activity.RANK):
            del self.fields["most"]
        self._offer_what_it_is_about()
        self._offer_ground(item)

    def _offer_ground(self, item):
        """A plain grid, or the map of the place where it has one. Under pins that are there the ground stays."""
        if self.activity is not Activity.PINS:
            del self.fields["ground"]
            return
        self.kept_ground = item.reference if item else ""
        self.ground_stays = item is not None and item.answers.exists()
        grid, chosen = ("", _("A plain grid")), (ON_THE_MAP, _("On the map of this place"))
        on_the_map, field = is_map(self.kept_ground), self.fields["ground"]
        self.initial["ground"] = ON_THE_MAP if on_the_map else ""
        field.choices = [grid, chosen] if self.place_plan or on_the_map else [grid]
        if self.ground_stays:
            field.choices = [chosen if on_the_map else grid]
            field.help_text = _("People have put pins on it, so it stays. Add a new item for another one.")
        elif self.place_plan is None:
            field.help_text = _(
                "A map is not possible yet: no boundaries of the areas of this place are held. A file of boundaries on"
                " the page of small areas makes it possible."
            )
        else:
            field.help_text = _("The map shows: %(areas)s.") % {"areas": self.place_plan.ground.label}

    def _offer_what_it_is_about(self):
        if self.activity not in ABOUT:
            del self.fields["about"]
            return
        kind, items = ABOUT[self.activity]
        self.fields["about"].choices = [
            ("", _("None of the toolkit")),
            *((f"{kind}:{one.slug}", one.title) for one in items()),
        ]

    def clean(self):
        found = super().clean()
        found["lines"] = [
            (role.value, text, means)
            for role in self.roles
            for text, means in self._lines(role, found.get(role.value, ""))
        ]
        found["most"] = found.get("most") or 0
        choices = sum(1 for role, _text, _means in found["lines"] if role == OptionRole.CHOICE)
        if found["most"] > choices > 0:
            self.add_error("most", _("There are only %(n)d choices.") % {"n": choices})
        return found

    def _lines(self, role, written):
        lines = [one for one in (line_of(line) for line in written.splitlines()) if one[0]]
        for number, (text, means) in enumerate(lines, 1):
            if max(len(text), len(means)) > LONGEST_LINE:
                self.add_error(role.value, _("Line %(n)d is too long: up to 600 characters.") % {"n": number})
        texts = [text for text, _means in lines]
        if twice := next((text for text in texts if texts.count(text) > 1), None):
            self.add_error(role.value, _("“%(text)s” stands here twice. Remove one.") % {"text": twice})
        if len(lines) < FEWEST.get(role, 0):
            least = {"n": FEWEST[role]}
            self.add_error(role.value, _("Write at least %(n)d lines.") % least)
        if role is OptionRole.POINT and len(lines) == 1:
            self.add_error(role.value, _("A scale has at least 2 points. Add one, or leave it empty."))
        if len(lines) > MOST_LINES:
            self.add_error(role.value, _("Up to %(n)d lines are possible.") % {"n": MOST_LINES})
        return lines

    @property
    def facts(self):
        """The columns of an item."""
        found = self.cleaned_data
        names = ("text", "minutes", "notes", "alone_first", "in_groups", "most")
        facts = {name: found[name] for name in names}
        if "fuller" in found:
            facts["fuller"] = found["fuller"]
        if "about" in found:
            facts["reference"] = found["about"]
        if "ground" in found:
            facts["reference"] = self._ground_reference(found["ground"])
        return facts

    def _ground_reference(self, chosen):
        """The map with its box; one that was chosen before keeps its own."""
        if self.ground_stays:
            return self.kept_ground
        if not chosen or is_map(self.kept_ground) or self.place_plan is None:
            return self.kept_ground if chosen else ""
        return reference_of(self.place_plan)


def line_of(written):
    """A line and what it means: “Play groups | free, every week”."""
    text, _bar, means = written.partition("|")
    return text.strip(), means.strip()


def written_lines(item):
    """The lines of an item as its form shows them: {role: text}."""
    found = {}
    for one in item.options.all():
        if not one.from_the_room:
            line = f"{one.text} | {one.description}" if one.description else one.text
            found.setdefault(one.role_name, []).append(line)
    return {role: "\n".join(lines) for role, lines in found.items()}
