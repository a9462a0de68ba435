"""How quick the search is over all content and 5,000 items of a place: aim under 20 ms, at most 100.

    PYTHONPATH=src .venv/bin/python benchmarks/search.py

Each question is asked in turn with a plain scan of the same texts (`word in text`), which finds less, ranks nothing
and forgives no mistake. Prints the median and the slowest of each, and how long the indexes took to build.
"""

import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from fivefold.knowledge import everything
from fivefold.knowledge.search import Document, Index, content_documents, content_index

LOCAL, WORDS, ROUNDS, MILLISECONDS = 5_000, 40, 15, 100
QUESTIONS = [
    "attachment", "atachment", "domestic violence", "parent infant relationship", "page 57", "part 4 page 31 sleep",
    "what helps a baby who cries a lot", "ch", "helth visitor", "qqqqqq", "the and of to in a",
]  # fmt: skip


def main():
    took(everything, "content read")
    documents = content_documents()
    took(content_index, f"content index, {len(documents):,} documents")
    local = invented(documents)
    ours = took(lambda: Index(local), f"local index, {len(local):,} documents of {WORDS} words")
    index = content_index().joined(ours)
    took(lambda: index.find("warm up"), "first question (word lists are sorted)")
    texts = [f"{one.title} {one.text}".lower() for one in (*documents, *local)]
    return 0 if max(asked(index, texts, question) for question in QUESTIONS) < MILLISECONDS else 1


def took(work, name):
    start = time.perf_counter()
    result = work()
    print(f"{(time.perf_counter() - start) * 1000:8.1f} ms  {name}")
    return result


def invented(documents):
    """Local items in words that the content uses too, and some of their own."""
    chance = random.Random(57)
    known = sorted({word for one in documents for word in one.text.split()})
    own = [f"{word}{chance.choice('aeiou')}{chance.randrange(99)}" for word in chance.sample(known, 2_000)]
    return [
        Document("services", " ".join(chance.sample(known, 4)), (), " ".join(chance.choices(known + own, k=WORDS)), str(n))
        for n in range(LOCAL)
    ]  # fmt: skip


def asked(index, texts, question):
    """Both ways in turn; the median of ours in milliseconds."""
    ours, plain = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = index.find(question, 10)
        middle = time.perf_counter()
        words = question.lower().split()
        sum(all(word in text for word in words) for text in texts)
        ours.append((middle - start) * 1000)
        plain.append((time.perf_counter() - middle) * 1000)
    median, scan = statistics.median(ours), statistics.median(plain)
    print(
        f"{median:8.1f} ms  (slowest {max(ours):6.1f}; {median / scan:5.1f} x a plain scan of {scan:.1f} ms)  "
        f"{found.total:5} hits  {question}"
    )
    return median


if __name__ == "__main__":
    raise SystemExit(main())
