"""The page font as files that the PDF writer can read. Without them the PDF takes a font of the system."""

from pathlib import Path

from django.conf import settings

from fivefold_web.design import lettering


def font_folders():
    """Folders with fonts for the PDF: the page font, unpacked once; none where it was never cut."""
    if not lettering.is_cut():
        return []
    folder = Path(settings.FIVEFOLD_DATA) / "fonts"
    for style in lettering.WEIGHTS:
        source = lettering.FOLDER / lettering.file_name(style)
        target = folder / f"{source.stem}.ttf"
        if not target.exists():
            _unpack(source, target)
    return [folder]


def _unpack(source, target):
    """Written beside and moved in place, so that no reader meets half a font."""
    from fontTools import ttLib  # noqa: PLC0415 - takes a second to import, is used once an installation

    target.parent.mkdir(parents=True, exist_ok=True)
    font = ttLib.TTFont(source)
    font.flavor = None
    beside = target.with_suffix(".new")
    font.save(beside)
    beside.replace(target)
