"""Where the cut page font lies, and whether it is there."""

from pathlib import Path

from django.templatetags.static import static

FOLDER = Path(__file__).resolve().parent / "static" / "design" / "fonts"
SHEET = FOLDER / "fivefold-sans.css"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


def file_name(style: str) -> str:
    return f"fivefold-sans-{style.lower()}.woff2"


def is_cut(folder: Path = FOLDER) -> bool:
    """Whether every file is there already."""
    return all((folder / name).exists() for name in (SHEET.name, *map(file_name, WEIGHTS)))


def font_sheet() -> str:
    """Address of the sheet that names the cut fonts, or nothing where they were not cut."""
    return static("design/fonts/fivefold-sans.css") if SHEET.exists() else ""
