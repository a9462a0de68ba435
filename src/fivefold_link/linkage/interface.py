"""What every way of linking offers: it turns `records` into `clusters` and says how sure it is.

After `link` the engine holds, whatever the method:

- `clusters(record BIGINT, person BIGINT)`: every child record once; `person` is the smallest record of its cluster.
- `scored_pairs(left BIGINT, right BIGINT, pattern INTEGER, probability DOUBLE, kind VARCHAR, linked BOOLEAN)`:
  the candidate pairs that were weighed, once each. `left` and `right` are record numbers; `kind` is one of `KINDS`.
  Where a record was weighed against a group, `right` is the record of the group that it resembles most.
- `pattern_model(pattern INTEGER, agreements VARCHAR, matches BIGINT, pairs BIGINT, probability DOUBLE)`: how likely
  each pattern of agreement is a true match, and how many labelled pairs that rests on.

A pair that a person has judged stands in `scored_pairs` with the probability 0 or 1 and `kind` "judged".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.study.schema import Study

RECORD_TO_GROUP = "record to group"
RECORD_TO_RECORD = "record to record"
JUDGED = "judged"
KINDS = (RECORD_TO_GROUP, RECORD_TO_RECORD, JUDGED)


@dataclass(frozen=True)
class LinkRun:
    """What a linkage run leaves behind besides its tables. No identifiers in any field.

    `model` can be written as JSON and given back, so that another engine or another day decides the same way.
    `figures` are counts and seconds by name.
    """

    method: str
    why: str
    model: Mapping[str, Any]
    figures: Mapping[str, Any] = field(default_factory=dict)
    pairs_table: str = "scored_pairs"


class Linker(Protocol):
    def link(self, engine: Engine, study: Study, progress: Progress) -> LinkRun:
        """Turn the table `records` into `clusters`, `scored_pairs` and `pattern_model`."""
