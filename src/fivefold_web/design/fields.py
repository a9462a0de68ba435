"""Attributes that a form field needs so that hint and error are read out with it."""

from typing import Any

from django.forms import BoundField, Field
from django.utils.translation import gettext as _

WIDTHS = {"number": "short", "time": "short", "date": "medium"}
CHOICES = ("radioselect", "checkboxselectmultiple")


def described_by(bound: BoundField, hint: str | None = None, count: bool = False) -> str:
    """Ids of everything that explains a field, in reading order: hint, error, count."""
    said = [bound.auto_id + "-hint"] if hint or bound.help_text else []
    said += [bound.auto_id + "-error"] if bound.errors else []
    return " ".join([*said, bound.auto_id + "-count"] if count else said)


def field_attributes(bound: BoundField, classes: str, hint: str | None = None) -> dict[str, Any]:
    """Attributes for the widget of a field."""
    most = longest(bound)
    own = bound.field.widget.attrs.get("class", "")
    attributes: dict[str, Any] = {"class": f"{classes} {own}".strip()}
    if said := described_by(bound, hint, count=bool(most)):
        attributes["aria-describedby"] = said
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if most:
        # A browser that cuts pasted text at the limit loses what was typed, so we count and never cut.
        attributes |= {"maxlength": False, "data-most": most}
    return attributes


def longest(bound: BoundField) -> int | None:
    """How many characters a long text may have, where there is a limit to show."""
    return getattr(bound.field, "max_length", None) if bound.widget_type == "textarea" else None


def width_of(bound: BoundField, width: str = "") -> str:
    """How wide a field is drawn: as long as the answer that is expected."""
    return width or WIDTHS.get(bound.widget_type, "full")


def first_id(bound: BoundField) -> str:
    """The id that an error summary leads to: the first choice of a group, or the field itself."""
    return bound.auto_id + "_0" if bound.widget_type in CHOICES else bound.id_for_label


def error_words(bound: BoundField, error: str) -> str:
    """What is wrong with a field; the framework's bare 'required' becomes what to do."""
    if error != Field.default_error_messages["required"]:
        return error
    if bound.widget_type in (*CHOICES, "select", "selectmultiple"):
        return _("Choose an answer")
    if bound.widget_type == "checkbox":
        return _("Tick this to go on")
    return _("Choose a file") if "file" in bound.widget_type else _("Fill this in")


def summary_words(bound: BoundField, error: str) -> str:
    """The same in the error summary, where the field is not in sight: its label goes before."""
    said = error_words(bound, error)
    return said if said == error else f"{bound.label}: {said[:1].lower()}{said[1:]}"
