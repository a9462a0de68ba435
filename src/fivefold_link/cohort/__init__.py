"""Who the children are, which of them are in scope, and which agency could have known whom."""

from fivefold_link.cohort.children import children
from fivefold_link.cohort.coverage import coverage
from fivefold_link.cohort.denominators import denominators
from fivefold_link.cohort.result import Cohort

__all__ = ["Cohort", "children", "coverage", "denominators"]
