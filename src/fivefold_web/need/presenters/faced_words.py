"""What a release says, in careful sentences: counts of children in linked records, never a forecast about a child."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.late import Late
from fivefold.vocabulary.citation import Citation, SourceKind, ToolkitPage
from fivefold.vocabulary.value import State, figure
from fivefold_web.design.words import translated, value_words

numbers, chance = Late("fivefold.risk.numbers"), Late("fivefold.risk.chance")
shares, combos = Late("fivefold.risk.shares"), Late("fivefold.risk.together")
MANY = 3
NAMED = 4
CLUSTER_PAGES = (ToolkitPage(4, "22 to 24"), ToolkitPage(7, "73"), ToolkitPage(8, "89"))


@dataclass(frozen=True)
class Fact:
    """One sentence of a page and the evidence that it can become."""

    sentence: str
    citation: Citation


@dataclass(frozen=True)
class Told:
    """What a sentence of a release must know: the release, its row, and where it is told."""

    release: object
    row: object
    about: object

    def fact(self, key, title, sentence, page, query="", figures=()):
        """A sentence with its citation; its address opens the same release again."""
        more = f"release={self.row.pk}" + (f"&{query}" if query else "")
        citation = Citation(
            kind=SourceKind.INDICATOR,
            key=f"release:{self.release.digest[:16]}:{key}"[:200],
            title=title[:300],
            detail=sentence,
            path=self.about.path(page, more),
            source=self.source,
            as_of=self.about.today,
            figures=tuple(figures),
        )
        return Fact(sentence, citation)

    @property
    def policy(self):
        return self.release.about.policy

    @property
    def source(self):
        about = self.release.about
        return f"{about.title}, {about.controller}; {about.period}"


def number_words(value):
    """A count without its unit, or its state."""
    return figure(value.number) if value.number is not None else value_words(value)


def share_words(share):
    return share.words if share.value.number is not None else translated(share.value.state.label)


def times_words(row):
    """A ratio to chance: with its interval, from below alone, or its state."""
    ratio = row.ratio
    if ratio.number is None:
        return translated(ratio.state.label)
    places = 2 if ratio.low < 2 else 1
    said = {name: figure(getattr(ratio, name), places=places) for name in ("number", "low", "high")}
    if getattr(row, "is_open", False):
        return _("at least %(low)s times") % said
    return _("%(number)s times (%(low)s to %(high)s)") % said


def many_words(many):
    """A number of factors or more."""
    return ngettext("%(n)d factor or more", "%(n)d factors or more", many) % {"n": many}


def listed(names, shown=NAMED):
    """The first names, and how many more."""
    names = list(names)
    said = ", ".join(names[:shown])
    more = len(names) - shown
    return _("%(names)s and %(more)d more") % {"names": said, "more": more} if more > 0 else said


def headline(told, many=MANY):
    """How many children face so many factors, and none."""
    whole = numbers.everybody(told.release)
    if whole is None:
        return None
    part = whole.at_least(many)
    share = shares.share_of(part, whole.everyone, told.policy)
    facts = {
        "count": number_words(part),
        "all": number_words(whole.everyone),
        "share": share_words(share),
        "many": many_words(many),
    }
    if part.number is None:
        sentence = _("How many of %(all)s children were seen with %(many)s: %(count)s.") % facts
    else:
        sentence = _("%(count)s of %(all)s children, %(share)s, were seen with %(many)s.") % facts
    title = _("Children with %(many)s, %(population)s") % {
        "many": many_words(many),
        "population": told.release.about.population,
    }
    return told.fact(
        f"many:{many}", title, sentence, "faced", f"many={many}", (facts["count"], facts["share"])
    )


def clustering(told, many=MANY):
    """So many factors beside what chance would give."""
    row = chance.many_against_chance(told.release, many)
    if row is None or row.ratio.number is None:
        return None
    facts = {
        "many": many_words(many),
        "expected": figure(round(row.expected.number)),
        "times": times_words(row),
    }
    if row.ratio.low > 1:
        sentence = (
            _(
                "Had what was seen fallen on children independently, about %(expected)s would be expected with %(many)s; there are %(times)s as many. Factors fall on the same children."
            )
            % facts
        )
    elif row.ratio.high < 1:
        sentence = (
            _(
                "Had what was seen fallen on children independently, about %(expected)s would be expected with %(many)s; there are %(times)s as many, so fewer than chance would give."
            )
            % facts
        )
    else:
        sentence = (
            _(
                "Had what was seen fallen on children independently, about %(expected)s would be expected with %(many)s; there are %(times)s as many, which cannot be told from chance."
            )
            % facts
        )
    title = _("Factors beside chance: %(many)s") % facts
    return told.fact(
        f"chance:{many}", title, sentence, "faced_together", "", (facts["expected"], facts["times"])
    )


def completeness(told):
    """Of how many children every factor is known."""
    whole, complete = numbers.everybody(told.release), numbers.everybody(told.release, complete=True)
    if whole is None or complete is None or complete.everyone.number is None:
        return _(
            "Counts are of what was seen. Not seen is not the same as not there: the number is the least that a child faces."
        )
    facts = {"known": number_words(complete.everyone), "all": number_words(whole.everyone)}
    return (
        _(
            "For %(known)s of %(all)s children every risk factor is known, one way or the other. For the others the number is the least that they face: not seen is not the same as not there."
        )
        % facts
    )


def commonest_pair(told):
    """The two factors that most children face."""
    sets = combos.combinations(told.release)
    pairs = [row for row in sets.of_size(2, 2) if row.is_shown] if sets else []
    if not pairs:
        return None
    first = pairs[0]
    share = shares.share_of(first.children, sets.everyone, told.policy)
    facts = {
        "pair": " + ".join(first.titles),
        "count": number_words(first.children),
        "share": share_words(share),
    }
    sentence = (
        _("The pair seen most often is %(pair)s: %(count)s children, %(share)s, whatever else they face.")
        % facts
    )
    return told.fact(
        "pair:" + "+".join(first.slugs),
        facts["pair"],
        sentence,
        "faced_together",
        "size=2",
        (facts["count"], facts["share"]),
    )


def clearest_pair(told, pairs):
    """How many pairs are found together more often than chance, and which most."""
    more = [row for row in pairs if row.verdict is chance.Verdict.MORE]
    sets = combos.combinations(told.release)
    if not pairs or sets is None:
        return None
    all_pairs = len(sets.of_size(2, 2))
    if not more:
        sentence = _(
            "Of %(all)d pairs of factors none is clearly found together more often than chance would give."
        ) % {"all": all_pairs}
        return told.fact("pairs:none", _("Pairs of factors beside chance"), sentence, "faced_together")
    first = more[0]
    facts = {
        "n": len(more),
        "all": all_pairs,
        "pair": " + ".join(first.pair.titles),
        "times": times_words(first),
    }
    sentence = (
        ngettext(
            "Of %(all)d pairs of factors %(n)d is clearly found together more often than chance would give: %(pair)s, %(times)s as often.",
            "Of %(all)d pairs of factors %(n)d are clearly found together more often than chance would give, most of all %(pair)s: %(times)s as often.",
            len(more),
        )
        % facts
    )
    return told.fact(
        "pairs:" + "+".join(first.pair.slugs),
        _("Pairs of factors beside chance"),
        sentence,
        "faced_together",
        "",
        (facts["times"],),
    )


def standing(share, everyone):
    """How a group stands to all children: its whole interval above, below, or neither."""
    value, beside = share.value, everyone.value.number
    if value.number is None or beside is None or value.low is None:
        return ""
    return "above" if value.low > beside else "below" if value.high < beside else ""


def standing_words(stands):
    return {"above": _("above all"), "below": _("below all")}.get(stands, "")


def apart(told, division, many):
    """The groups that lie wholly above and wholly below all children, by name."""
    whole = next((g for g in division.groups if g.is_whole), None)
    if whole is None:
        return [], []
    every = shares.share_of(whole.at_least(many), whole.everyone, told.policy)
    stands = [
        (g.label, standing(shares.share_of(g.at_least(many), g.everyone, told.policy), every))
        for g in division.groups
        if not g.is_whole
    ]
    return [name for name, where in stands if where == "above"], [
        name for name, where in stands if where == "below"
    ]


def across(told, division, many=MANY, query=""):
    """Which groups lie apart from all children, and how many cannot be told."""
    whole = next((g for g in division.groups if g.is_whole), None)
    if whole is None:
        return None
    groups = [g for g in division.groups if not g.is_whole]
    every = shares.share_of(whole.at_least(many), whole.everyone, told.policy)
    above, below = apart(told, division, many)
    facts = {
        "title": division.title.lower(),
        "all": len(groups),
        "many": many_words(many),
        "share": share_words(every),
    }
    said = [_("By %(title)s: of all children %(share)s were seen with %(many)s.") % facts]
    if above:
        said.append(_("Clearly higher: %(names)s.") % {"names": listed(above)})
    if below:
        said.append(_("Clearly lower: %(names)s.") % {"names": listed(below)})
    if not above and not below:
        said.append(_("No group can be told apart from all children."))
    counted = [shares.share_of(g.at_least(many), g.everyone, told.policy).value.state for g in groups]
    hidden = sum(state is State.SUPPRESSED for state in counted)
    if hidden:
        said.append(ngettext("%(n)d group is hidden.", "%(n)d groups are hidden.", hidden) % {"n": hidden})
    sentence = " ".join(said)
    page = "faced_areas" if division.lens is numbers.Lens.AREA else "faced_groups"
    return told.fact(
        f"by:{division.table}:{many}",
        _("%(many)s by %(title)s") % {"many": many_words(many).capitalize(), "title": division.title.lower()},
        sentence,
        page,
        query,
        (facts["share"],),
    )


def protective_beside(told, division, many=MANY):
    """Whether children with many risk factors were seen with fewer protective ones."""
    parts = _at_least_protective(told, division)
    if parts is None:
        return None
    least, some, none = parts
    facts = {
        "least": ngettext("%(n)d protective factor or more", "%(n)d protective factors or more", least) % {"n": least},
        "many": many_words(many), "some": share_words(some), "none": share_words(none),
    }  # fmt: skip
    sentence = (
        _(
            "Of children with %(many)s, %(some)s were also seen with %(least)s; of children with no risk factor seen, %(none)s."
        )
        % facts
    )
    return told.fact(
        "protective",
        _("Protective factors beside risk factors"),
        sentence,
        "faced_protective",
        "",
        (facts["some"], facts["none"]),
    )


def _at_least_protective(told, division, least=2, many=MANY):
    """Shares with so many protective factors among children with many risk factors and with none."""
    whole = next((g for g in division.groups if g.is_whole), None)
    rows = [g for g in division.groups if not g.is_whole and int(g.code.rstrip("+")) >= least]
    if whole is None or not rows:
        return None
    many_part = numbers.added(g.at_least(many) for g in rows)
    none_part = numbers.added(g.counts[0] for g in rows)
    return (
        least,
        shares.share_of(many_part, whole.at_least(many), told.policy),
        shares.share_of(none_part, whole.counts[0], told.policy),
    )
