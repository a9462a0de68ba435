"""What the checks of pathways found, in words; what they found right, and what nobody could tell."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.open_to import Referrer
from fivefold.services.pathway import PATHWAY_SOURCE, Group
from fivefold.services.pathway_findings import CheckKind
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import age_label, band_label

SHOWN, ON_A_PAGE, LONGEST_KEY = 10, 50, 200


@dataclass(frozen=True)
class CandidateView:
    """A service that could come next, with what speaks for it."""

    number: int | None
    name: str
    reason: str


@dataclass(frozen=True)
class FindingView:
    """One finding with all that makes it understood and mended, and offered as evidence."""

    kind: str
    label: str
    pathway: str
    number: int | None
    sentence: str
    why: str
    mends: str
    candidates: list[CandidateView]
    citation: Citation


@dataclass(frozen=True)
class KindView:
    """One question with what came of it over all pathways that are looked at."""

    kind: str
    label: str
    asks: str
    why: str
    mends: str
    findings: list[FindingView]
    more: int
    count: int
    found: str
    right: str
    not_known: str
    unknown: list[tuple[str, int | None, str]]
    query: str


@dataclass(frozen=True)
class Known:
    """What sentences need beside the findings: pathways by key, their numbers, and those of services."""

    pathways: dict
    numbers: dict
    services: dict

    @classmethod
    def of(cls, pathways, numbers, services):
        return cls({pathway.key: pathway for pathway in pathways}, numbers, services)

    def name(self, key):
        return self.pathways[key].name if key else _("All pathways together")

    def steps(self, key, steps):
        """Names of steps in the order of the pathway."""
        return ", ".join(step.name for step in self.pathways[key].steps if step.key in set(steps))


@dataclass(frozen=True)
class ChecksPage:
    """All checks of the place, narrowed to a kind or a pathway."""

    heading: str
    summary: str
    groups: list[KindView]
    kinds: list[tuple[str, str, bool]]
    pathways: list[tuple[str, str, bool]]
    pages: object
    query: str
    count: int
    source: object = PATHWAY_SOURCE

    @classmethod
    def of(cls, outcomes, known, chosen, about, page=1):
        """`chosen` holds a kind and a pathway, each possibly empty."""
        wanted = [one for one in outcomes if chosen["pathway"] in ("", one.pathway)]
        shown = [one for one in wanted if chosen["kind"] in ("", one.kind)]
        pages, per_kind = _paged(shown, chosen["kind"], page)
        groups = [kind_view(kind, shown, known, chosen, about, per_kind) for kind in _kinds_of(shown)]
        count = sum(group.count for group in groups)
        return cls(
            heading=_heading(count, known),
            summary=_summary(wanted, known),
            groups=groups,
            kinds=[(one.value, translated(one.label), one == chosen["kind"]) for one in CheckKind],
            pathways=[(key, one.name, key == chosen["pathway"]) for key, one in known.pathways.items()],
            pages=pages,
            query=urlencode({name: word for name, word in chosen.items() if word}),
            count=count,
        )

    @property
    def findings(self):
        return [finding for group in self.groups for finding in group.findings]


def _paged(outcomes, kind, page):
    """All kinds show their first findings; one kind shows all of them, page by page."""
    if not kind:
        return None, slice(0, SHOWN)
    pages = Paginator([finding for one in outcomes for finding in one.findings], ON_A_PAGE).get_page(page)
    return pages, slice(max(0, pages.start_index() - 1), pages.end_index())


def _kinds_of(outcomes):
    there = {outcome.kind for outcome in outcomes}
    return [kind for kind in CheckKind if kind in there]


def _heading(count, known):
    if not known.pathways:
        return _("Checks of pathways")
    if not count:
        return _("The checks found nothing to ask")
    words = ngettext("%(count)d question about pathways", "%(count)d questions about pathways", count)
    return words % {"count": count}


def _summary(outcomes, known):
    pathways = {outcome.pathway for outcome in outcomes if outcome.pathway}
    steps = sum(len(known.pathways[key].steps) for key in pathways)
    return _("%(pathways)s with %(steps)s were asked %(checks)s.") % {
        "pathways": ngettext("%(n)d pathway", "%(n)d pathways", len(pathways)) % {"n": len(pathways)},
        "steps": ngettext("%(n)d step", "%(n)d steps", steps) % {"n": steps},
        "checks": ngettext("%(n)d question", "%(n)d questions", len(outcomes)) % {"n": len(outcomes)},
    }


def kind_view(kind, outcomes, known, chosen, about, shown):
    of_kind = [outcome for outcome in outcomes if outcome.kind is kind]
    findings = [finding for outcome in of_kind for finding in outcome.findings]
    right = sum(outcome.right for outcome in of_kind)
    not_known = sum(len(outcome.not_known) for outcome in of_kind)
    return KindView(
        kind=kind.value,
        label=translated(kind.label),
        asks=translated(kind.asks),
        why=translated(kind.why),
        mends=translated(kind.mends),
        findings=[finding_view(finding, known, about) for finding in findings[shown]],
        more=max(0, len(findings) - SHOWN) if not chosen["kind"] else 0,
        count=len(findings),
        found=_("%(n)d to look at") % {"n": len(findings)},
        right=_("%(n)d right") % {"n": right} if right else "",
        not_known=_("%(n)d not known") % {"n": not_known} if not_known else "",
        unknown=_unknown(of_kind, known),
        query=urlencode({"kind": kind.value} | ({"pathway": chosen["pathway"]} if chosen["pathway"] else {})),
    )


def _unknown(outcomes, known):
    """Pathways of which something could not be told, with the steps."""
    return [
        (known.name(one.pathway), known.numbers.get(one.pathway), known.steps(one.pathway, one.not_known))
        for one in outcomes
        if one.not_known
    ]


def finding_view(finding, known, about):
    sentence = sentence_of(finding)
    return FindingView(
        kind=finding.kind.value,
        label=translated(finding.kind.label),
        pathway=known.name(finding.pathway),
        number=known.numbers.get(finding.pathway),
        sentence=sentence,
        why=translated(finding.kind.why),
        mends=translated(finding.kind.mends),
        candidates=[candidate_view(one, known.services) for one in finding.candidates],
        citation=citation_of(finding, sentence, known, about),
    )


def candidate_view(candidate, services):
    """A proposal and its reason: the ages it takes, and what it shares with the step that ends."""
    shared = [translated(tier.label).lower() for tier in Tier if tier in candidate.tiers]
    shared += [translated(level.label).lower() for level in Level if level in candidate.levels]
    reason = _("takes children %(ages)s; the same: %(shared)s") % {
        "ages": band_label(candidate.ages),
        "shared": ", ".join(shared),
    }
    return CandidateView(services.get(candidate.offer), candidate.name, reason)


def sentence_of(finding):
    """The finding in one plain sentence with its figures."""
    told = defaultdict(str)
    for name, fact in finding.facts.items():
        told[name] = _WORDS.get(name, _plain)(fact)
    return translated(finding.says.value) % told


def _plain(fact):
    if isinstance(fact, tuple):
        return "”, “".join(fact)
    return f"{fact:g}" if isinstance(fact, float) else fact


def _quoted(fact):
    return f"“{_plain(fact)}”"


def _within(label):
    """A label inside a sentence: small at its first letter, unless it is an abbreviation."""
    words = translated(label)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


_WORDS = {
    "until_age": age_label,
    "from_age": age_label,
    "entry_age": age_label,
    "before": lambda fact: _quoted(fact) if isinstance(fact, tuple) else fact,
    "service": lambda fact: ", ".join(fact) if isinstance(fact, tuple) else fact,
    "doors": lambda fact: ", ".join(_within(Referrer(door).label) for door in fact),
    "tier": lambda fact: translated(Tier(fact).label),
    "group": lambda fact: _within(Group(fact).label),
    "round": lambda fact: " → ".join(fact),
    "count": lambda fact: fact,
    "no": lambda fact: fact,
    "unsaid": lambda fact: fact,
}


def citation_of(finding, sentence, known, about):
    """The finding as evidence, as it stands today."""
    key = f"pathway-check:{finding.key}"
    if len(key) > LONGEST_KEY:
        key = f"pathway-check:{hashlib.sha256(key.encode()).hexdigest()[:40]}"
    figures = (str(fact) for fact in finding.facts.values() if isinstance(fact, int | float))
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key=key,
        title=Truncator(f"{known.name(finding.pathway)}: {sentence}").chars(300),
        detail=f"{translated(finding.kind.label)}. {translated(finding.kind.why)}",
        path=about.path,
        source=_("Checks of pathways of %(place)s; %(page)s")
        % {"place": about.place, "page": PATHWAY_SOURCE.words},
        as_of=about.on,
        figures=tuple(figures),
    )


@dataclass(frozen=True)
class ChecksPanel:
    """The checks of one pathway, for its own page."""

    findings: list[FindingView]
    right: list[str]
    not_known: list[tuple[str, str]]
    href: str


def panel_of(partnership, pathway, outcomes, services, about):
    """`services`: numbers by key; its findings lead back to the page of all checks."""
    known = Known.of([pathway], {}, services)
    page = reverse("services:pathway_checks", kwargs={"place": partnership.slug})
    query = urlencode({"pathway": pathway.key})
    there = replace(about, path=f"{page}?{query}"[:300])
    findings = [finding_view(one, known, there) for outcome in outcomes for one in outcome.findings]
    return ChecksPanel(
        findings=findings,
        right=[translated(one.kind.asks) for one in outcomes if one.right and not one.findings],
        not_known=[
            (translated(one.kind.asks), known.steps(pathway.key, one.not_known))
            for one in outcomes
            if one.not_known
        ],
        href=f"{page}?{query}",
    )


def table_of(outcomes, known):
    """Every finding as a row, and every question with how many were right or not known: to take away."""
    rows = [
        (_("Pathway"), _("Question"), _("What was found"), _("Why it matters"), _("What would mend it"), _("Could come next"))
    ]  # fmt: skip
    for outcome in outcomes:
        for finding in outcome.findings:
            kind = finding.kind
            named = "; ".join(one.name for one in finding.candidates)
            rows.append(
                (known.name(finding.pathway), translated(kind.asks), sentence_of(finding),
                 translated(kind.why), translated(kind.mends), named)
            )  # fmt: skip
        found = _("%(right)d right; %(unknown)d not known") % {
            "right": outcome.right,
            "unknown": len(outcome.not_known),
        }
        rows.append((known.name(outcome.pathway), translated(outcome.kind.asks), found, "", "", ""))
    return rows
