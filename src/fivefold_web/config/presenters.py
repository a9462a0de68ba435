"""The overview and the way in, in words."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from fivefold.charts.rings import Ring, Rings
from fivefold.services.coverage import GRID, gaps
from fivefold.vocabulary.support import Level
from fivefold_web.decisions import queries as decisions
from fivefold_web.need.queries import figures as need
from fivefold_web.places import queries as places
from fivefold_web.publishing import queries as publishing
from fivefold_web.services.queries import directory as services
from fivefold_web.services.queries import walks
from fivefold_web.workforce import queries as workforce
from fivefold_web.workshops import queries as workshops


@dataclass(frozen=True)
class Welcome:
    heading: str
    lead: str
    can_sign_up: bool
    steps: list[str]

    @classmethod
    def of(cls, *, can_sign_up):
        steps = [
            _("Set up the place: its areas, partners and people."),
            _("See the need: official figures with their doubt."),
            _("Map the services, and see where there is nothing."),
            _("Walk scenarios and run sessions with partners and families."),
            _("Decide on evidence, and publish a needs assessment that colleagues can edit."),
        ]
        lead = _(
            "One workspace in which a partnership supports the mental health of babies and young children."
        )
        return cls(_("Every baby, every level, one picture"), lead, can_sign_up, steps)


@dataclass(frozen=True)
class MyPlaces:
    heading: str
    memberships: list

    @classmethod
    def of(cls, memberships):
        return cls(_("My places"), memberships)


@dataclass(frozen=True)
class Tile:
    figure: str
    label: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True)
class Overview:
    """Where the partnership stands: counts of its own work, the path, and the five levels."""

    heading: str
    lead: str
    tiles: list[Tile] = field(default_factory=list)
    steps: list = field(default_factory=list)
    rings: str = ""


@dataclass(frozen=True)
class _Work:
    """What each strand holds today."""

    datasets: int
    offers: list
    gaps: list
    walks: int
    checks: int
    sessions: int
    standing: decisions.Standing
    versions: int
    partners: int


def _work_of(partnership, on):
    offers = services.placed_services(partnership)
    rounds = list(workforce.rounds_of(partnership)[:1])
    return _Work(
        datasets=len(need.datasets_of(partnership)),
        offers=offers,
        gaps=gaps(offers),
        walks=len(walks.latest_walks_of(partnership)),
        checks=len(workforce.sent_checks_in(partnership, rounds[0])) if rounds else 0,
        sessions=workshops.sessions_of(partnership).count(),
        standing=decisions.standing(partnership, on=on),
        versions=publishing.version_count(partnership),
        partners=len(places.organisations_of(partnership)),
    )


def overview_of(partnership, *, on):
    """The overview of a place on a day."""
    work = _work_of(partnership, on)

    def at(name):
        return reverse(name, kwargs={"place": partnership.slug})

    lead = _("Where the partnership stands on %(day)s.") % {"day": f"{on.day} {on:%B %Y}"}
    return Overview(_("Overview"), lead, _tiles(work, at), _steps(work, at), _rings(work, at))


def _tiles(work, at):
    standing = work.standing
    return [
        Tile(
            str(len(work.offers)),
            _("services open now"),
            _("%(gaps)s of %(all)s cells of the grid are empty") % {"gaps": len(work.gaps), "all": len(GRID)},
            at("services:grid"),
        ),
        Tile(
            str(work.checks), _("teams have sent their check"), _("in the newest round"), at("workforce:home")
        ),
        Tile(
            str(standing.findings),
            _("findings with evidence"),
            ngettext("%d recommendation is final", "%d recommendations are final", standing.final)
            % standing.final,
            at("decisions:findings"),
        ),
        Tile(
            str(standing.open_actions),
            _("actions are open"),
            ngettext("%d is overdue", "%d are overdue", standing.overdue_actions) % standing.overdue_actions,
            at("decisions:plan"),
        ),
    ]


def _steps(work, at):
    path = [
        (_("Set up the place and its partners"), work.partners > 1, "places:detail"),
        (_("Bring official figures, and see the need"), work.datasets, "need:home"),
        (_("Map the services"), work.offers, "services:list"),
        (_("Look where there is nothing"), work.offers, "services:grid"),
        (_("Walk a scenario"), work.walks, "services:scenarios"),
        (_("Check what teams can do"), work.checks, "workforce:home"),
        (_("Hold a session"), work.sessions, "workshops:list"),
        (_("Decide: findings, recommendations, actions"), work.standing.open_actions, "decisions:plan"),
        (_("Publish a needs assessment"), work.versions, "publishing:list"),
    ]
    states = ["done" if done else "next" for _label, done, _name in path]
    if "next" in states:
        states[states.index("next")] = "now"
    return [(label, state, at(name)) for (label, _done, name), state in zip(path, states, strict=True)]


def _rings(work, at):
    rings = [
        Ring(
            level,
            _(level.label),
            _ring_words(work, level),
            at("library:explorer") + f"levels/{level.value}/",
        )
        for level in Level
    ]
    return Markup(Rings(_("Five levels, with services and empty cells"), tuple(rings)).svg())  # noqa: S704


def _ring_words(work, level):
    here = sum(level in offer.levels for offer in work.offers)
    empty = sum(cell.level is level for cell in work.gaps)
    return (
        (ngettext("%d service", "%d services", here) % here)
        + " · "
        + (ngettext("%d gap", "%d gaps", empty) % empty)
    )
