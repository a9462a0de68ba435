"""Use of services beside need in words: who is reached less than expected, and how sure that is."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from fivefold.charts.ranges import RangeRow, Ranges
from fivefold.need.hidden_in_average import Lens, Part, who_may_be_hidden
from fivefold.need.indicators import Slice
from fivefold.need.use import Against, differ, share_seen, with_places
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import figure, value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.drawings import drawing
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.words import areas_held


@dataclass(frozen=True)
class UseRow:
    """One area or group: children, seen, expected, ratio and what may be said of it."""

    name: str
    code: str
    children: str
    seen: str
    expected: str
    ratio: str
    word: str
    rate: str
    state: str


@dataclass(frozen=True)
class GroupUse:
    """The groups of one kind in one area."""

    title: str
    sentence: str
    rows: list
    picture: object
    warning: str = ""


@dataclass(frozen=True)
class UsePage:
    heading: str
    service: str = ""
    who: str = ""
    period: str = ""
    basis: str = ""
    basis_note: str = ""
    sentences: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    picture: object = None
    groups: list = field(default_factory=list)
    hidden: object = None
    capacity: str = ""
    capacity_note: str = ""
    citation: Citation | None = None
    source: str = ""
    map: object = None
    ranking: object = None

    @property
    def has_any(self):
        return bool(self.service)


@dataclass(frozen=True)
class Looked:
    """What the page is about: the service, its areas and groups set beside one expectation."""

    service: str
    who: str
    period: str
    expected: object
    lines: tuple
    groups: dict
    place: str
    level: str


def use_page(looked, about, query, places=None):
    """`looked` holds areas and groups beside what is expected; `places` is (line, number) for more capacity."""
    heading = _("Use of services beside need")
    if looked is None:
        return UsePage(heading)
    lines = in_order(looked.lines)
    facts = {
        "heading": heading, "service": looked.service, "who": translated(looked.who), "period": looked.period,
        "source": lines[0].count.seen.source if lines else "",
    }  # fmt: skip
    if looked.expected is None:
        why = _("A number is hidden or missing in the whole, so the place has no average to set areas beside. Choose a published share instead.")  # fmt: skip
        rows = [
            replace(use_row(line), expected="–", ratio=_("no average"), word="", state="missing")
            for line in lines
        ]
        return UsePage(**facts, sentences=[why], rows=rows)
    return UsePage(
        **facts,
        basis=basis_words(looked.expected),
        basis_note=basis_note(looked.expected),
        sentences=sentences(lines, looked),
        rows=[use_row(line) for line in lines],
        picture=picture(_title(lines, looked), lines),
        groups=[group_use(area, kind, some, looked) for (area, kind), some in looked.groups.items()],
        hidden=hidden_behind(looked),
        capacity=capacity_words(*places, looked.expected.against) if places else "",
        capacity_note=_("A calculation, not a forecast: every place is taken by somebody who is not seen today."),
        citation=citation_of(lines, looked, about, query),
    )  # fmt: skip


def in_order(lines):
    """Lowest ratio first, those without one last."""
    return sorted(lines, key=lambda line: (line.ratio.low is None, line.ratio.low or 0, line.count.area_name))


def basis_words(expected):
    if expected.against is Against.AVERAGE:
        share = figure(expected.low * 10, places=1)
        return _("as many as if every area were reached like the whole place: %(n)s of every 1,000") % {"n": share}  # fmt: skip
    return _("%(low)s to %(high)s of every 100, from: %(source)s") % {
        "low": f"{expected.low:g}", "high": f"{expected.high:g}", "source": expected.words,
    }  # fmt: skip


def basis_note(expected):
    if expected.against is Against.AVERAGE:
        return _(
            "A ratio of 1 means as the place on average. It does not mean that enough children are reached."
        )
    return _("A ratio of 1 means as many as the published share would expect. No service should reach every child of this share, and some it reaches are not among them.")  # fmt: skip


def word_words(word):
    words = {
        Comparison.LOWER: _("fewer than expected"),
        Comparison.HIGHER: _("more than expected"),
        Comparison.SIMILAR: _("cannot be told from expected"),
        Comparison.NOT_COMPARED: _("not compared"),
    }
    return words[word]


def use_row(line, name=""):
    count = line.count
    return UseRow(
        name=name or count.area_name,
        code=count.area_code,
        children=figure(count.population) if count.population else _("not known"),
        seen=value_words(count.seen),
        expected=rounded(line.expected),
        ratio=value_words(line.ratio),
        word=word_words(line.word),
        rate=value_words(share_seen(count)),
        state=line.ratio.state.name.lower().replace("_", "-"),
    )


def rounded(expected):
    """Expected numbers as whole children: more would promise what no share can hold."""
    if expected.number is not None:
        return figure(round(expected.number))
    if expected.low is None:
        return value_words(expected)
    return _("%(low)s to %(high)s") % {
        "low": figure(int(expected.low)), "high": figure(-int(-expected.high // 1)),
    }  # fmt: skip


def sentences(lines, looked):
    """What may be said, and what may not."""
    named = {word: [line.count.area_name for line in lines if line.word is word] for word in Comparison}
    found = []
    if named[Comparison.LOWER]:
        found.append(_("Fewer %(who)s are seen than expected, even with all doubt allowed for, in: %(areas)s.") % {"who": translated(looked.who), "areas": areas_held(named[Comparison.LOWER])})  # fmt: skip
    else:
        found.append(_("In no area can it be said that fewer are seen than expected: every interval reaches 1 or lies above it."))  # fmt: skip
    if named[Comparison.HIGHER]:
        found.append(_("More than expected are seen in: %(areas)s.") % {"areas": areas_held(named[Comparison.HIGHER])})  # fmt: skip
    if named[Comparison.SIMILAR]:
        found.append(_("Cannot be told from what is expected: %(areas)s.") % {"areas": areas_held(named[Comparison.SIMILAR])})  # fmt: skip
    if apart := _lowest_words(lines):
        found.append(apart)
    if named[Comparison.NOT_COMPARED]:
        found.append(_("Hidden or missing, so nothing is said of: %(areas)s.") % {"areas": areas_held(named[Comparison.NOT_COMPARED])})  # fmt: skip
    return found


def _lowest_words(lines):
    """The lowest ratio, and the areas that it cannot be told from."""
    known = [line for line in lines if line.ratio.low is not None]
    if len(known) < 2:
        return ""
    low, *others = sorted(known, key=lambda line: (line.ratio.low + line.ratio.high, line.count.area_name))
    like = [line.count.area_name for line in others if not differ(low.ratio, line.ratio)]
    if not like:
        return _("%(area)s is lowest, and its interval lies apart from all others.") % {
            "area": low.count.area_name
        }
    return _("%(area)s is lowest by its interval, but it overlaps with %(areas)s: do not call them different from it.") % {"area": low.count.area_name, "areas": areas_held(like)}  # fmt: skip


def _title(lines, looked):
    low = sum(line.word is Comparison.LOWER for line in lines)
    return _("%(service)s: in %(low)d of %(all)d areas fewer are seen than expected, %(period)s") % {
        "service": looked.service, "low": low, "all": len(lines), "period": looked.period,
    }  # fmt: skip


def picture(title, lines, names=None):
    rows = tuple(
        RangeRow(name, wide=line.ratio, words=f"{value_words(line.ratio)}, {word_words(line.word)}", comparison=line.word)
        if line.ratio.low is not None
        else RangeRow(name, wide=line.ratio)
        for name, line in zip(names or _names(lines), lines, strict=True)
    )  # fmt: skip
    if not rows:
        return None
    headers = (_("Area or group"), _("As stated"), _("Seen to expected (95% interval)"), _("In words"))
    chart = Ranges(title, rows, (_("as expected"), 1.0), _("Seen for every one expected"), "", headers)
    return drawing(chart)


def _names(lines):
    names = [line.count.area_name for line in lines]
    return [
        n if names.count(n) == 1 else f"{n} ({line.count.area_code})"
        for n, line in zip(names, lines, strict=True)
    ]


def group_use(area, kind, lines, looked):
    """One kind of group in one area, with a warning where a group is hidden."""
    names = [line.count.about.category or line.count.about.age or line.count.about.sex for line in lines]
    title = _("%(service)s in %(area)s by %(kind)s") % {"service": looked.service, "area": area, "kind": kind.lower()}  # fmt: skip
    gone = [n for n, line in zip(names, lines, strict=True) if not line.count.seen.state.has_number]
    low = [n for n, line in zip(names, lines, strict=True) if line.word is Comparison.LOWER]
    sentence = (
        _("Fewer than expected, with all doubt allowed for: %(groups)s.") % {"groups": areas_held(low)}
        if low
        else _("Of no group can it be said that fewer are seen than expected.")
    )
    warning = ""
    if gone:
        warning = _("Hidden because numbers are small: %(groups)s. The total contains them, and says nothing about them.") % {"groups": areas_held(gone)}  # fmt: skip
    rows = [use_row(line, name) for name, line in zip(names, lines, strict=True)]
    return GroupUse(title, sentence, rows, picture(title, lines, names), warning)


def hidden_behind(looked):
    """The splits behind the total of a service."""
    parts = [Part(Slice("Persons", ""))]
    for lines in looked.groups.values():
        parts += [Part(line.count.about, line.count.seen.state.has_number) for line in lines]
    splits = who_may_be_hidden(parts, smaller_areas=len(looked.lines))
    return hidden_words(splits, dict.fromkeys(Lens, "#groups") | {Lens.PLACE: "#areas"})


def capacity_words(line, places, against):
    """So many more places in one area: the ratio then, and how many would be needed."""
    found = with_places(line, places, against)
    if found is None:
        return _("Nothing can be calculated for %(area)s: a number is hidden or missing.") % {
            "area": line.count.area_name
        }
    return _("With %(n)s more places, %(area)s would move from %(now)s to %(then)s (%(word)s). To reach a ratio of 1, %(need)s more would have to be seen.") % {
        "n": figure(places), "area": line.count.area_name, "now": value_words(line.ratio), "then": value_words(found.then),
        "word": word_words(found.word), "need": rounded(found.to_meet),
    }  # fmt: skip


def citation_of(lines, looked, about, query):
    """Use beside need as evidence: every area below, with its interval and the basis."""
    told = [line for line in lines if line.word is Comparison.LOWER] or lines[:1]
    parts = [f"{line.count.area_name} {value_words(line.ratio)}" for line in told]
    against = looked.expected.against.value
    return Citation(
        kind=SourceKind.ESTIMATE,
        key=f"use:{looked.service}:{looked.level}:{against}:{looked.period}"[:200],
        title=_("%(service)s beside need, %(place)s") % {"service": looked.service, "place": looked.place},
        detail=_("Seen for every one expected, %(period)s: %(areas)s. Expected: %(basis)s")
        % {"period": looked.period, "areas": "; ".join(parts), "basis": basis_words(looked.expected)},
        path=about.path("use", query),
        source=said_sources(lines, looked),
        as_of=about.today,
        figures=tuple(value_words(line.ratio) for line in told),
    )


def said_sources(lines, looked):
    parts = [lines[0].count.seen.source if lines else "", looked.expected.source]
    return "; ".join(dict.fromkeys(part for part in parts if part))[:500]
