"""Another language is a folder: its words are laid over the original, and nothing else changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.knowledge import locales
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.locales import in_language, languages, read_translation, translation_status
from fivefold.knowledge.schemas import Checklist, Factor, Framework, Vignette
from fivefold.knowledge.translating import translatable, translated

HEAD = 'kind: statements\nedition: "2026-11"\nlocale: qx\ncredit: ours\nstatus: draft translation, not reviewed\nitems:\n'
ONE = "  - slug: tuning-in\n    title: Kuyay\n"


@pytest.fixture
def folder(tmp_path):
    """Translations into an invented language."""
    (tmp_path / "qx").mkdir()
    (tmp_path / "qx" / "statements.yaml").write_text(HEAD + ONE)
    return tmp_path


def faults(text, originals=None, code="qx"):
    originals = knowledge.statements() if originals is None else originals
    with pytest.raises(ContentError) as caught:
        read_translation(text, "qx.yaml", originals, code)
    return [str(fault) for fault in caught.value.faults]


def test_a_new_folder_is_a_new_language(folder):
    assert languages(folder) == ("qx",)
    new = {item.slug: item for item in in_language(knowledge.statements(), "qx", folder)}
    assert (new["tuning-in"].title, new["tuning-in"].locale) == ("Kuyay", "qx")


def test_what_is_not_translated_stays_in_the_language_of_the_original(folder):
    new = in_language(knowledge.statements(), "qx", folder)
    assert [(a.slug, a.text) for a in new] == [(a.slug, a.text) for a in knowledge.statements()]
    assert {a.locale for a in new if a.slug != "tuning-in"} == {"en-GB"}


def test_without_a_folder_or_a_file_everything_stays(folder):
    assert in_language(knowledge.statements(), "zz", folder) == knowledge.statements()
    assert in_language(knowledge.tiers(), "qx", folder) == knowledge.tiers()
    assert in_language((), "qx", folder) == ()
    assert languages(folder / "nowhere") == ()


def test_a_kind_says_how_far_it_is_translated_and_reviewed(folder):
    found = translation_status("qx", "statements", folder)
    assert (found.status, found.done, found.total) == ("draft translation, not reviewed", 1, 11)
    assert translation_status("qx", "tiers", folder) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            HEAD.replace("status: draft translation, not reviewed\n", "") + ONE,
            "line 1, status: a translation says how far it was reviewed",
        ),
        (HEAD + ONE.replace("tuning-in", "lost"), "line 7, items.0.slug: the original has no item 'lost'"),
        (HEAD + "  - title: Kuyay\n", "line 7, items.0.slug: the item has no slug"),
        (HEAD + "  - Kuyay\n", "line 7, items.0.slug: the item has no slug"),
        (
            HEAD + ONE + "    number: 3\n",
            "line 9, items.0.number: this field is not text, and stays as in the original",
        ),
        (
            HEAD + ONE + '    cites: [{part: 6, page: "71"}]\n',
            "line 9, items.0.cites: this field is not text",
        ),
        (HEAD + ONE + "    colour: puka\n", "line 9, items.0.colour: the original has no such field"),
        (HEAD + ONE + "    text: 7\n", "line 9, items.0.text: here words are expected"),
        (HEAD + ONE + ONE, "line 9, slug: 'tuning-in' is used twice"),
        (
            HEAD.replace("locale: qx", "locale: qy") + ONE,
            "line 3, locale: the folder is that of 'qx', not 'qy'",
        ),
        (HEAD.replace("statements", "tiers") + ONE, "line 1, kind: the file calls itself 'tiers'"),
    ],
)
def test_a_translation_with_anything_that_is_not_words_is_refused_with_its_line(text, fault):
    (found,) = faults(text)
    assert found.startswith(f"qx.yaml, {fault}")


CITES = [{"part": 4, "page": "57"}]


def part(slug):
    return {"slug": slug, "title": slug.title(), "text": "Some words"}


def refused(item, words):
    found = []
    translated(item, words, (), lambda path, problem, remedy: found.append((path, problem)))
    return found


def test_parts_of_an_item_are_found_by_their_slugs():
    framework = Framework.model_validate(
        {
            "slug": "a",
            "title": "A whole",
            "text": "Words",
            "cites": CITES,
            "elements": [part("one"), part("two")],
        }
    )
    words = {"elements": [{"slug": "two", "title": "Iskay", "examples": ["Huk", "Iskay"]}]}
    new = translated(framework, words, (), pytest.fail)
    assert [(e.title, e.text, e.examples) for e in new.elements] == [
        ("One", "Some words", ()),
        ("Iskay", "Some words", ("Huk", "Iskay")),
    ]
    assert refused(framework, {"elements": [{"slug": "three", "title": "Kimsa"}]}) == [
        (("elements", 0), "the original has no part 'three'")
    ]
    assert refused(framework, {"elements": "Kimsa"}) == [(("elements",), "here a list of parts is expected")]
    assert refused(framework, {"elements": [{"slug": "two", "examples": "Huk"}]}) == [
        (("elements", 0, "examples"), "here a list of words is expected")
    ]


def test_parts_without_slugs_are_found_by_their_order():
    vignette = Vignette.model_validate(
        {
            "slug": "a", "title": "A baby", "age": "now", "age_months": 1, "cites": CITES,
            "said": [{"words": "I cry"}, {"words": "you come", "support": True}],
        }
    )  # fmt: skip
    new = translated(vignette, {"said": [{"words": "Waqani"}]}, (), pytest.fail)
    assert [(run.words, run.support) for run in new.said] == [("Waqani", False), ("you come", True)]
    assert refused(vignette, {"said": [{"words": "Waqani", "support": True}]}) == [
        (("said", 0, "support"), "this field is not text, and stays as in the original")
    ]
    assert len(refused(vignette, {"said": [{"words": "Huk"}] * 3})) == 1


def test_names_and_pages_of_the_toolkit_are_never_translated():
    assert {"label", "text", "aliases", "leads_to"} == set(translatable(Factor))
    assert {"title", "text", "criteria"} == set(translatable(Checklist))
    for kind, schema in KINDS.items():
        assert {"slug", "cites", "locale", "mentions", "rows"}.isdisjoint(translatable(schema)), kind
        assert translatable(schema), kind


@given(
    st.sampled_from(knowledge.statements()), st.text(min_size=2).filter(lambda text: len(text.strip()) > 1)
)
def test_a_translation_changes_nothing_but_the_words_given(statement, words):
    new = translated(statement, {"slug": statement.slug, "text": words}, (), pytest.fail)
    assert new == statement.model_copy(update={"text": words.strip()})


def test_the_check_counts_translated_kinds_and_refuses_unknown_ones(folder):
    (folder / "qx" / "recipes.yaml").write_text("items: []")
    (folder / "qx" / "tiers.yaml").write_text(HEAD + ONE)
    found = list(locales.reports(folder))
    assert found[1] == "locales/qx/statements.yaml: 1 of 11 items, draft translation, not reviewed"
    assert [str(one).split(":")[0] for one in found if isinstance(one, Fault)] == [
        "locales/qx/recipes.yaml, line 1, file",
        "locales/qx/tiers.yaml, line 1, kind",
        "locales/qx/tiers.yaml, line 7, items.0.slug",
    ]


def test_every_packaged_translation_is_sound_and_says_how_far_it_was_reviewed():
    folder = Path(str(locales.locales_folder()))
    assert [one for one in locales.reports(folder) if isinstance(one, Fault)] == []
