"""The system table: teams by statement, the spread, the weakest, the sectors, and what changed."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge import statements
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State
from fivefold.workforce.change import Move, Moves, changes, move
from fivefold.workforce.small_groups import Shown, change_may_be_shown, protect
from fivefold.workforce.spread import Spread, spreads, spreads_by_sector, weakest
from fivefold_web.workforce.presenters.spreads import SpreadWords, spread_words


@dataclass(frozen=True)
class Cell:
    """One team's rating of one statement, and where it came from."""

    team: str
    rag: Rag | None
    before: Rag | None
    move: Move | None


@dataclass(frozen=True)
class Row:
    """One statement."""

    number: int
    slug: str
    title: str
    is_adapted: bool
    href: str
    cells: list[Cell]
    spread: SpreadWords
    sectors: list[SpreadWords]
    change: str


@dataclass(frozen=True)
class Seen:
    """Everything a page may use: who looks, at which round, at which sector, compared with what."""

    this: object
    checks: list
    named: bool
    sector: Sector | None = None
    earlier: object | None = None
    earlier_checks: list | None = None

    @property
    def slugs(self):
        return [one.slug for one in statements()]

    @cached_property
    def in_sight(self):
        """Checks of the chosen sector."""
        return [check for check in self.checks if self.sector in (None, check.team.sector)]

    def shown(self, slug) -> Shown[Sector]:
        """What everybody may see of one statement."""
        return self._all_shown[slug]

    @cached_property
    def _all_shown(self) -> dict[str, Shown[Sector]]:
        teams, smallest = _ratings(self.checks), self.this.smallest_group
        return {slug: protect(spreads_by_sector(teams, slug), smallest) for slug in self.slugs}

    @cached_property
    def _exact(self) -> dict[str, Spread]:
        return spreads(_ratings(self.in_sight), self.slugs)

    @cached_property
    def moves(self) -> dict[str, Moves]:
        """Moves of every statement since the earlier round, in the chosen sector."""
        earlier = [one for one in self.earlier_checks or [] if self.sector in (None, one.team.sector)]
        return changes(_ratings(earlier), _ratings(self.in_sight), self.slugs)

    def spread(self, slug) -> Spread | State:
        """The spread that this reader may see: who sees the teams by name may also count them."""
        if self.named:
            return self._exact[slug]
        shown = self.shown(slug)
        return shown.total if self.sector is None else shown.groups.get(self.sector, State.MISSING)

    def weakest(self) -> tuple[str, ...]:
        found = {slug: self.spread(slug) for slug in self.slugs}
        return weakest({slug: one for slug, one in found.items() if isinstance(one, Spread)})


@dataclass(frozen=True)
class RoundPage:
    """The overview of one round."""

    heading: str
    caption: str
    lead: str
    number: int
    is_named: bool
    teams: list[str]
    rows: list[Row]
    sectors: list[str]
    weak: list[Row]
    weak_words: str
    has_answers: bool
    compared_with: str
    smallest: int
    hidden_words: str


def round_page(seen: Seen, teams_in_all: int, here) -> RoundPage:
    """Facts of one round in words, with the statements as they are said `here`."""
    sectors = [sector for sector in Sector if any(one.team.sector is sector for one in seen.checks)]
    rows = [_row(seen, statement, sectors) for statement in here]
    weak = [row for slug in seen.weakest() for row in rows if row.slug == slug]
    hidden = any(cell.is_hidden for row in rows for cell in [row.spread, *row.sectors])
    return RoundPage(
        heading=_("Team check"),
        caption=f"{seen.this.name} · {date_format(seen.this.held_on, 'j F Y')}",
        lead=_lead(len(seen.checks), teams_in_all),
        number=seen.this.pk,
        is_named=seen.named,
        teams=[check.team.name for check in seen.in_sight] if seen.named else [],
        rows=rows,
        sectors=[_(sector.label) for sector in sectors],
        weak=weak,
        weak_words=_weak_words(seen, weak),
        has_answers=bool(seen.checks),
        compared_with=seen.earlier.name if seen.earlier else "",
        smallest=seen.this.smallest_group,
        hidden_words=_hidden_words(seen) if hidden else "",
    )


def _lead(sent, in_all):
    return ngettext(
        "%(sent)s of %(n)s team has sent its answers to the eleven statements.",
        "%(sent)s of %(n)s teams have sent their answers to the eleven statements.",
        in_all,
    ) % {"sent": sent, "n": in_all}


def _hidden_words(seen):
    return _(
        "Groups with fewer than %(n)s teams are hidden, and further groups where they could be worked out from the "
        "total. Hidden is not zero."
    ) % {"n": seen.this.smallest_group}


def _weak_words(seen, weak):
    if not weak:
        return ""
    slugs = {row.slug for row in weak}
    red = sum(1 for check in seen.in_sight if any(check.ratings.ratings.get(s) is Rag.RED for s in slugs))
    base = len(seen.in_sight)
    # Among the few teams of one sector this count would say what a single team said.
    if not seen.named and base < seen.this.smallest_group or not seen.named and seen.sector:
        return ""
    return ngettext(
        "%(red)s of %(n)s team rates at least one of these red.",
        "%(red)s of %(n)s teams rate at least one of these red.",
        base,
    ) % {"red": red, "n": base}


def _row(seen, statement, sectors):
    shown = seen.shown(statement.slug)
    before = {check.team.pk: check.ratings.ratings.get(statement.slug) for check in seen.earlier_checks or []}
    return Row(
        number=statement.number,
        slug=statement.slug,
        title=statement.title,
        is_adapted=statement not in statements(),
        href=_href(seen, statement.slug),
        cells=[_cell(check, statement.slug, before) for check in seen.in_sight] if seen.named else [],
        spread=spread_words(seen.spread(statement.slug)),
        sectors=[spread_words(shown.groups[sector]) for sector in sectors],
        change=_change(seen, statement.slug) if seen.earlier else "",
    )


def _href(seen, slug):
    place = seen.this.partnership.slug
    return reverse("workforce:statement", kwargs={"place": place, "pk": seen.this.pk, "slug": slug})


def _cell(check, slug, before):
    rag, earlier = check.ratings.ratings.get(slug), before.get(check.team.pk)
    return Cell(check.team.name, rag, earlier, move(earlier, rag))


def _change(seen, slug):
    moves = seen.moves[slug]
    smallest = max(seen.this.smallest_group, seen.earlier.smallest_group)
    # The change of one sector beside the change of all would give the others by subtraction.
    if not seen.named and (seen.sector or not change_may_be_shown(moves, smallest)):
        return _(State.SUPPRESSED.label)
    return moves_words(moves)


def moves_words(moves: Moves) -> str:
    """A change in words, with its base."""
    if not moves.compared:
        return _("no team rated this in both rounds")
    return ngettext(
        "%(up)s up, %(down)s down, %(same)s the same (of %(n)s team)",
        "%(up)s up, %(down)s down, %(same)s the same (of %(n)s teams)",
        moves.compared,
    ) % {"up": moves.up, "down": moves.down, "same": moves.same, "n": moves.compared}


def _ratings(checks):
    return [check.ratings for check in checks]
