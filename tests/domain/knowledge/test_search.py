"""Finding anything in the content and in what a place holds, by words, by misspelt words, and by page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.knowledge.naming import title_of
from fivefold.knowledge.search import Document, Index, Piece, content_documents, content_index
from fivefold.knowledge.search.asked import Asked, PageAsked
from fivefold.knowledge.search.excerpts import excerpt, pieces
from fivefold.knowledge.search.words import folded
from fivefold.vocabulary.citation import ToolkitPage

CONTENT = content_documents()


def a_document(title="A title", text="", aliases=(), kind="things", pages=(), key=""):
    return Document(kind, title, tuple(aliases), text, key or title, tuple(pages))


def keys(found):
    return [hit.document.href_key for group in found.groups for hit in group.hits]


def found(asked, *documents):
    return keys(Index(documents).find(asked))


def marked_words(some):
    return [piece.text for piece in some if piece.hit]


# Words


def test_a_title_comes_before_another_name_and_that_before_a_mention():
    documents = [
        a_document("In text", text="Sleep well"),
        a_document("In another name", aliases=["Sleep problems"]),
        a_document("Sleep"),
    ]
    assert found("sleep", *documents) == ["Sleep", "In another name", "In text"]


def test_the_shorter_title_comes_first():
    assert found("sleep", a_document("Sleep of babies at night"), a_document("Sleep")) == [
        "Sleep",
        "Sleep of babies at night",
    ]


def test_every_word_counts_and_a_document_that_lacks_one_falls_behind():
    documents = [a_document("Poor homes"), a_document("Damp homes"), a_document("Damp walls in poor homes")]
    assert found("damp homes", *documents)[0] == "Damp homes"
    assert set(found("damp homes", *documents)) == {"Damp homes", "Damp walls in poor homes", "Poor homes"}
    assert found("damp poor homes", *documents)[0] == "Damp walls in poor homes"


def test_a_rare_word_counts_more_than_one_that_stands_everywhere():
    documents = [a_document(f"Support for the family {n}") for n in range(9)] + [a_document("Stammering")]
    assert found("support for stammering", *documents)[0] == "Stammering"


@pytest.mark.parametrize("asked", ["nursery", "nurseries", "NURSERIES", "nurs", "nursery's"])
def test_plurals_capitals_and_beginnings_find_the_same(asked):
    assert found(asked, a_document("Nurseries"), a_document("Schools")) == ["Nurseries"]


def test_the_word_itself_comes_before_one_that_it_begins():
    assert found("play", a_document("Playground"), a_document("Play")) == ["Play", "Playground"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("atachment", "attachment"), ("attachmnet", "attachment"), ("attacment", "attachment"), ("cann", "can")],
)
def test_a_misspelt_word_finds_what_was_meant_and_says_so(asked, meant):
    result = Index([a_document("Attachment"), a_document("Can")]).find(asked)
    assert keys(result) == [meant.title()]
    assert result.meant == ((asked, meant),)


def test_a_mistake_in_one_group_does_not_hide_what_another_group_holds():
    local = Index([a_document("Atachment group", key="local")])
    found_in_both = Index([a_document("Attachment", key="content")]).joined(local).find("atachment")
    assert (keys(found_in_both), found_in_both.meant) == (["local", "content"], ())


def test_short_words_are_not_guessed():
    assert found("cot", a_document("Cat")) == []


def test_a_word_that_is_known_is_not_corrected():
    assert Index([a_document("Cards"), a_document("Cares")]).find("cards").meant == ()


def test_the_other_name_is_told_where_the_title_does_not_hold_the_words():
    index = Index([a_document("Domestic abuse", aliases=["Violence in the home", "Domestic violence"])])
    (hit,) = index.find("domestic violence").groups[0].hits
    assert hit.alias == "Domestic violence"
    (hit,) = index.find("domestic").groups[0].hits
    assert (hit.alias, marked_words(hit.title)) == ("", ["Domestic"])


def test_hits_stand_under_their_kinds_the_best_kind_first():
    index = Index(
        [a_document(f"Note {n}", text="sleep", kind="notes") for n in range(5)]
        + [a_document("Sleep", kind="factors")]
    )
    result = index.find("sleep", limit=2)
    assert [(group.kind, len(group.hits), group.total) for group in result.groups] == [
        ("factors", 1, 1),
        ("notes", 2, 5),
    ]
    assert result.total == 6


@pytest.mark.parametrize("asked", ["", "  ", "--", "?!", "zeppelin"])
def test_nothing_is_found_for_no_word_or_a_word_that_nobody_uses(asked):
    assert Index(CONTENT).find(asked).groups == ()


def test_an_empty_index_finds_nothing():
    assert Index().find("sleep page 31").groups == ()


def test_words_that_are_equal_in_rank_always_stand_in_the_same_order():
    documents = [a_document("Sleep", key=key) for key in "cab"]
    assert found("sleep", *documents) == found("sleep", *reversed(documents)) == ["a", "b", "c"]


FAR_APART = st.sampled_from(["attachment", "nursery", "housing", "pregnancy", "violence", "breakfast", "zoo"])
some_documents = st.lists(
    st.builds(
        lambda title, text, kind: (" ".join(title), " ".join(text), kind),
        st.lists(FAR_APART, min_size=1, max_size=3),
        st.lists(FAR_APART, max_size=5),
        st.sampled_from(["one", "two"]),
    ),
    max_size=8,
)


@given(some_documents, some_documents, st.lists(FAR_APART, min_size=1, max_size=3))
def test_groups_that_are_joined_find_what_one_index_of_all_would_find(ours, theirs, words):
    first = [a_document(*facts[:2], kind=facts[2], key=f"a{n}") for n, facts in enumerate(ours)]
    second = [a_document(*facts[:2], kind=facts[2], key=f"b{n}") for n, facts in enumerate(theirs)]
    asked = " ".join(words)
    together = Index([*first, *second]).find(asked)
    joined = Index(first).joined(Index(second)).find(asked)
    assert keys(joined) == keys(together)
    assert [group.total for group in joined.groups] == [group.total for group in together.groups]


@given(some_documents, st.lists(FAR_APART, min_size=1, max_size=2))
def test_exactly_the_documents_with_one_of_the_words_are_found(facts, words):
    documents = [a_document(title, text, key=str(n)) for n, (title, text, _) in enumerate(facts)]
    one = words[0]
    expected = {d.href_key for d in documents if one in f"{d.title} {d.text}".split()}
    assert set(found(one, *documents)) == expected
    both = {d.href_key for d in documents if set(words) <= set(f"{d.title} {d.text}".split())}
    assert both <= set(found(" ".join(words), *documents))


# Pages


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("p57", PageAsked(None, 57, 57)),
        ("P. 57", PageAsked(None, 57, 57)),
        ("page 57", PageAsked(None, 57, 57)),
        ("part 4 page 57", PageAsked(4, 57, 57)),
        ("Part 4, p57", PageAsked(4, 57, 57)),
        ("pages 25-26", PageAsked(None, 25, 26)),
        ("pp 25 to 26", PageAsked(None, 25, 26)),
        ("part 4", PageAsked(4)),
    ],
)
def test_a_page_may_be_written_in_many_ways(asked, page):
    assert Asked.of(asked) == Asked((), page)


@pytest.mark.parametrize("asked", ["57", "a party of 4", "shape 57", "page", "step 12"])
def test_other_numbers_are_no_pages(asked):
    assert Asked.of(asked).page is None


def test_words_may_stand_beside_a_page():
    assert Asked.of("sleep, part 4 p31") == Asked(("sleep",), PageAsked(4, 31, 31))


def cites(document, page, part=None):
    """The slow way to say whether a document cites a page."""
    for cited in document.pages:
        first, _, last = cited.page.partition("-")
        if page in range(int(first), int(last or first) + 1) and part in (None, cited.part):
            return True
    return False


@pytest.mark.parametrize("page", range(5, 94))
def test_a_page_finds_everything_that_cites_it_and_nothing_else(page):
    result = content_index().find(f"p{page}", limit=10_000)
    assert set(keys(result)) == {document.href_key for document in CONTENT if cites(document, page)}


@pytest.mark.parametrize("page", range(5, 94))
def test_every_page_of_the_toolkit_leads_to_content(page):
    assert content_index().find(f"page {page}").total > 0


def test_what_cites_a_page_alone_comes_before_what_cites_many():
    documents = [
        a_document("Wide", pages=[ToolkitPage(4, "21-57")]),
        a_document("Just here", pages=[ToolkitPage(4, "31")]),
    ]
    assert found("page 31", *documents) == ["Just here", "Wide"]


def test_a_page_and_words_find_what_has_both_or_else_what_cites_the_page():
    documents = [
        a_document("Sleep", pages=[ToolkitPage(4, "31")]),
        a_document("Sleep elsewhere", pages=[ToolkitPage(4, "33")]),
        a_document("Food", pages=[ToolkitPage(4, "31")]),
    ]
    assert found("sleep p31", *documents) == ["Sleep"]
    assert found("zeppelin p31", *documents) == ["Food", "Sleep"]


# Content


@given(st.sampled_from(CONTENT))
def test_every_item_of_content_is_found_by_its_title(document):
    result = content_index().find(document.title, limit=30)
    assert document.href_key in keys(result) or not folded(document.title)


@given(st.sampled_from(knowledge.factors()), st.data())
def test_every_factor_is_found_by_every_one_of_its_names(factor, data):
    name = data.draw(st.sampled_from((factor.label, *factor.aliases)))
    assert f"factors:{factor.slug}" in keys(content_index().find(name, limit=30))


LONG_WORDS = [
    (factor, word) for factor in knowledge.factors() for word in folded(factor.label) if len(word) > 8
]


@given(st.sampled_from(LONG_WORDS), st.data())
def test_a_factor_is_found_though_a_letter_of_its_name_is_missing(named, data):
    factor, word = named
    gap = data.draw(st.integers(1, len(word) - 1))
    result = content_index().find(word[:gap] + word[gap + 1 :], limit=300)
    # Where what is left begins another known word, that word is found instead.
    assert f"factors:{factor.slug}" in keys(result) or not result.meant


def test_every_item_has_one_document_and_each_element_of_a_framework_its_own():
    everything = knowledge.everything()
    elements = {
        f"frameworks:{one.slug}#{element.slug}" for one in knowledge.frameworks() for element in one.elements
    }
    items = {f"{kind}:{item.slug}" for kind, some in everything.items() for item in some}
    assert {document.href_key for document in CONTENT} == items | elements
    assert len(CONTENT) == len(items | elements)


def test_a_document_of_content_has_the_title_of_its_item():
    titles = {document.href_key: document.title for document in CONTENT}
    for item in (*knowledge.terms(), *knowledge.factors(), *knowledge.vignettes()):
        assert title_of(item) in titles.values()


# Excerpts

words = st.sampled_from(["sleep", "and", "the", "Sleep.", "“home”", "caregiver–child", "it’s", "\n"])


@given(st.lists(words, max_size=80).map(" ".join))
def test_pieces_together_are_the_text_and_hits_are_what_was_asked_for(text):
    some = pieces(text, {"sleep", "child"})
    assert "".join(piece.text for piece in some) == text
    assert all(set(folded(hit)) & {"sleep", "child"} for hit in marked_words(some))


@given(st.lists(words, max_size=80).map(" ".join))
def test_an_excerpt_is_short_and_shows_the_first_hit(text):
    some = excerpt(text, {"sleep"})
    assert len("".join(piece.text for piece in some)) <= 200
    assert bool(marked_words(some)) == ("sleep" in folded(text))


def test_an_excerpt_is_cut_between_words_and_says_so():
    text = "before " * 40 + "sleep " + "after " * 40
    some = excerpt(text, {"sleep"})
    assert some[1] == Piece("sleep", hit=True)
    assert some[0].text.startswith("… before")
    assert some[2].text.endswith("after …")


def test_small_words_are_not_marked_beside_telling_ones():
    documents = [a_document("Sleep and rest", text="Sleep and rest and food")] + [
        a_document(f"This and that {n}") for n in range(30)
    ]
    hit = Index(documents).find("sleep and").groups[0].hits[0]
    assert (marked_words(hit.title), marked_words(hit.excerpt)) == (["Sleep"], ["Sleep"])


# Words as they are compared


@given(st.text())
def test_folded_words_are_small_and_stay_as_they_are_when_folded_again(text):
    for word in folded(text):
        assert word == word.casefold() or not word.isascii()
        if word.isascii():
            assert folded(word) == [word]


def test_accents_apostrophes_and_dashes_do_not_matter():
    assert folded("Caregiver–child’s CAFÉ, it's") == ["caregiver", "childs", "cafe", "its"]
    assert folded("Iechyd meddwl plant bach: dŵr") == ["iechyd", "meddwl", "plant", "bach", "dwr"]
