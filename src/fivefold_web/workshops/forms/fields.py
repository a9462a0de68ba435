"""The marks of an answer from the fields of a plain form, as every browser sends them.

`option` (again for each choice), `row-<line>` (a word or a point of the scale; line 0 is the whole item),
`place-<line>` (a place in an order), `term` with `same_as`, `level`, `question` with `nobody`, and
`pin-<n>-x`, `pin-<n>-y` (hundredths of the plan, from the upper left) with `pin-<n>-label`.
"""

from fivefold.workshops.answering import Mark


def marks_from_fields(data, most_pins):
    """All marks that the fields hold; ValueError where a number is none."""
    marks = [Mark(option=int(value)) for value in data.getlist("option")]
    for name in data:
        kind, _dash, line = name.partition("-")
        if kind in ("row", "place") and data[name].strip():
            marks.append(_on_line(kind, int(line) or None, data[name].strip()))
    return (*marks, *_single(data), *_pins(data, most_pins))


def _on_line(kind, line, value):
    """A place or a point is a number; a colour or an opinion is a word."""
    if kind == "place" or value.isdecimal():
        return Mark(option=line, number=int(value))
    return Mark(option=line, value=value)


def _single(data):
    """The one mark that goes with words: what one thinks of a term, the level of a cause, the question of a scenario."""
    if value := data.get("term", ""):
        return [Mark(value=value, label=data.get("same_as", "") if value == "same as" else "")]
    if value := data.get("level", ""):
        return [Mark(value=value)]
    if value := data.get("question", ""):
        return [Mark(value=value, number=1 if data.get("nobody") else 0)]
    return []


def _pins(data, most):
    """Pins with both positions; one with a position only is unfinished and refused."""
    found = []
    for number in range(1, most + 2):
        x, y, label = (data.get(f"pin-{number}-{part}", "").strip() for part in ("x", "y", "label"))
        if x or y or label:
            found.append(Mark(x=round(float(x) * 10), y=round(float(y) * 10), label=label))
    return found
