"""Languages of the pages: a folder with translated words is enough, no code is touched.

`<folder>/<code>/LC_MESSAGES/django.po` is what translators write. It is compiled here into the data folder when it has
changed, without any tool outside Python. Its head may say `X-Fivefold-Name` (the language in its own words) and
`X-Fivefold-Status` (how far it was reviewed; shown on every page in that language).
"""

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

MOSTLY = 0.8
"""From this share of its words on, a page counts as translated; below it, it is marked as English."""
_TEMPLATE = re.compile(r"/templates/(.+\.jinja)$")


@dataclass(frozen=True)
class Words:
    """One language: `templates` are the pages that are mostly translated."""

    code: str
    name: str
    status: str
    templates: tuple[str, ...]


def prepared(folders, kept: Path) -> dict[str, Words]:
    """Every language of these folders, compiled below `kept`; a second call reads what the first one wrote."""
    files = {
        file.parts[-3]: file for folder in folders for file in Path(folder).glob("*/LC_MESSAGES/django.po")
    }
    return {code: _prepared(code, file, kept) for code, file in sorted(files.items())}


def _prepared(code, file, kept):
    stamp = [str(file), file.stat().st_mtime_ns, file.stat().st_size]
    about = kept / code / "about.json"
    if about.exists():
        known = json.loads(about.read_text(encoding="utf-8"))
        if known.pop("stamp") == stamp:
            return Words(**known | {"templates": tuple(known["templates"])})
    words = _compiled(code, file, kept)
    _write(about, json.dumps(asdict(words) | {"stamp": stamp}).encode())
    return words


def _compiled(code, file, kept):
    """Write the compiled words; say what the file tells about itself."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  only when something has changed
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with file.open("rb") as text:
        catalog = read_po(text, locale=None, abort_invalid=True)
    target = kept / code / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(f".{os.getpid()}")
    with half.open("wb") as compiled:
        write_mo(compiled, catalog)
    half.replace(target)
    head = file.read_text(encoding="utf-8").split("\n\n", 1)[0]
    return Words(code, _said(head, "Name") or code, _said(head, "Status"), _mostly_translated(catalog))


def _said(head, what):
    found = re.search(rf'"X-Fivefold-{what}: (.*?)\\n"', head)
    return found[1] if found else ""


def _mostly_translated(catalog):
    """Templates of whose words the greater part is translated."""
    done, every = {}, {}
    for message in catalog:
        for path, _line in message.locations if message.id else ():
            if found := _TEMPLATE.search(path):
                every[found[1]] = every.get(found[1], 0) + 1
                done[found[1]] = done.get(found[1], 0) + _is_translated(message)
    return tuple(sorted(name for name, count in every.items() if done[name] / count >= MOSTLY))


def _is_translated(message):
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return bool(strings) and all(strings) and not message.fuzzy


def _write(path, content):
    half = path.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.replace(path)
