"""The language comparison in words: which words are used, by whom, and what was decided."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.language import (
    Verdict,
    by_sector,
    clusters,
    people,
    tidy,
    too_few,
)
from fivefold.vocabulary.partners import Sector
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import Link, address

ON_A_PAGE = 40
SIGNS = {Verdict.PREFER: "✓", Verdict.AVOID: "✕", Verdict.SAME_AS: "="}
KINDS = {Verdict.PREFER: "good", Verdict.AVOID: "bad", Verdict.SAME_AS: "quiet"}


@dataclass(frozen=True)
class WordLine:
    """A word: what we think of it, how many use it, what was decided."""

    word: str
    text: str
    source: str
    used: str
    verdict: str
    sign: str
    kind: str
    same_as: str
    reason: str
    glossary: list[Link]
    decide: str


@dataclass(frozen=True)
class Cluster:
    """Words that mean the same here; the first one stands for them."""

    lines: list[WordLine]

    @property
    def together(self):
        return len(self.lines) > 1


@dataclass(frozen=True)
class SectorWords:
    sector: str
    words: list[str]


@dataclass(frozen=True)
class WordsPage:
    heading: str
    lead: str
    clusters: object
    count: str
    sectors: list[SectorWords]
    hidden: str

    @classmethod
    def of(cls, partnership, decisions, uses, number=1):
        words = all_words(decisions, uses)
        found = clusters(words, decisions)
        decided = {tidy(one.word): one for one in decisions}
        counts, names = people(uses), {tidy(word): word for word in words}
        groups = [
            Cluster(
                [
                    _line(partnership, word, decided.get(tidy(word)), counts)
                    for word in _main_first(main, some)
                ]
            )
            for main, some in found.items()
        ]
        return cls(
            _("Words we use"),
            _(
                "One thing has many names. Side by side they show what each profession means; together you choose what to say here."
            ),
            Paginator(sorted(groups, key=_place_in_list), ON_A_PAGE).get_page(number),
            ngettext("%(n)d word", "%(n)d words", len(words)) % {"n": len(words)},
            [_sector(sector, some, names) for sector, some in by_sector(uses).items()],
            _hidden(too_few(uses)),
        )


def _place_in_list(group):
    """What was brought together comes first, then from A to Z."""
    return not group.together, group.lines[0].word.casefold()


def all_words(decisions=(), uses=()):
    """The toolkit's words and those that people added or decided about, each once."""
    found = {tidy(term.term): term.term for term in knowledge.terms()}
    for word in (use.word for use in uses):
        found.setdefault(tidy(word), word)
    for one in decisions:
        found.setdefault(tidy(one.word), one.word)
        if one.same_as:
            found.setdefault(tidy(one.same_as), one.same_as)
    return tuple(sorted(found.values(), key=str.casefold))


def _main_first(main, words):
    return sorted(words, key=lambda word: (tidy(word) != main, word.casefold()))


def _line(partnership, word, decision, counts):
    term = next((one for one in knowledge.terms() if tidy(one.term) == tidy(word)), None)
    n = counts.get(tidy(word), 0)
    return WordLine(
        word,
        term.text if term else "",
        _source(term) if term else _("added here"),
        ngettext("said by %(n)d person here", "said by %(n)d people here", n) % {"n": n} if n else "",
        _(decision.verdict.label) if decision else "",
        SIGNS[decision.verdict] if decision else "",
        KINDS[decision.verdict] if decision else "",
        decision.same_as if decision else "",
        decision.reason if decision else "",
        glossary_links(partnership, word, term),
        address("library:decide_word", partnership),
    )


def _source(term):
    return "; ".join(filter(None, (term.sources, translated(term.certainty.doubt))))


def glossary_links(partnership, word, term):
    """The glossary entries of a word: those that its page names, or the one of the same name."""
    entries = {one.slug: one for one in knowledge.glossary()}
    slugs = term.glossary if term else ()
    found = [entries[slug] for slug in slugs if slug in entries] or [
        one for one in entries.values() if tidy(word) in {tidy(name) for name in (one.term, *one.also)}
    ]
    home = address("library:glossary", partnership)
    return [Link(one.term, f"{home}#{one.slug}") for one in found]


def _sector(sector, words, names):
    label = _(Sector(sector).label) if sector in list(Sector) else sector
    shown = [
        ngettext("%(word)s (%(n)d person)", "%(word)s (%(n)d people)", n) % {"word": names[word], "n": n}
        for word, n in words.items()
    ]
    return SectorWords(label, shown)


def _hidden(n):
    if not n:
        return ""
    return ngettext(
        "One more sector has spoken, but fewer than three people of it; its words are among all words above.",
        "%(n)d more sectors have spoken, but fewer than three people of each; their words are among all words above.",
        n,
    ) % {"n": n}


@dataclass(frozen=True)
class DecidePage:
    heading: str
    word: str
    text: str
    decided: object
    home: str
