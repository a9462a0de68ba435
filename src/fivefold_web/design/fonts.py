"""Cuts the page font once, at set-up: `python -m fivefold_web.design.fonts`.

Source Sans 3 is a variable font that some browsers and every chart writer draw too thin, and its name is reserved
(SIL Open Font License): we cut three static weights, rename them "Fivefold Sans" and write them as WOFF2.
Without them pages use the fonts of the system, so set-up never fails for a font.
"""

import sys
from pathlib import Path

import fontpkg_source_sans_3
from fontTools import subset, ttLib
from fontTools.varLib import instancer

from fivefold_web.design.lettering import FOLDER, SHEET, WEIGHTS, file_name, is_cut

FAMILY = "Fivefold Sans"
# Latin, Welsh letters, punctuation, arrows, the signs of ratings and comparisons, fractions.
LETTERS = "U+0020-007E, U+00A0-017F, U+0218-021B, U+1E80-1E85, U+1EF2-1EF3, U+2010-2027, U+2030-203A, U+20AC, U+2190-2193, U+2212, U+2260-2265, U+25A0-25CF"
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum", "case"]


def cut(folder: Path = FOLDER) -> None:
    """Write the three weights and, last, the sheet that names them: a half-done cut is not used."""
    folder.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        _write(style, weight, folder / file_name(style))
    (folder / SHEET.name).write_text("".join(_face(style, weight) for style, weight in WEIGHTS.items()))


def _write(style: str, weight: int, target: Path) -> None:
    package = Path(fontpkg_source_sans_3.__file__).parent
    font = ttLib.TTFont(package / "files" / "SourceSans3[wght].ttf")
    # Trimming before cutting is ten times quicker than the other way round.
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True)
    trimmed = subset.Subsetter(options)
    trimmed.populate(unicodes=subset.parse_unicodes(LETTERS.replace("U+", "")))
    trimmed.subset(font)
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    _rename(font, style)
    font.flavor = "woff2"
    font.save(target)


def _rename(font: object, style: str) -> None:
    """Give the cut its own name: the original one is reserved for the unchanged font."""
    full = f"{FAMILY} {style}"
    names = {
        1: FAMILY,
        2: style,
        3: f"Fivefold: {full}",
        4: full,
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
    }
    table = font["name"]  # type: ignore[index]
    for record in list(table.names):
        if record.nameID in (*names, 17, 21, 22, 25):
            table.removeNames(nameID=record.nameID)
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    table.setName(style, 17, 3, 1, 0x409)


def _face(style: str, weight: int) -> str:
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: normal; font-display: swap;'
        f' src: url("{file_name(style)}") format("woff2"); unicode-range: {LETTERS}; }}\n'
    )


def main(folder: Path = FOLDER) -> int:
    """Cut what is missing. Whatever goes wrong, the workspace opens with the fonts of the system."""
    try:
        if not is_cut(folder):
            cut(folder)
    except Exception as trouble:  # noqa: BLE001 - a font must never stop set-up
        print(f"Fonts were not prepared ({trouble}); pages use the fonts of your system.", file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
