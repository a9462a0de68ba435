"""Which columns Splink compares, in which way, and which pairs it looks at.

A description is frozen and knows no data: columns that turn out to be empty are taken out with `alive`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

Block = tuple[str, ...]
"""Expressions that both records share; one with ` = ` in it is a whole condition over `l.` and `r.`."""


class Kind(StrEnum):
    """How two values are compared: the steps between equal and different."""

    IDENTIFIER = "identifier"
    CODE = "code"
    NAME = "name"
    DATE = "date"
    POSTCODE = "postcode"
    TEXT = "text"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `root` is its canonical form (nicknames, swapped day and month), `other` a second value of it."""

    column: str
    kind: Kind
    root: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """A whole description. `identifier` is the column of which a person has one value only.

    `certain` are rules that nearly every true pair of which passes: they tell how common matches are.
    `learnt_on` are blocks for learning; a column in the block is learnt in another one.
    """

    compared: tuple[Field, ...]
    blocks: tuple[Block, ...]
    learnt_on: tuple[Block, ...]
    certain: tuple[Block, ...]
    certain_share: float = 0.8
    identifier: str | None = None
    key: str = "record"

    def columns(self) -> tuple[str, ...]:
        """Every column that is read, in a fixed order, without the key."""
        named = [name for f in self.compared for name in (f.column, f.root, f.other) if name]
        blocks = (*self.blocks, *self.learnt_on, *self.certain)
        in_blocks = [word for block in blocks for part in block for word in words_of(part)]
        return tuple(dict.fromkeys([*named, *in_blocks]))

    def alive(self, empty: Collection[str]) -> Fields:
        """The same description without columns that tell nothing in this file."""

        def kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            return tuple(b for b in blocks if not any(set(words_of(part)) & set(empty) for part in b))

        fields = tuple(
            replace(f, root=_unless(f.root, empty), other=_unless(f.other, empty))
            for f in self.compared
            if f.column not in empty
        )
        return replace(
            self,
            compared=fields,
            blocks=kept(self.blocks),
            learnt_on=kept(self.learnt_on),
            certain=kept(self.certain),
            identifier=_unless(self.identifier, empty),
        )


def _unless(column: str | None, empty: Collection[str]) -> str | None:
    return None if column in empty else column


FUNCTIONS = frozenset({"substr", "length", "cast", "as", "varchar", "l", "r", "and", "year", "month"})


def words_of(expression: str) -> tuple[str, ...]:
    """Columns that an expression of a block reads."""
    return tuple(w for w in re.findall(r"[a-z_][a-z_0-9]*", expression.lower()) if w not in FUNCTIONS)


OUTWARD = "substr(postcode, 1, length(postcode) - 3)"

CHILDREN = Fields(
    compared=(
        Field("nhs", Kind.IDENTIFIER),
        Field("forename", Kind.NAME, root="forename_root"),
        Field("surname", Kind.NAME, other="other_surname"),
        Field("birth_date", Kind.DATE, root="birth_date_swapped"),
        Field("sex", Kind.CATEGORY),
        Field("postcode", Kind.POSTCODE),
    ),
    blocks=(
        ("forename_root", "surname", "birth_date"),
        ("birth_date", "postcode"),
        ("surname", "birth_date", OUTWARD),
        ("forename_root", "birth_date", OUTWARD),
        ("forename_root", "surname", "postcode"),
        ("forename_root", "surname", "l.birth_date = r.birth_date_swapped"),
        ("nhs",),
    ),
    learnt_on=(
        ("surname", "birth_date"),
        ("birth_date", "postcode"),
        ("forename_root", "surname"),
    ),
    certain=(("nhs",), ("forename_root", "surname", "birth_date", OUTWARD)),
    identifier="nhs",
)
"""Children's records. Blocks are tight: name with birth date, or two of name, birth date and place. The number comes
last, so that `found_by` tells which pairs would have been found without it."""

ADULTS = replace(
    CHILDREN,
    blocks=(*CHILDREN.blocks[:4], ("forename_root", "surname", "postcode"), ("nhs",)),
)
"""Adults' records: the same identity, a birth date that is far more telling."""
