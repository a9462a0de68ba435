"""Modules and functions stay small enough to be read in one go."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
MODULES = [p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts]


def functions():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node.name, node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_50_lines():
    assert [f for f in functions() if f[2] > 50] == []


def test_functions_are_about_ten_lines():
    assert median(size for _path, _name, size in functions()) <= 10


def test_no_module_is_longer_than_400_lines():
    assert [p for p in MODULES if len(p.read_text().splitlines()) > 400] == []
