"""Measurement plans in words: answers, outcomes without a measure, measures without a use; and as a document."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.publishing.document import Bullets, Document, Section, Table, Text
from fivefold.system.measuring import observes
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import address
from fivefold_web.system.queries.measuring import ANSWERS, fit_of

STEPS = (
    "why-do-we-measure",
    "what-do-we-want-to-know",
    "what-were-services-made-to-change",
    "what-can-we-do-with-it",
)


@dataclass(frozen=True)
class OutcomeView:
    number: int
    words: str
    domain: str
    is_measured: bool


@dataclass(frozen=True)
class MeasureView:
    number: int
    title: str
    href: str
    about: str
    used_for: str
    observes: bool
    is_unused: bool
    cost: str
    length: str


@dataclass(frozen=True)
class PlanView:
    """One plan with what fits and what does not."""

    number: int
    name: str
    service: str
    answers: list[tuple[str, str]]
    answered: str
    is_answered: bool
    arrangement: str
    improvements: str
    heard: str
    outcomes: list[OutcomeView]
    measures: list[MeasureView]
    unmeasured: list[str]
    unused: list[str]
    burden: str


def plan_view(partnership, plan):
    """A row in words; reads what was prefetched."""
    fit = fit_of(plan)
    lacking = {one.key for one in fit.unmeasured}
    idle = {one.slug for one in fit.unused}
    measures = [_measure(partnership, row, idle) for row in plan.measures.all()]
    return PlanView(
        number=plan.pk,
        name=plan.name,
        service=plan.service.name if plan.service else "",
        answers=list(zip(questions(), (getattr(plan, name) for name in ANSWERS), strict=True)),
        answered=_("%(n)d of 4 questions answered") % {"n": fit.answered},
        is_answered=fit.answered == len(ANSWERS),
        arrangement=plan.arrangement,
        improvements=plan.improvements,
        heard=plan.heard,
        outcomes=[_outcome(row, lacking) for row in plan.outcomes.all()],
        measures=measures,
        unmeasured=[one.words for one in fit.unmeasured],
        unused=[one.title for one in measures if one.is_unused],
        burden=_burden(measures),
    )


def questions():
    """The four questions in our words."""
    steps = {one.slug: one for one in knowledge.named("back-to-basics", knowledge.exercises()).steps}
    return [translated(steps[slug].title) for slug in STEPS]


def sources():
    return knowledge.named("back-to-basics", knowledge.exercises()).sources


def _outcome(row, lacking):
    return OutcomeView(row.pk, row.words, translated(Domain(row.domain).label), str(row.pk) not in lacking)


def _measure(partnership, row, idle):
    known = knowledge.named(row.measure, knowledge.measures())
    about = "; ".join(one.words for one in row.outcomes.all())
    return MeasureView(
        number=row.pk,
        title=known.title if known else row.measure,
        href=str(address("library:measure", partnership, parts={"measure": row.measure})) if known else "",
        about=about,
        used_for=row.used_for,
        observes=bool(known and observes(known)),
        is_unused=row.measure in idle,
        cost=known.cost if known else "",
        length=known.length if known else "",
    )


def _burden(measures):
    """What the measures ask of one family, as far as the catalogue says."""
    said = [f"{one.title}: {one.length}" for one in measures if one.length not in ("", "not given")]
    if not said:
        return ""
    return _("What they ask of a family: %(measures)s.") % {"measures": "; ".join(said)}


@dataclass(frozen=True)
class PlansPage:
    heading: str
    plans: list[PlanView]
    unmeasured: list[tuple[str, str]]
    unused: list[tuple[str, str]]
    source: str

    @classmethod
    def of(cls, partnership, rows):
        plans = [plan_view(partnership, row) for row in rows]
        return cls(
            heading=_("Measurement plans"),
            plans=plans,
            unmeasured=[(plan.name, words) for plan in plans for words in plan.unmeasured],
            unused=[(plan.name, title) for plan in plans for title in plan.unused],
            source=sources(),
        )


def framework_document(partnership, page, on):
    """All plans as a document for partners."""
    lead = _("Outcomes, measures, and what is still open. Instruments are named and never reproduced.")
    return Document(
        title=_("Measurement framework: %(place)s") % {"place": partnership.name},
        place=partnership.name,
        date=on,
        version=1,
        sections=(
            Section(_("What is open"), (Text((lead,)), *_open(page))),
            *(Section(plan.name, tuple(_plan_blocks(plan))) for plan in page.plans),
            Section(_("Source"), (Text((f"{page.source}. {date_format(on, 'j F Y')}",)),)),
        ),
        fictional=partnership.is_fictional,
    )


def _open(page):
    yield Text((_("Outcomes that nothing measures:"),))
    yield _listed(page.unmeasured)
    yield Text((_("Measures that tell about no outcome, or whose results nobody uses:"),))
    yield _listed(page.unused)


def _listed(pairs):
    if not pairs:
        return Text((_("None."),))
    return Bullets(tuple((f"{plan}: {words}",) for plan, words in pairs))


def _plan_blocks(plan):
    if plan.service:
        yield Text((_("Service: %(service)s") % {"service": plan.service},))
    for question, answer in plan.answers:
        yield Text((f"{question}: {answer or _('not answered yet')}",))
    told = (
        (_("Measured today"), plan.arrangement),
        (_("To become better"), plan.improvements),
        (_("Heard"), plan.heard),
    )
    for label, words in told:
        if words:
            yield Text((f"{label}: {words}",))
    if plan.outcomes:
        rows = tuple(
            (one.words, one.domain, _("yes") if one.is_measured else _("no")) for one in plan.outcomes
        )
        yield Table(_("Outcomes"), (_("Outcome"), _("About"), _("Measured")), rows)
    if plan.measures:
        rows = tuple(
            (one.title, one.about or _("none"), one.used_for or _("nothing yet")) for one in plan.measures
        )
        yield Table(_("Measures"), (_("Measure"), _("Tells about"), _("Used for")), rows)
