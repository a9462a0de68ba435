"""What each child faces, as one word, whichever way it is fetched."""

import pyarrow as pa

from fivefold_link.exposure.faced import bits_of, words_by_child
from tests.link.exposure.worlds import a_dataset, a_factor, a_study, seen_in


def test_risks_take_the_lowest_bits_then_protection_then_groups():
    kinds = ["group at higher exposure", "risk", "protective", "risk"]
    factors = [a_factor(f"f{n}", seen_in("visits", "c"), direction=kind) for n, kind in enumerate(kinds)]
    bits = bits_of(a_study([a_dataset("visits")], factors))
    assert bits.factors == (1, 3, 2, 0)
    assert (int(bits.risk_mask), int(bits.protective_mask), list(bits.groups)) == (0b11, 0b100, [3])


def test_factors_fetched_at_once_are_those_fetched_one_at_a_time(duck):
    kinds = ["risk", "protective", "risk"]
    factors = [a_factor(f"f{n}", seen_in("visits", "c"), direction=kind) for n, kind in enumerate(kinds)]
    bits = bits_of(a_study([a_dataset("visits")], factors))
    rows = {
        "child": pa.array([0, 2, 2, 0, 3, 0], pa.int32()),
        "factor": pa.array([2, 0, 1, 1, 2, 2], pa.int16()),
    }
    duck.put("faced_here", pa.table(rows))
    at_once = words_by_child(duck, "faced_here", bits, 4)
    assert at_once.tolist() == [0b110, 0, 0b101, 0b010]
    assert words_by_child(duck, "faced_here", bits, 4, at_once=0).tolist() == at_once.tolist()
