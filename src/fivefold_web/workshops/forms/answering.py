"""One answer, as a phone sends it: in the fields of its form, or as a list of marks."""

import json

from django import forms

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.answering import MOST_PINS, Mark, Said
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import LONGEST_ANSWER
from fivefold_web.workshops.forms.fields import marks_from_fields

MOST_MARKS = 60
FIELDS = {"option": int, "value": str, "number": int, "x": int, "y": int, "label": str}
SECTORS = [(one.value, one.label) for one in Sector]


class ArrivalForm(forms.Form):
    """Somebody comes in: a key that belongs to no answer; a sector and a group if they like."""

    client_key = forms.CharField(max_length=64, min_length=8)
    sector = forms.ChoiceField(choices=SECTORS, required=False)
    group = forms.IntegerField(required=False)


class AnswerForm(forms.Form):
    """What came, as `said` (text and marks). Whether it fits the question is for the domain to say."""

    item = forms.IntegerField()
    text = forms.CharField(required=False, max_length=LONGEST_ANSWER)
    marks = forms.CharField(required=False, max_length=20_000)
    client_key = forms.CharField(max_length=64, min_length=8)
    revision = forms.IntegerField(required=False, min_value=1, max_value=30_000)
    asked = forms.ChoiceField(choices=[(one.value, one.label) for one in Round], required=False)
    sector = forms.ChoiceField(choices=SECTORS, required=False)
    group = forms.IntegerField(required=False)

    def clean(self):
        """Marks come as JSON, or else in the fields of a form without scripts."""
        found = super().clean()
        try:
            sent = found.get("marks", "")
            marks = marks_in(sent) if sent else marks_from_fields(self.data, MOST_PINS)
        except (ValueError, TypeError, AttributeError, OverflowError) as fault:
            raise forms.ValidationError("unreadable marks") from fault
        if len(marks) > MOST_MARKS:
            raise forms.ValidationError("too many marks")
        found["said"] = Said(found.get("text", ""), marks)
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
