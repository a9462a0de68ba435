"""What somebody sees who checks a package of their own on the command line."""

import csv
import io

import pytest

from fivefold import knowledge
from fivefold.knowledge.command import main
from fivefold.knowledge.kinds import KINDS

HEAD = 'kind: {kind}\nedition: "2026-12"\nlocale: {locale}\ncredit: Ours\n{more}items:\n'
FACTOR = """\
  - slug: damp-homes
    label: Damp homes
    text: Walls that stay wet.
    direction: risk
    levels: [family]
    cites: [{document: A local survey}]
"""


@pytest.fixture
def package(tmp_path):
    """Writes a file of a package."""

    def write(name="ours.yaml", kind="factors", items=FACTOR, locale="en-GB", more=""):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(HEAD.format(kind=kind, locale=locale, more=more) + items, encoding="utf-8")
        return str(file)

    return write


@pytest.fixture
def ask(capsys):
    """Exit code, lines printed, and lines of complaint."""

    def asked(*argv):
        status = main(argv)
        printed = capsys.readouterr()
        return status, printed.out.splitlines(), printed.err.splitlines()

    return asked


def test_a_sound_package_of_any_kind_is_counted(package, ask):
    assert ask("content", "check", package()) == (
        0,
        ["ours.yaml: 1 factors, edition 2026-12", "files: 1, faults: 0"],
        [],
    )


def test_a_fault_names_file_line_field_and_remedy(package, ask):
    file = package(items=FACTOR.replace("risk", "danger") + "    colour: red\n")
    status, out, err = ask("content", "check", file)
    assert (status, out) == (1, ["files: 1, faults: 2"])
    assert err[0].startswith("ours.yaml, line 9, items.0.direction: Input should be 'risk', 'protective', ")
    assert err[0].endswith("Remedy: use one of the words named.")
    assert err[1] == (
        "ours.yaml, line 12, items.0.colour: Extra inputs are not permitted. "
        "Remedy: remove this field, or correct its name."
    )


def test_a_package_may_point_to_the_toolkit_and_to_itself_but_not_to_nothing(package, ask):
    package("b.yaml")
    links = "    leads_to:\n" + "".join(
        f"      - {{factor: {slug}, why: We think so, cites: [{{document: A local survey}}]}}\n"
        for slug in ("damp-homes", "domestic-abuse", "domestic-abus")
    )
    folder = package("a.yaml", items=FACTOR.replace("damp-homes", "cold-homes") + links).removesuffix(
        "/a.yaml"
    )
    status, _, err = ask("content", "check", folder)
    assert status == 1
    (fault,) = err
    assert fault.startswith(
        "a.yaml, line 15, items.0.leads_to.2.factor: 'cold-homes' names 'domestic-abus', which"
    )
    assert "Remedy: use one of: domestic-abuse" in fault


def test_a_file_in_a_folder_of_a_folder_is_named_with_its_way(package, ask):
    folder = package("factors/part-1.yaml").removesuffix("/factors/part-1.yaml")
    assert ask("content", "check", folder)[1][0] == "factors/part-1.yaml: 1 factors, edition 2026-12"


def test_a_slug_in_two_files_of_a_package_is_refused(package, ask):
    package("a.yaml")
    folder = package("b.yaml").removesuffix("/b.yaml")
    assert ask("content", "check", folder)[2] == [
        "b.yaml, line 6, items.0.slug: 'damp-homes' is used in a.yaml too. Remedy: give each item its own."
    ]


def test_a_translation_is_known_by_its_language_and_checked_against_the_original(package, ask):
    words = "  - slug: domestic-abuse\n    label: Cam-drin domestig\n"
    status = "status: draft translation, not reviewed\n"
    assert ask("content", "check", package(items=words, locale="cy", more=status))[:2] == (
        0,
        [
            f"ours.yaml: 1 of {len(knowledge.factors())} factors in cy, draft translation, not reviewed",
            "files: 1, faults: 0",
        ],
    )
    assert ask("content", "check", package(items=words, locale="cy"))[2] == [
        (
            "ours.yaml, line 1, status: a translation says how far it was reviewed. "
            "Remedy: say how far it was reviewed: draft translation, not reviewed."
        )
    ]


def test_a_whole_package_may_be_written_in_another_language(package, ask):
    assert ask("content", "check", package(locale="cy"))[0] == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"kind: recipes\nitems: []\n", "line 1, kind: no schema knows the kind 'recipes'"),
        (b"items: []\n", "line 1, kind: the head does not name a kind"),
        (b"just words", "line 1, items: there is no list of items"),
        (b"kind: factors\nitems:\n  - label: \xff\n", "line 3, file: a letter is stored in a way that"),
        (b"kind: factors\nitems: [\n", "line 3, layout: "),
        (b"kind: factors\nitems: []\n", "line 1, edition: Field required"),
    ],
)
def test_a_file_that_is_no_content_is_refused_with_a_line(tmp_path, ask, text, fault):
    (tmp_path / "ours.yaml").write_bytes(text)
    status, _, err = ask("content", "check", str(tmp_path / "ours.yaml"))
    assert status == 1
    assert err[0].startswith(f"ours.yaml, {fault}")


def test_what_cannot_be_asked_ends_with_2(tmp_path, ask):
    assert ask("content", "check", str(tmp_path / "lost.yaml")) == (
        2,
        [],
        [f"fivefold: {tmp_path}/lost.yaml is not there. Remedy: check the name and the folder you are in."],
    )
    assert ask("content", "check", str(tmp_path))[0] == 2
    assert ask("content", "cook")[0] == 2
    assert ask()[0] == 2
    assert ask("--help")[0] == 0


def test_the_list_has_a_line_for_each_kind_with_edition_count_and_translations(ask):
    status, out, _ = ask("content", "list")
    lines = {line.split("\t")[0]: line.split("\t")[1:] for line in out}
    assert status == 0
    assert list(lines) == ["kind", *KINDS]
    assert lines["statements"] == ["11", "2026-11", "cy 11 of 11, draft translation, not reviewed"]


def test_the_coverage_is_a_table_with_a_line_for_each_row_and_place(ask):
    status, out, _ = ask("content", "coverage")
    table = list(csv.DictReader(io.StringIO("\n".join(out))))
    assert status == 0
    assert list(table[0]) == ["row", "kind", "slug", "part", "title", "waits_for"]
    assert {"row": "P6-CK-001", "kind": "statements"}.items() <= table[
        [r["row"] for r in table].index("P6-CK-001")
    ].items()
