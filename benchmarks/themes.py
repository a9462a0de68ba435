"""How long proposing themes takes for 480 answers: aim, a facilitator waits a few seconds at most.

    PYTHONPATH=src:. .venv/bin/python benchmarks/themes.py

The first time in a process also loads scikit-learn; both are told.
"""

import time
from itertools import product

from tests.domain.workshops.labelled_answers import labelled

AGAIN = ["today", "locally", "please", "soon"]


def main():
    texts, _labels = labelled()
    many = {
        f"{key} {n}": f"{text} {word}" for (key, text), (n, word) in product(texts.items(), enumerate(AGAIN))
    }
    begun = time.perf_counter()
    from fivefold.workshops.proposing import propose  # noqa: PLC0415  its loading is part of the first time

    propose(many)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    found = propose(many)
    took = time.perf_counter() - begun
    print(f"{len(many)} answers, {len(found.themes)} themes: the first time {first:.2f} s, then {took:.2f} s")


if __name__ == "__main__":
    main()
