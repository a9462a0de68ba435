"""Which datasets could be linked, with the reasons, and where linking itself happens."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.need.linkable import Verdict, feasibility
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.holdings import factor_label

_NEXT = {
    Verdict.NOW: lambda: _("Name it as a dataset in the study of the secure side."),
    Verdict.AGREEMENT: lambda: _(
        "Write the agreement: who, which items, on which lawful basis, for how long."
    ),
    Verdict.ASK: lambda: _("Ask the holder which identifiers its records have."),
    Verdict.NO_IDENTIFIER: lambda: _("Use its totals beside others, by area and age. Do not try to link it."),
}


@dataclass(frozen=True)
class LinkRow:
    """One dataset with the verdict and why."""

    number: int
    dataset: str
    organisation: str
    factors: str
    score: str
    conditions: list


@dataclass(frozen=True)
class LinkGroup:
    """Datasets with the same verdict, and the next step for them."""

    verdict: str
    key: str
    next_step: str
    count: int
    rows: list


@dataclass(frozen=True)
class LinkingPage:
    heading: str
    groups: list
    total: str


def linking_page(entries):
    """Datasets by verdict, the nearest to linking first. A dataset with several entries stands once for each factor set."""
    judged = [(entry, feasibility(entry.holding)) for entry in entries]
    groups = []
    for verdict in Verdict:
        among = [(entry, found) for entry, found in judged if found.verdict is verdict]
        rows = _rows(among)
        groups.append(
            LinkGroup(translated(verdict.label), verdict.name.lower(), _NEXT[verdict](), len(rows), rows)
        )
    datasets = {(entry.holding.organisation, entry.holding.dataset) for entry in entries}
    total = ngettext("%(n)d dataset in the register", "%(n)d datasets in the register", len(datasets))
    return LinkingPage(_("What could be linked"), groups, total % {"n": len(datasets)})


def _rows(among):
    """One row a dataset: its factors together, the best score first."""
    together = {}
    for entry, found in among:
        key = (entry.holding.organisation, entry.holding.dataset, found.conditions)
        together.setdefault(key, []).append((entry, found))
    rows = [
        LinkRow(
            number=some[0][0].number,
            dataset=dataset,
            organisation=organisation,
            factors="; ".join(
                dict.fromkeys(factor_label(e.holding.factor) or e.holding.about for e, _f in some)
            ),
            score=_("%(score)d of %(of)d conditions met") % {"score": some[0][1].score, "of": some[0][1].of},
            conditions=[
                (translated(c.name), c.met.value, translated(c.met.label), translated(c.why))
                for c in conditions
            ],
        )
        for (organisation, dataset, conditions), some in together.items()
    ]
    return sorted(rows, key=lambda row: (row.score, row.organisation), reverse=False)[::-1]
