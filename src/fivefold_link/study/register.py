"""The register of information sharing (SYS-13): who shares what on which ground, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fivefold_link.study.schema import Agreement, Dataset, Status, Study

HEADS = (
    "Reference",
    "Between",
    "Data items",
    "Lawful basis",
    "Confidentiality",
    "National data opt-out",
    "Status",
    "Signed",
    "Review",
    "Retention",
    "Contacts",
    "Datasets",
)


@dataclass(frozen=True)
class RegisterRow:
    """One agreement, and the datasets that come under it."""

    agreement: Agreement
    datasets: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The row as words, in the order of `HEADS`; what is not written down is said to be missing."""
        one = self.agreement
        return (
            one.reference,
            "; ".join(one.between),
            one.data_items,
            "; ".join(one.lawful_basis),
            one.confidentiality or "not written down",
            one.opt_out or "not written down",
            one.status.value,
            one.signed.isoformat() if one.signed else "not signed",
            one.review.isoformat() if one.review else "no date",
            one.retention,
            "; ".join(one.contacts),
            "; ".join(self.datasets) or "none",
        )


@dataclass(frozen=True, order=True)
class Missing:
    """One thing that must be settled before real records may be used."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"


def register(study: Study) -> tuple[RegisterRow, ...]:
    """The agreements of a study in their order."""
    return tuple(
        RegisterRow(one, tuple(d.title for d in study.datasets if d.agreement == one.reference))
        for one in study.agreements
    )


def ready_for_records(study: Study, on: date) -> tuple[Missing, ...]:
    """What is missing on a day before real records may be used; nothing means that they may.

    A fictional study needs no agreement. A real one needs, for each dataset, an agreement that is signed, has not
    ended and whose review is not past, with a lawful basis of article 6 and of article 9, a word on confidentiality
    and on the opt-out, and the owner of the dataset among those who signed; and the study
    needs its impact assessment.
    """
    if study.fictional:
        return ()
    used = {dataset.agreement for dataset in study.datasets}
    missing = [
        gap
        for one in study.agreements
        if one.reference in used
        for gap in (*_standing(one, on), *_words(one))
    ]
    owners = [gap for dataset in study.datasets for gap in _owner(study, dataset)]
    return (*missing, *owners, *_assessed(study))


def _standing(one: Agreement, on: date) -> list[Missing]:
    where, gaps = f"Agreement {one.reference}", []
    if one.status is not Status.SIGNED:
        remedy = "Have it signed, then write `status: signed` and the date under `signed`."
        gaps.append(Missing(where, f"its status is {one.status.value}, not signed.", remedy))
    elif one.signed is None or one.signed > on:
        gaps.append(Missing(where, "it is not signed yet on this day.", "Correct the date under `signed`."))
    if one.review is None:
        gaps.append(Missing(where, "it has no date of review.", "Add `review:` and the date."))
    elif one.review < on:
        remedy = "Review it, then write the next date under `review`."
        gaps.append(Missing(where, f"its review was due on {one.review.isoformat()}.", remedy))
    return gaps


def _words(one: Agreement) -> list[Missing]:
    where, gaps = f"Agreement {one.reference}", []
    basis = " ".join(one.lawful_basis)
    for article, about in (("6(1)", "personal data"), ("9(2)", "special category data")):
        if article not in basis.replace(" ", ""):
            remedy = f"Add the ground under article {article} to `lawful_basis`."
            gaps.append(Missing(where, f"no lawful basis of article {article} for {about} is named.", remedy))
    if not one.confidentiality:
        remedy = "Say under `confidentiality`: consent, section 251 support, or why neither is needed."
        gaps.append(Missing(where, "nothing is said about the duty of confidence.", remedy))
    if not one.opt_out:
        remedy = "Say under `opt_out` how the national data opt-out was applied, or why it does not apply."
        gaps.append(Missing(where, "nothing is said about the national data opt-out.", remedy))
    return gaps


def _assessed(study: Study) -> list[Missing]:
    if study.dpia:
        return []
    remedy = "Write its inputs with `fivefold-link dpia`, have it decided, and name it under `dpia`."
    return [Missing("Study", "no data-protection impact assessment is named.", remedy)]


def _owner(study: Study, dataset: Dataset) -> list[Missing]:
    agreement = next((one for one in study.agreements if one.reference == dataset.agreement), None)
    if agreement is None or dataset.owner.casefold() in (name.casefold() for name in agreement.between):
        return []
    remedy = "Write the owner as the agreement names it, or add it under `between` once it has signed."
    what = f"its owner, {dataset.owner}, is not among those who signed {agreement.reference}."
    return [Missing(f"Dataset {dataset.slug}", what, remedy)]
