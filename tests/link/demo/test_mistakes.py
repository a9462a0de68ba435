"""Mistakes are mistakes of one kind: one step away, and never the word itself."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fivefold_link.demo.mistakes import SLIPS, Text, day_and_month_exchanged, slipped, typed_wrong
from fivefold_link.demo.names import WIDTH

words = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=WIDTH - 1)


def one_step(word: str) -> set[str]:
    """Every word that one letter changed, left out, put in, or exchanged with the next makes of it."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    changed = {a + c + b[1:] for a, b in cuts if b for c in letters}
    left_out = {a + b[1:] for a, b in cuts if b}
    put_in = {a + c + b for a, b in cuts for c in letters}
    exchanged = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return changed | left_out | put_in | exchanged


@given(st.lists(words, min_size=1, max_size=30), st.integers(0, 10_000))
def test_a_typing_mistake_is_one_step_away_and_leaves_a_word(typed, seed):
    wrong = typed_wrong(np.array([w.encode() for w in typed], dtype=f"S{WIDTH}"), np.random.default_rng(seed))
    for word, mistake in zip(typed, wrong.tolist(), strict=True):
        assert mistake.decode() in one_step(word)
        assert mistake != b""


def slow_exchange(day: date) -> date | None:
    if day.day == day.month:
        return None
    try:
        return date(day.year, day.day, day.month)
    except ValueError:
        return None


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_day_and_month_are_exchanged_where_that_is_another_date(day):
    number = np.array([(day - date(1970, 1, 1)).days])
    swapped, exists = day_and_month_exchanged(number)
    told = date(1970, 1, 1) + timedelta(days=int(swapped[0])) if exists[0] else None
    assert told == slow_exchange(day)


def test_a_slip_moves_a_date_by_days_a_month_or_a_year():
    days = np.full(500, 19_000, dtype=np.int16)
    assert set((slipped(days, np.random.default_rng(1)) - days).tolist()) == set(SLIPS.tolist())


def test_words_are_replaced_and_taken_away_row_by_row():
    text = Text(np.array([0, 1, 0], dtype=np.int32), np.array([b"ANA", b"BEN"], dtype="S18"))
    changed = text.replaced(np.array([2]), np.array([b"ANNA"])).without(np.array([False, True, False]))
    assert [changed.words[code] if code >= 0 else None for code in changed.codes] == [b"ANA", None, b"ANNA"]
