"""Taking over what a session rated: a round of the conditions, or a team check."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold_web.system.forms.conditions import RoundForm

LONGEST_COMMENT = 2000


class SessionRoundForm(RoundForm):
    """The name and day of the round, and which step a colour means where people rated by colour."""

    asked = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, offered, steps, **kwargs):
        super().__init__(*args, auto_id=f"{offered.asked}-%s", **kwargs)
        self.initial["asked"] = offered.asked
        self.colours = list(Rag) if offered.needs_steps else []
        for colour in self.colours:
            self.fields[colour.value] = forms.TypedChoiceField(
                label=_("Which step does “%(colour)s” mean?") % {"colour": _(colour.label).lower()},
                coerce=int,
                choices=[
                    ("", _("Choose a step")),
                    *((n, _("step %(n)d") % {"n": n}) for n in range(1, steps + 1)),
                ],
                error_messages={"required": _("Choose a step.")},
            )

    def clean(self):
        found = super().clean()
        chosen = [found.get(colour.value) for colour in self.colours]
        if chosen and all(chosen) and not chosen[0] < chosen[1] < chosen[2]:
            self.add_error(
                Rag.GREEN.value,
                _("Amber has to mean a higher step than red, and green a higher one than amber."),
            )
        return found

    @property
    def means(self):
        return {colour.value: self.cleaned_data[colour.value] for colour in self.colours}


class TeamVoteForm(forms.Form):
    """Which team, which round, and the rating that the team agreed for each statement."""

    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)
    new_team = forms.CharField(label=gettext_lazy("Or a new team"), max_length=120, required=False)
    sector = forms.ChoiceField(label=gettext_lazy("Sector of the new team"), required=False)
    round = forms.ChoiceField(label=gettext_lazy("Round"), required=False)
    new_round = forms.CharField(
        label=gettext_lazy("Or a new round"),
        help_text=gettext_lazy("It begins on the day of the session."),
        max_length=80,
        required=False,
    )
    marks_optional = False

    def __init__(self, data=None, *, here, teams, rounds, kept, comments, sending=False, initial=None):
        super().__init__(data, initial=initial)
        self.here, self.sending = here, sending
        self.teams, self.rounds = {str(o.pk): o for o in teams}, {str(o.pk): o for o in rounds}
        self.fields["team"].choices = [
            ("", _("Choose a team")),
            *((pk, o.name) for pk, o in self.teams.items()),
        ]
        self.fields["round"].choices = [
            ("", _("Choose a round")),
            *((pk, o.name) for pk, o in self.rounds.items()),
        ]
        self.fields["sector"].choices = [("", _("Choose a sector")), *((s.value, _(s.label)) for s in Sector)]
        for one in here:
            answer = kept.get(one.slug)
            self.fields[f"rating_{one.slug}"] = _agreed(one, answer)
            self.fields[f"comment_{one.slug}"] = _comment(answer.comment if answer else comments[one.slug])

    def lines(self):
        """Each statement with its two fields."""
        return [(one, self[f"rating_{one.slug}"], self[f"comment_{one.slug}"]) for one in self.here]

    def clean(self):
        found = super().clean()
        if not found.get("team") and not found.get("new_team"):
            self.add_error("team", _("Choose the team that voted, or name a new one."))
        if found.get("new_team") and not found.get("team") and not found.get("sector"):
            self.add_error("sector", _("Choose the sector of the new team."))
        if not found.get("round") and not found.get("new_round"):
            self.add_error("round", _("Choose a round, or name a new one."))
        for one in self.here if self.sending else ():
            if not found.get(f"rating_{one.slug}"):
                self.add_error(
                    f"rating_{one.slug}",
                    _("Statement %(n)s: agree on red, amber or green.") % {"n": one.number},
                )
        return found

    def agreed(self):
        """{statement: (Rag or None, comment)}."""
        found = self.cleaned_data
        return {
            one.slug: (
                Rag(found[f"rating_{one.slug}"]) if found[f"rating_{one.slug}"] else None,
                found[f"comment_{one.slug}"],
            )
            for one in self.here
        }


def _agreed(statement, answer):
    return forms.ChoiceField(
        label=_("Statement %(n)s: what do you agree on?") % {"n": statement.number},
        choices=[(one.value, _(one.label)) for one in Rag],
        widget=forms.RadioSelect,
        required=False,
        initial=answer.rag.value if answer and answer.rag else None,
    )


def _comment(initial):
    return forms.CharField(
        label=gettext_lazy("What made you agree?"),
        required=False,
        initial=initial,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
