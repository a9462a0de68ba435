"""There is one way into a release folder. Who adds another has to change this test."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src" / "fivefold_link"
RELEASING, SEALING = "safe_output/releasing.py", "safe_output/sealing.py"


def importers_of(module, name):
    """Modules of the secure engine that bring in a name of a module, or the whole module."""
    package, _, last = module.rpartition(".")
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            brought = (
                {alias.name for alias in node.names}
                if isinstance(node, ast.ImportFrom | ast.Import)
                else set()
            )
            source = node.module if isinstance(node, ast.ImportFrom) else ""
            named = source == module and brought & {name, "*"}
            whole = module in brought or (source == package and last in brought)
            if named or whole:
                found.add(path.relative_to(SOURCE).as_posix())
    return sorted(found)


def callers_of(name, path):
    """Functions of a module that call a name."""
    return [
        function.name
        for function in ast.walk(ast.parse((SOURCE / path).read_text()))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    ]


def test_only_an_approval_seals_a_release():
    assert importers_of("fivefold_link.safe_output.sealing", "seal") == [RELEASING]
    assert callers_of("seal", RELEASING) == ["approve"]


def test_only_releasing_makes_and_signs_files_of_a_release():
    for name in ("pack", "with_prepared", "with_checked"):
        assert importers_of("fivefold.release.packing", name) == [RELEASING], name
    assert importers_of("fivefold.release.packing", "files_of") == []


def test_only_releasing_and_sealing_write_folders_of_a_release():
    assert importers_of("fivefold_link.safe_output.sealing", "write_folder") == [RELEASING]
    assert callers_of("write_folder", SEALING) == ["seal"]
    assert callers_of("write_folder", RELEASING) == ["prepare"]


def test_an_importer_is_found_where_there_is_one():
    assert SEALING in importers_of("fivefold.release.packing", "zipped")
