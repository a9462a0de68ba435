"""Choosing what goes from a session onto a board."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.vocabulary.support import Level
from fivefold.workshops.invented import LooksReal, check

LONGEST_CAUSE = 300


@dataclass(frozen=True)
class CauseLine:
    """A cause, where the room put it, and what speaks against its words."""

    level: str
    take: object
    words: object
    trouble: str


class CausesForm(forms.Form):
    """The causes that the room wrote; each can be left out, or shortened. Texts about real people are refused."""

    marks_optional = False
    board = forms.ChoiceField(label=gettext_lazy("Onto which board?"))

    def __init__(self, *args, answers, boards, **kwargs):
        super().__init__(*args, **kwargs)
        self.answers = answers
        there = [(str(one.pk), _("%(board)s, with %(n)d causes") % {"board": one.title, "n": one.cause_count}) for one in boards]  # fmt: skip
        self.fields["board"].choices = [("new", _("A new board")), *there]
        self.fields["board"].initial = there[0][0] if there else "new"
        for answer in answers:
            self.fields[f"take_{answer.pk.hex}"] = forms.BooleanField(
                label=answer.text, required=False, initial=not trouble_with(answer.text)
            )
            self.fields[f"words_{answer.pk.hex}"] = forms.CharField(
                label=_("In these words"),
                required=False,
                initial=answer.text,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def lines(self):
        """What the room wrote, each with its two fields."""
        return [
            CauseLine(
                level_of(one), self[f"take_{one.pk.hex}"], self[f"words_{one.pk.hex}"], trouble_with(one.text)
            )
            for one in self.answers
        ]

    def clean(self):
        found = super().clean()
        self.chosen = [one for one in self.answers if found.get(f"take_{one.pk.hex}")]
        if not self.chosen:
            self.add_error(None, _("Choose at least one cause."))
        for one in self.chosen:
            if problem := trouble_with(found.get(f"words_{one.pk.hex}", "")):
                self.add_error(f"words_{one.pk.hex}", problem)
        return found

    def causes(self):
        """(answer, words, level) of what was chosen."""
        return [(one, self.cleaned_data[f"words_{one.pk.hex}"].strip(), level_of(one)) for one in self.chosen]


def level_of(answer):
    """The level at which the room put it."""
    values = [mark.value for mark in answer.marks.all()]
    return next((value for value in values if value in list(Level)), Level.CHILD.value)


def trouble_with(words):
    """Why words cannot stand on a board as they are, or nothing."""
    if not words.strip():
        return _("Write what may lie behind it, or leave it out.")
    if len(words) > LONGEST_CAUSE:
        return _("Up to %(n)d characters fit on a board. Say it more briefly.") % {"n": LONGEST_CAUSE}
    try:
        check(words)
    except LooksReal as refusal:
        return str(refusal)
    return ""
