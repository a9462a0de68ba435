"""A file without any identifier, several noisy records a person: Splink's path on invented historical people."""

from fivefold_link.demo.historical import historical
from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.em_fields import Field, Fields, Kind
from tests.link.linkage.families import a_study, pair_figures

START = "substr(postcode_fake, 1, 3)"

HISTORICAL = Fields(
    compared=(
        Field("first_name", Kind.NAME),
        Field("surname", Kind.NAME),
        Field("dob", Kind.DATE),
        Field("postcode_fake", Kind.POSTCODE),
        Field("birth_place", Kind.TEXT),
        Field("occupation", Kind.TEXT),
    ),
    blocks=(
        ("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
        ("surname", "dob"),
        ("first_name", "dob"),
        ("postcode_fake", "first_name"),
        ("postcode_fake", "surname"),
        ("dob", "birth_place"),
        (START, "dob"),
        (START, "first_name"),
        (START, "surname"),
        ("substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"),
    ),
    learnt_on=(("first_name", "surname"), ("dob",), ("postcode_fake",)),
    certain=(("first_name", "surname", "dob"), ("substr(first_name, 1, 2)", "surname", "postcode_fake")),
    certain_share=0.6,
)


def test_people_without_any_identifier_are_linked_as_well_as_splinks_own_settings_do(engine):
    file = historical(8000)
    engine.put(
        "records", file.rename_columns(["record" if n == "unique_id" else n for n in file.column_names])
    )
    run = WholeFile(fields=HISTORICAL, why="no identifiers").link(engine, a_study(), Quiet())
    people = engine.arrow("SELECT person FROM clusters ORDER BY record")["person"].to_numpy()
    precision, recall, f1 = pair_figures(people, file["cluster"].to_numpy())
    print(f"historical 8k: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    assert not run.figures["calibrated"]
    assert f1 >= 0.83
