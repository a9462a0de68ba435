"""Which columns of a dataset a study uses. Nothing else is read: what is not needed does not enter."""

from __future__ import annotations

from fivefold_link.study.schema import Dataset, Study


def used(study: Study, dataset: Dataset) -> frozenset[str]:
    """The columns that have a role or in which a factor can be seen."""
    seen = [one for factor in study.factors for one in factor.seen_in if one.dataset == dataset.slug]
    dated = [one.date_column for one in seen if one.date_column]
    return frozenset([*dataset.columns.values(), *(one.column for one in seen), *dated])
