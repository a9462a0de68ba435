"""Two people write at once: nothing that one of them typed is overwritten in silence.

A form that changes something carries a mark of what it showed. Where the mark no longer fits, the form is refused: it
keeps what was typed, says what stands there now, and carries the new mark, so that sending it again saves.
"""

import hashlib
import json

from django import forms
from django.utils.translation import gettext as _

MARK = "was"


def guard(form, *, mine=False):
    """The same form, refused if what it shows was changed by somebody else since it was opened.

    `initial` of the form is what stands there now. `mine`: the last change came from this very page. A form without
    a mark is one that nobody opened. The mark is a digest: it tells nothing to those who may not read the words.
    """
    now = {name: _plain(form, name, form[name].initial) for name in _visible(form)}
    mark = _digest(now)
    form.fields[MARK] = forms.CharField(required=False, widget=forms.HiddenInput)
    form.initial = {**form.initial, MARK: mark}
    if form.is_bound:
        _compare(form, now, mark, mine)
    return form


def mark_of(form):
    """The mark that the form carries once it is guarded."""
    return guard(form).initial[MARK]


def _compare(form, now, mark, mine):
    field = form.add_prefix(MARK)
    seen = form.data.get(field, "")
    form.data = form.data.copy()
    form.data[field] = mark
    form.full_clean()
    form.cleaned_data.pop(MARK, None)
    differ = [name for name in now if _plain(form, name, form[name].value()) != now[name]]
    if mine or not differ or seen in ("", mark):
        return
    form.theirs = [(form[name].label, _words(form.fields[name], now[name])) for name in differ]
    form.add_error(
        None,
        _("Somebody else changed this while you wrote, so nothing was saved. What stands there now is shown first;"
          " your words are still in the form. Bring the two together, then save again."),
    )  # fmt: skip


def _visible(form):
    return [name for name, field in form.fields.items() if not field.widget.is_hidden]


def _plain(form, name, value):
    """A value as its field writes it, so that what is kept and what was typed can be compared."""
    field = form.fields[name]
    if isinstance(field.widget, forms.CheckboxInput):
        return str(bool(value))
    written = field.widget.format_value(field.prepare_value(value))
    if isinstance(written, list | tuple):
        return sorted(str(one) for one in written if one not in (None, ""))
    return str(written or "").replace("\r\n", "\n").strip()


def _digest(now):
    return hashlib.sha256(json.dumps(now, sort_keys=True).encode()).hexdigest()[:24]


def _words(field, written):
    """What stands there now, for people."""
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Yes") if written == "True" else _("No")
    if isinstance(written, list):
        labels = {str(key): str(label) for key, label in _flat(getattr(field, "choices", ()))}
        written = ", ".join(labels.get(one, one) for one in written)
    return written or _("Nothing")


def _flat(choices):
    """Choices without their groups."""
    for key, label in choices:
        yield from _flat(label) if isinstance(label, list | tuple) else [(key, label)]
