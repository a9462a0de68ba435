"""The quick reading of YAML says the same as the library that everybody knows."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.faults import ContentError
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.layout import held, line_of, nodes
from fivefold.knowledge.reading import content_folder, files_of

words = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(),
    st.sampled_from(
        ["yes", "no", "null", "~", "1e3", "0x1f", "<<", "=", "2026-11", "2026-11-01", "1:20", "- a"]
    ),
)
data = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(data)
def test_whatever_was_written_is_read_as_the_slow_way_reads_it(anything):
    text = yaml.safe_dump(anything)
    assert held(text, "x.yaml") == yaml.safe_load(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_content_file_is_read_as_the_slow_way_reads_it(kind):
    for file in files_of(content_folder(), kind):
        text = file.read_text(encoding="utf-8")
        assert held(text, file.name) == yaml.safe_load(text)


def test_repeated_parts_may_be_named_once():
    assert held("a: &one [1, 2]\nb: *one\n", "x.yaml") == {"a": [1, 2], "b": [1, 2]}
    assert held("a: &one {c: 1}\nb: {<<: *one, d: 2}\n", "x.yaml")["b"] == {"c": 1, "d": 2}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1, file: the file is empty"),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "line 4, c: this field stands twice in one item"),
        ("a: 1\nb: [1\n", "line 3, layout: "),
        ("a: !!python/name:os.system 1\n", "line 1, layout: could not determine a constructor"),
        ("a: 1\n---\nb: 2\n", "line 2, layout: but found another document"),
        ("a: =\n", "line 1, layout: could not determine a constructor"),
        ("a: \x00\n", "line 1, layout: "),
    ],
)
def test_a_layout_that_cannot_be_used_is_refused_with_its_line(text, fault):
    with pytest.raises(ContentError) as caught:
        held(text, "x.yaml")
    assert str(caught.value).startswith(f"x.yaml, {fault}")


def test_a_line_is_that_of_the_value_or_of_its_nearest_parent():
    root = nodes("a: 1\nb:\n  - c: 1\n  - d: 2\n", "x.yaml")
    assert [line_of(root, path) for path in [("a",), ("b", 1, "d"), ("b", 1, "lost"), ("b", 7)]] == [
        1,
        4,
        4,
        3,
    ]
