"""One answer, as a phone sends it."""

import json

from django import forms

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import LONGEST_ANSWER

MOST_MARKS = 60
FIELDS = {"option": int, "value": str, "number": int, "x": int, "y": int, "label": str}


class AnswerForm(forms.Form):
    """What came, as `said` (text and marks). Whether it fits the question is for the domain to say."""

    item = forms.IntegerField()
    text = forms.CharField(required=False, max_length=LONGEST_ANSWER)
    marks = forms.CharField(required=False, max_length=20_000)
    client_key = forms.CharField(max_length=64, min_length=8)
    revision = forms.IntegerField(required=False, min_value=1, max_value=30_000)
    asked = forms.ChoiceField(choices=[(one.value, one.label) for one in Round], required=False)
    sector = forms.ChoiceField(choices=[(one.value, one.label) for one in Sector], required=False)
    group = forms.IntegerField(required=False)

    def clean_marks(self):
        try:
            return marks_in(self.cleaned_data["marks"] or "[]")
        except (ValueError, TypeError, AttributeError) as fault:
            raise forms.ValidationError("unreadable marks") from fault

    def clean(self):
        found = super().clean()
        found["said"] = Said(found.get("text", ""), found.get("marks", ()))
        found["revision"] = found.get("revision") or 1
        return found


def marks_in(sent):
    """Marks from a JSON list of objects with the fields of a Mark; anything else is refused."""
    rows = json.loads(sent)
    if not isinstance(rows, list) or len(rows) > MOST_MARKS:
        raise ValueError("not a list of marks")
    return tuple(_mark(row) for row in rows)


def _mark(row):
    known = {name: row[name] for name in FIELDS if row.get(name) is not None}
    if any(type(value) is not FIELDS[name] for name, value in known.items()):
        raise ValueError("a field of another kind")
    return Mark(**known)
