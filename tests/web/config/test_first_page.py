"""The first page does not wait for what only later pages need."""

import os
import subprocess
import sys
from pathlib import Path

LATE = [
    "altair",
    "charset_normalizer",
    "docx",
    "docxtpl",
    "fontTools",
    "jsonschema",
    "markdown_it",
    "openpyxl",
    "pptx",
]
ALL_ADDRESSES = f"""
import sys
import django
django.setup()
import fivefold_web.config.urls
print(*[name for name in {LATE} if name in sys.modules])
"""


def test_libraries_of_files_documents_and_charts_are_not_loaded_at_the_start(tmp_path):
    source = Path(__file__).resolve().parents[3] / "src"
    environment = os.environ | {
        "PYTHONPATH": str(source),
        "FIVEFOLD_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", ALL_ADDRESSES], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []
