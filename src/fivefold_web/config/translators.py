"""`make words`: write down all words of the pages, and bring every translation up to date with them.

    python -m fivefold_web.config.translators [FOLDER]

New words come in untranslated, words that are gone go out, what is translated stays. FOLDER holds one folder for each
language (`cy/LC_MESSAGES/django.po`); a new one is begun by making such a folder.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[2]
PROJECT = SOURCE.parent
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {"**.jinja": {"trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "marked": None, "ngettext": (1, 2)}


def main(folder):
    words = all_words()
    template = PROJECT / "var" / "words.pot"
    template.parent.mkdir(exist_ok=True)
    _write(template, words)
    print(f"{len(words)} words to translate are in {template.relative_to(PROJECT)}")
    for language in sorted(Path(folder).glob("*/LC_MESSAGES")):
        print(renewed(language / "django.po", words))


def all_words():
    """Every message of the pages and the domain, each with the files where it stands."""
    words = Catalog(project="Fivefold", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        SOURCE, METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        words.add(message, None, [(f"src/{name}", 0)], auto_comments=comments, context=context)
    return words


def renewed(path, words):
    """Bring one translation up to date; says how much of it is translated."""
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0] if path.exists() else ""
    code = path.parts[-3]
    catalog = _read(path, code)
    catalog.update(words, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    _write(path, catalog, head)
    done = sum(1 for one in catalog if one.id and one.string and all(_strings(one)))
    return f"{code}: {done} of {len(catalog)} translated"


def _read(path, code):
    if not path.exists():
        return Catalog(locale=code, charset="utf-8")
    with path.open("rb") as text:
        return read_po(text, locale=code)


def _strings(message):
    return message.string if isinstance(message.string, (tuple, list)) else (message.string,)


def _write(path, catalog, head=""):
    """Sorted and without line numbers, so that a change shows only what changed; the head stays as it was written."""
    with path.open("wb") as file:
        write_po(file, catalog, sort_output=True, include_lineno=False, width=110, ignore_obsolete=True)
    if head:
        body = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
        path.write_text(f"{head}\n\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else SOURCE / "fivefold_web" / "locale")
