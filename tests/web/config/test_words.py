"""Every word that a reader sees can be translated."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir as words_in

SOURCE = Path(__file__).parents[3] / "src"
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "marked": None, "ngettext": (1, 2)}
TEMPLATES = sorted(
    path for path in (SOURCE / "fivefold_web").glob("*/templates/**/*.jinja") if path.name != "gallery.jinja"
)
# Names of things are not words. The gallery of parts is for developers and stays in English.
NAMES = {"Fivefold", "PNG", "SVG"}


def test_labels_of_the_domain_and_of_pages_are_found_by_the_translators_tools():
    found = {message for _file, _line, message, *_more in words_in(SOURCE, METHODS, keywords=KEYWORDS)}
    assert {"Caregiver–child relationship", "Make a finding", "Create a place"} <= found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_word_outside_gettext(path):
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text(), flags=re.S)
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<!doctype[^>]*>|<[^>]*>", " ", text, flags=re.S)
    words = set(re.findall(r"[A-Za-z]{3,}", re.sub(r"&\w+;|\bff-[\w-]+", " ", text))) - NAMES
    assert words == set()
