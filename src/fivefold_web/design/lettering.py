"""Where the cut page font lies, and whether it is there."""

from pathlib import Path

from django.templatetags.static import static

FOLDER = Path(__file__).resolve().parent / "static" / "design" / "fonts"
SHEET = FOLDER / "fivefold-sans.css"


def font_sheet() -> str:
    """Address of the sheet that names the cut fonts, or nothing where they were not cut."""
    return static("design/fonts/fivefold-sans.css") if SHEET.exists() else ""
