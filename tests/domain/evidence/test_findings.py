"""A finding is one sentence with evidence, and every number in it can be checked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.evidence.finding import Finding, NotAFinding, bare_numbers, check_sentence, strands_of
from fivefold.evidence.trace import Trace
from fivefold.vocabulary.citation import Citation, SourceKind


def cited(detail="", kind=SourceKind.INDICATOR, figures=()):
    return Citation(
        kind, "indicator:1", "Smoking at delivery", detail, "", "OHID", date(2026, 11, 1), figures
    )


@pytest.mark.parametrize("sentence", ["", "   ", "x" * 401])
def test_an_empty_or_endless_sentence_is_no_finding(sentence):
    with pytest.raises(NotAFinding):
        check_sentence(sentence)


def test_a_finding_needs_evidence():
    with pytest.raises(NotAFinding, match="at least one piece of evidence"):
        Finding("Teams lack supervision.", ())


def test_a_number_that_no_evidence_carries_is_named():
    finding = Finding("5.1% smoke, 1,200 women in 2024, in 3 of 4 hubs.", (cited("5.1% (4.4% to 5.9%)"),))
    assert bare_numbers(finding) == ["1,200"]


def test_a_number_with_and_without_its_comma_is_the_same():
    assert bare_numbers(Finding("1,200 women.", (cited(figures=("1200",)),))) == []


def test_documents_belong_to_no_strand():
    finding = Finding("One.", (cited(), cited(kind=SourceKind.DOCUMENT), cited(kind=SourceKind.THEME)))
    assert strands_of(finding) == {"need", "voices"}


KINDS = ["source", "finding", "recommendation", "action"]


@st.composite
def chains(draw):
    """Links between neighbouring kinds only, as the workspace makes them."""
    keys = st.sampled_from("abc")
    steps = st.tuples(st.integers(1, 3), keys, keys)
    return Trace.of(
        ((KINDS[n], up), (KINDS[n - 1], low)) for n, up, low in draw(st.lists(steps, max_size=12))
    )


nodes = st.tuples(st.sampled_from(KINDS), st.sampled_from("abc"))


@given(chains(), nodes, nodes)
def test_what_lies_behind_one_thing_has_that_thing_before_it(trace, one, other):
    assert (other in trace.back(one)) == (one in trace.forward(other))


@given(chains(), nodes)
def test_the_sources_of_a_thing_are_found_link_by_link(trace, node):
    def slowly(at):
        found = {key for up, (kind, key) in trace.links if up == at and kind == "source"}
        for up, low in trace.links:
            if up == at:
                found |= slowly(low)
        return found

    assert trace.sources_of(node) == slowly(node)
