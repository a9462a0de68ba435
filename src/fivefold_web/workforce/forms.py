"""Input of the workforce strand. Checks what was typed; writes nothing."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge import statements
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.small_groups import SMALLEST_GROUP
from fivefold_web.library.translated import spoken

LONGEST_COMMENT = 2000
SENDING = re.compile(r"([0-9A-Za-z-]{8,40}):(\d{1,9})")


def sector_choices():
    return [("", _("Choose a sector")), *((sector.value, _(sector.label)) for sector in Sector)]


class TeamForm(forms.Form):
    """A team, its sector and its organisation."""

    name = forms.CharField(label=gettext_lazy("Name of the team"), max_length=120)
    sector = forms.ChoiceField(
        label=gettext_lazy("Sector"),
        help_text=gettext_lazy("Tables compare teams by sector."),
    )
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)

    def __init__(self, *args, organisations, taken=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        self.taken = taken
        self.fields["sector"].choices = sector_choices()
        self.fields["organisation"].choices = [
            ("", _("None of these")), *((pk, one.name) for pk, one in self.organisations.items()),
        ]  # fmt: skip

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.taken and self.taken(name):
            raise forms.ValidationError(
                _("There is already a team called “%(name)s”. Give this one another name.") % {"name": name}
            )
        return name

    @property
    def facts(self):
        """What an action needs."""
        given = self.cleaned_data
        return {
            "name": given["name"],
            "sector": Sector(given["sector"]),
            "organisation": self.organisations.get(given["organisation"]),
        }


class RoundForm(forms.Form):
    """When teams rate themselves, and who sees which team said what."""

    name = forms.CharField(
        label=gettext_lazy("Name of the round"),
        max_length=80,
        help_text=gettext_lazy("For example “Spring 2027”."),
    )
    held_on = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The day from which teams answer."),
    )
    named = forms.BooleanField(
        label=gettext_lazy("Show teams by name to every member"),
        required=False,
        help_text=gettext_lazy(
            "Tick this only if the teams agreed. Otherwise only facilitators and leads see which team said what."
        ),
    )
    smallest_group = forms.IntegerField(
        label=gettext_lazy("Smallest group that is shown"),
        min_value=3,
        max_value=50,
        initial=SMALLEST_GROUP,
        help_text=gettext_lazy("Groups with fewer teams are hidden, so that no team can be picked out."),
    )

    def __init__(self, *args, taken=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.taken and self.taken(name):
            raise forms.ValidationError(_("There is already a round called “%(name)s”.") % {"name": name})
        return name


class CheckForm(forms.Form):
    """The eleven statements as they are said `here`, each with a rating and a comment."""

    anyway = forms.BooleanField(
        label=gettext_lazy("Send without the statements that are not rated"), required=False
    )

    def __init__(self, data=None, *, here, answers=None, sending=False):
        super().__init__(data, initial=_initial(answers or {}))
        self.sending = sending
        self.here = here
        for statement in here:
            self.fields[f"rating_{statement.slug}"] = _rating_field(statement)
            self.fields[f"comment_{statement.slug}"] = _comment_field()

    def lines(self):
        """Each statement with its two fields, in order."""
        return [
            (one, self[f"rating_{one.slug}"], self[f"comment_{one.slug}"]) for one in self.here
        ]  # fmt: skip

    def said(self):
        """What is fit to keep, by statement: a comment that is too long waits, everything else is kept."""
        return {
            one.slug: (
                Rag(self.cleaned_data[f"rating_{one.slug}"])
                if self.cleaned_data.get(f"rating_{one.slug}")
                else None,
                self.cleaned_data[f"comment_{one.slug}"],
            )
            for one in statements()
            if f"comment_{one.slug}" in self.cleaned_data
        }

    def clean(self):
        given = super().clean()
        if self.sending and not given.get("anyway"):
            for one in statements():
                if not given.get(f"rating_{one.slug}") and f"rating_{one.slug}" not in self.errors:
                    self.add_error(
                        f"rating_{one.slug}",
                        _("Statement %(number)s: choose red, amber or green") % {"number": one.number},
                    )
        return given

    @property
    def has_gaps(self):
        return any(name.startswith("rating_") for name in self.errors)


def _initial(answers):
    initial = {}
    for slug, answer in answers.items():
        initial[f"rating_{slug}"] = answer.rag.value if answer.rag else ""
        initial[f"comment_{slug}"] = answer.comment
    return initial


def _rating_field(statement):
    return forms.ChoiceField(
        label=spoken(f"{statement.number}. {statement.title}", statement.locale),
        choices=[(rating.value, _(rating.label)) for rating in Rag],
        widget=forms.RadioSelect,
        required=False,
        help_text=spoken(statement.text, statement.locale),
    )


def _comment_field():
    return forms.CharField(
        label=gettext_lazy("What makes you say so?"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SavedPart(forms.Form):
    """One statement as a phone sends it in the background."""

    part = forms.ChoiceField(choices=lambda: [(one.slug, one.title) for one in statements()])
    idempotency_key = forms.RegexField(SENDING)

    def __init__(self, data):
        super().__init__(data)
        self.fields["rating"] = forms.ChoiceField(choices=[(r.value, r.label) for r in Rag], required=False)
        self.fields["comment"] = forms.CharField(required=False, max_length=LONGEST_COMMENT)
        self._slug = str(data.get("part", ""))

    def add_prefix(self, field_name):
        """Rating and comment come under the name of their statement."""
        return f"{field_name}_{self._slug}" if field_name in ("rating", "comment") else field_name

    @property
    def facts(self):
        """What the action needs."""
        given = self.cleaned_data
        page, turn = SENDING.fullmatch(given["idempotency_key"]).groups()
        rag = Rag(given["rating"]) if given["rating"] else None
        return {
            "statement": given["part"], "rag": rag, "comment": given["comment"], "page": page, "turn": int(turn),
        }  # fmt: skip


class ViewForm(forms.Form):
    """What the system table is narrowed to and compared with. Nonsense in the address is ignored."""

    marks_optional = False

    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    since = forms.ChoiceField(label=gettext_lazy("Compare with"), required=False)

    def __init__(self, data, *, rounds, sectors):
        super().__init__(data)
        self.fields["sector"].choices = [
            ("", _("All sectors")), *((sector.value, _(sector.label)) for sector in sectors),
        ]  # fmt: skip
        self.rounds = {str(one.pk): one for one in rounds}
        self.fields["since"].choices = [
            ("", _("No other round")), *((pk, one.name) for pk, one in self.rounds.items()),
        ]  # fmt: skip
        self.full_clean()

    @property
    def chosen_sector(self):
        given = self.cleaned_data.get("sector")
        return Sector(given) if given else None

    @property
    def chosen_round(self):
        return self.rounds.get(self.cleaned_data.get("since"))
