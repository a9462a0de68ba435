"""Local wording beside the original, in words: what changed, who changed it, what was said, who stands behind it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.knowledge import adaptation as rules
from fivefold.knowledge.adaptable import LABELS, Original, original
from fivefold.knowledge.adaptation import Did, compare
from fivefold.knowledge.kinds import kind_of
from fivefold_web.library.presenters.addresses import href_of
from fivefold_web.library.presenters.links import address
from fivefold_web.library.queries import adaptations as queries


@dataclass(frozen=True)
class RunLine:
    """Words that stand together; `did` is "kept", "added" or "removed"."""

    words: str
    did: str

    @classmethod
    def of(cls, runs):
        return [cls(run.words, run.did.value) for run in runs]


@dataclass(frozen=True)
class Difference:
    """One field in local wording beside the original, and what a newer edition changed under it."""

    label: str
    original: str
    local: str
    runs: list[RunLine]
    row: object
    newer: str = ""
    newer_runs: list[RunLine] = field(default_factory=list)


@dataclass(frozen=True)
class Signature:
    """An organisation that signed off; `earlier` where the words changed since."""

    organisation: str
    sector: str
    on: object
    earlier: bool


@dataclass(frozen=True)
class Panel:
    """What a place made of one item or element: views make it with `views.adapt_panel.panel_for`, pages place it
    with `adapt.panel(request, panel)`.
    """

    kind: str
    item: str
    element: str
    original: Original
    state: str
    state_words: str
    differences: list[Difference]
    drafts: list[object]
    decision: object
    signatures: list[Signature]
    comments: list[object]
    comment_form: object
    sign_form: object
    hrefs: dict[str, str]
    versions: list[object]

    @property
    def name(self):
        """The name that counts here."""
        return self.says(self.original.fields[0][0])

    @property
    def text(self):
        """The text that counts here."""
        return self.says(self.original.fields[-1][0])

    def says(self, name):
        """A field as it counts here: in local wording, or as the toolkit says it."""
        return self.local(name) or self.original.says(name)

    def local(self, name):
        """The local wording of a field, or nothing where the toolkit's counts."""
        return next((one.local for one in self.differences if one.row.field == name), "")


def panel_of(partnership, kind, item, element="", *, comment_form, sign_form):
    """The panel of an item or element, or None where it is not there."""
    told = original(kind, item, element)
    if told is None:
        return None
    versions = queries.versions_of(partnership, kind, item)
    local = queries.in_force(versions, element)
    return Panel(
        kind,
        item,
        element,
        told,
        *state_of(versions),
        [difference(told, row) for row in local.values()],
        list(queries.drafts(versions, element).values()),
        queries.adopted(versions),
        signatures(partnership, kind, item, queries.version_now(versions)),
        queries.comments_on(partnership, kind, item, element),
        comment_form,
        sign_form,
        hrefs(partnership, kind, item, element),
        versions,
    )


def in_local_words(partnership, items):
    """The same items in the words that count here; one query for all of a kind."""
    words = {}
    for (item, element, name), row in queries.wording_of(partnership, kind_of(type(items[0]))).items():
        if not element:
            words.setdefault(item, {"locale": "en-GB"})[name] = row.wording
    return tuple(one.model_copy(update=words[one.slug]) if one.slug in words else one for one in items)


def state_of(versions):
    """Whether an item is adapted, adopted or not decided, as a word for code and one for people."""
    if queries.in_force(versions):
        return "adapted", _("adapted")
    if queries.adopted(versions):
        return "adopted", _("adopted as it is")
    return "undecided", _("not decided yet")


def difference(told, row):
    """A local wording against the original on which it was laid, and that against the original of now."""
    standing = rules.state(
        rules.Adaptation(
            row.kind, row.item, row.element, row.field, row.edition, row.original, row.wording, row.reason
        ),
        told.says(row.field),
        told.edition,
    )
    changed = standing.state is not rules.State.UNCHANGED
    return Difference(
        label_of(row.field),
        told.says(row.field) or "",
        row.wording,
        RunLine.of(compare(row.original, row.wording)),
        row,
        _newer(standing, row) if changed else "",
        RunLine.of(standing.changes) if changed else [],
    )


def _newer(standing, row):
    editions = {"old": row.edition, "new": standing.edition}
    if standing.state is rules.State.GONE:
        return (
            _("Edition %(new)s of the content no longer has the words that were adapted (edition %(old)s).")
            % editions
        )
    return (
        _(
            "Edition %(new)s of the content changed the words under this adaptation, which was made on edition %(old)s."
        )
        % editions
    )


def label_of(name):
    return _(LABELS[name]) if name in LABELS else name


def signatures(partnership, kind, item, version):
    """The last signature of each organisation."""
    last = {}
    for one in queries.signatures_on(partnership, kind, item):
        last.setdefault(one.organisation_id, one)
    return [
        Signature(one.organisation.name, _(one.organisation.sector.label), one.written, one.version < version)
        for one in last.values()
    ]


DOORS = ("adapt", "restore", "adopt", "history", "comment", "sign_off")


def hrefs(partnership, kind, item, element=""):
    """The addresses of all that can be done with an item, and of the page that shows it."""
    where = {"kind": kind, "item": item} | ({"element": element} if element else {})
    doors = {door: address(f"library:{door}", partnership, parts=where) for door in DOORS}
    home = home_href(partnership, kind, item, element)
    return doors | {"home": home, "whole": home_href(partnership, kind, item)}


def home_href(partnership, kind, item, element=""):
    """The page on which an item is read; elements of exercises and checklists stand on the page of the whole."""
    if kind == "statements" and (check := address("workforce:home", partnership)):
        return f"{check}#{item}"
    own = {"exercises": "exercise", "checklists": "checklist"}.get(kind)
    page = address(f"library:{own}", partnership, parts={own: item}) if own else ""
    return page or href_of(partnership, kind, item, element)


@dataclass(frozen=True)
class HistoryLine:
    """One version: what was done to which field, by whom, when, why, and what it changed."""

    label: str
    did: str
    row: object
    runs: list[RunLine]


@dataclass(frozen=True)
class HistoryPage:
    heading: str
    name: str
    lines: list[HistoryLine]
    home: str

    @classmethod
    def of(cls, partnership, told):
        """All versions of an item or element, the newest first."""
        versions = queries.versions_of(partnership, told.kind, told.item)
        mine = [row for row in versions if row.element == told.element]
        heading = _("History of “%(name)s”") % {"name": told.name}
        home = hrefs(partnership, told.kind, told.item, told.element)["home"]
        return cls(heading, told.name, list(reversed(list(_lines(mine)))), home)


def _lines(rows):
    """Each version against what counted before it."""
    counted = {}
    for row in rows:
        before = counted.get(row.field, row.original)
        changed = compare(before, row.wording) if row.wording else ()
        runs = RunLine.of(changed) if any(run.did is not Did.KEPT for run in changed) else []
        yield HistoryLine(label_of(row.field), done_words()[row.state], row, runs)
        if row.state != queries.DRAFT:
            counted[row.field] = row.wording


def done_words():
    """What each state of a version says, in the reader's language."""
    return {
        queries.DRAFT: _("Draft saved"),
        queries.PUBLISHED: _("Published"),
        queries.RESTORED: _("Original restored"),
        queries.ADOPTED: _("Adopted as it is"),
    }
