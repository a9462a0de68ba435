"""The words of a room in words: the cloud beside the toolkit's terms, and what was decided."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.word_cloud import CloudLabels, CloudWord, WordCloud
from fivefold.knowledge.language import tidy
from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import TermMark
from fivefold.workshops.terms import Spoken, by_sector, counted


def spoken(answers):
    """Words that people sent, with what they think of them."""
    return [
        Spoken(answer.text, TermMark(mark.value), mark.label, answer.sector_name)
        for answer in answers
        for mark in answer.marks.all()
    ]


def cloud_of(title, said, big=False):
    """The cloud of these words beside the toolkit's list; `big` is for the wall, which has room for what was said alone."""
    rows = [row for row in counted(said, [one.term for one in knowledge.terms()]) if row.said or not big]
    words = tuple(
        CloudWord(row.word, row.said, row.prefer, row.avoid, row.same_as, row.on_the_list) for row in rows
    )
    return WordCloud(title, words, labels(), big)


def labels():
    return CloudLabels(
        framed=_("Solid frame: a word of the toolkit that was said here"),
        unframed=_("No frame: a word that people here added"),
        unsaid=_("Broken frame: a word of the toolkit that nobody said"),
        signs=_("3×: said three times. + let us use it, − let us avoid it, = the same as another word"),
        headers=(
            _("Word"),
            _("Said"),
            _("Would like us to use it"),
            _("Use it"),
            _("Would avoid it"),
            _("Same as another"),
            _("In the toolkit"),
        ),
        yes=_("yes"),
        no=_("no"),
        described=_(
            "{said} words that were said, largest first: {most}. {unsaid} words of the toolkit were not said."
        ),
        more=_("{n} more words are in the table."),
    )


@dataclass(frozen=True)
class TermsPage:
    """The words that were sent, as a cloud and a table, and what is decided about them."""

    heading: str
    item: object
    hidden: bool
    picture: object
    svg: str
    words: list
    decided: list
    sector_rows: list

    @classmethod
    def of(cls, item, answers, decisions, there):
        said = spoken(answers)
        cloud = cloud_of(item.text, said)
        words = list(dict.fromkeys([*(one.word for one in cloud.ranked), *_named(said)]))
        known = {tidy(word) for word in words}
        about = [one for one in decisions if {tidy(one.word), tidy(one.same_as)} & known]
        sectors = [_sector_line(one) for one in by_sector(said, there, item.session.smallest_group)]
        svg = mark_safe(cloud.svg())  # noqa: S308 - drawn by fivefold.charts, which escapes every word
        return cls(
            _("The words we use"), item, not item.state.shows_answers, cloud, svg, words, about, sectors
        )


def _named(said):
    """Words that were only named as the same as another."""
    known = {tidy(one.word) for one in said} | {tidy(one.term) for one in knowledge.terms()}
    return [one.same_as for one in said if one.same_as and tidy(one.same_as) not in known]


def _sector_line(one):
    label = _(Sector(one.sector).label)
    if one.words is None:
        return (label, _("hidden: too few people"))
    return (label, ", ".join(f"{word} ({n})" for word, n in one.words.items()))
