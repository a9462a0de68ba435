"""The staged method against the plain oracle, and on the situations that families bring."""

from datetime import date

import pyarrow as pa
import pytest

from fivefold_link.demo import recipe
from fivefold_link.demo.records import SCHEMA, parts
from fivefold_link.demo.truth import pair_quality
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.linkage import learning
from fivefold_link.linkage.choosing import linker_for
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.staged import Staged
from fivefold_link.study import schema
from tests.link.oracles import linkage as oracle

AGENCIES = ("births", "health_visiting", "early_education", "social_care", "housing", "adult_services")
OLIVIA = {
    "forename": "OLIVIA", "forename_root": "OLIVIA", "surname": "HARGREAVES", "birth_date": date(2023, 4, 17),
    "sex": "F", "postcode": "ZZ12AB",
}  # fmt: skip
ONE, TWO, THREE = 9990000018, 9990000026, 9990000034


def a_study(once=(), **linkage):
    agreement = schema.Agreement(
        reference="a", between=("a",), data_items="a", lawful_basis=("a",), status="fictional", retention="a",
        contacts=("a",),
    )  # fmt: skip
    datasets = tuple(
        schema.Dataset(
            slug=slug, title=slug, owner=slug, agreement="a", source=schema.FileSource(path="a.csv"),
            covers_from=date(2020, 1, 1), covers_to=date(2026, 3, 31), one_record_each=slug in once,
        )
        for slug in AGENCIES
    )  # fmt: skip
    return schema.Study(
        fivefold_study=1, title="t", purpose="p", controller="c", fictional=True, factor_edition="e",
        agreements=(agreement,), datasets=datasets, population=schema.Population(title="all"),
        areas=schema.Areas(vintage="fictional"), linkage=schema.Linkage(**linkage),
    )  # fmt: skip


def a_file(children, scenario="B", seed=1):
    made = recipe.Recipe(children=children, scenario=scenario, seed=seed)
    return pa.concat_tables(parts(made))


def rows(*records):
    """Records as a table; each names what it differs in from OLIVIA, its dataset and its number."""
    filled = []
    for place, record in enumerate(records):
        given = {
            "record": place,
            "row_number": place + 1,
            "source_id": str(place),
            "dataset": 0,
            **OLIVIA,
            **record,
        }
        if given["birth_date"] and given["birth_date"].day <= 12:
            day = given["birth_date"]
            given["birth_date_swapped"] = date(day.year, day.day, day.month)
        if "forename" in record:
            given["forename_root"] = record.get("forename_root", record["forename"])
        filled.append({field.name: given.get(field.name) for field in SCHEMA})
    return pa.Table.from_pylist(filled, schema=SCHEMA)


def linked(engine, table, model=None, study=None):
    engine.put("records", table)
    run = Staged(model=model).link(engine, study or a_study(), Quiet())
    found = engine.arrow("SELECT record, person FROM clusters ORDER BY record")
    return run, dict(zip(found["record"].to_pylist(), found["person"].to_pylist(), strict=True))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """What a file of some thousand children teaches."""
    engine = DuckEngine(tmp_path_factory.mktemp("model"), memory_limit="1GB", threads=2)
    run, _ = linked(engine, a_file(6000, seed=99))
    engine.close()
    return run.model


@pytest.mark.parametrize(("scenario", "seed"), [("A", 1), ("B", 2), ("B", 3), ("B", 4)])
def test_every_record_stands_in_the_cluster_that_the_plain_rules_give(engine, model, scenario, seed):
    table = a_file(220, scenario, seed)
    _, found = linked(engine, table, model)
    assert found == oracle.clusters(table.to_pylist(), learning.from_json(model))


def test_whom_the_plain_rules_do_not_believe_is_not_believed(engine, model):
    table = rows(
        {"nhs": ONE}, {"nhs": ONE, "dataset": 1},
        {"nhs": ONE, "dataset": 2, "forename": "THEODORE", "birth_date": date(2021, 9, 30)},
        {"nhs": ONE, "dataset": 3, "forename": "MARCUS", "sex": "M"},
        {"nhs": TWO, "birth_date": date(2023, 4, 5)}, {"nhs": TWO, "dataset": 1, "birth_date": date(2023, 5, 4)},
    )  # fmt: skip
    run, _ = linked(engine, table, model)
    assert oracle.unbelieved(table.to_pylist()) == {2, 3}
    assert run.figures["numbers not believed"] == {"a twin": 1, "agrees with no other record": 1}


def test_twins_stay_two_children(engine, model):
    twin = {"forename": "MARCUS", "sex": "M"}
    table = rows(
        {"nhs": ONE}, {"nhs": TWO, **twin}, {"dataset": 2}, {"dataset": 2, **twin},
        {"dataset": 4}, {"dataset": 4, **twin},
    )  # fmt: skip
    _, found = linked(engine, table, model)
    assert found == {0: 0, 1: 1, 2: 0, 3: 1, 4: 0, 5: 1}


def test_a_record_that_could_be_either_twin_goes_to_neither(engine, model):
    table = rows({"nhs": ONE}, {"nhs": TWO, "forename": "MATILDA"}, {"dataset": 2, "forename": None})
    _, found = linked(engine, table, model)
    assert found == {0: 0, 1: 1, 2: 2}


def test_a_number_of_another_child_does_not_draw_a_record_to_that_child(engine, model):
    other = {
        "forename": "THEODORE",
        "surname": "ASHWORTH",
        "birth_date": date(2021, 9, 30),
        "postcode": "ZZ92XY",
        "sex": "M",
    }
    table = rows(
        {"nhs": ONE}, {"nhs": ONE, "dataset": 1}, {"nhs": TWO, **other}, {"nhs": ONE, "dataset": 2, **other}
    )
    _, found = linked(engine, table, model)
    assert found == {0: 0, 1: 0, 2: 2, 3: 2}


def test_one_number_on_every_record_of_an_agency_identifies_nobody(engine, model):
    table = a_file(300, "A", 5)
    numbers = [
        ONE if dataset == 2 else number
        for dataset, number in zip(table["dataset"].to_pylist(), table["nhs"].to_pylist(), strict=True)
    ]
    spoilt = table.set_column(table.column_names.index("nhs"), "nhs", pa.array(numbers, pa.int64()))
    run, found = linked(engine, spoilt, model)
    assert run.figures["numbers not believed"]["shared by many children"] == table[
        "dataset"
    ].to_pylist().count(2)
    assert found == oracle.clusters(spoilt.to_pylist(), learning.from_json(model))


def test_a_changed_surname_and_a_swapped_birth_date_are_found(engine, model):
    births = {"birth_date": date(2023, 4, 7)}
    table = rows(
        {"nhs": ONE, **births}, {"dataset": 2, **births, "surname": "OKAFOR"},
        {"dataset": 4, "birth_date": date(2023, 7, 4)},
    )  # fmt: skip
    _, found = linked(engine, table, model)
    assert found == {0: 0, 1: 0, 2: 0}


def test_an_empty_agency_changes_nothing(engine, model):
    table = a_file(200, "B", 6).filter(
        pa.compute.not_equal(pa.chunked_array(a_file(200, "B", 6)["dataset"]), 4)
    )
    _, found = linked(engine, table, model)
    assert set(found) == set(table["record"].to_pylist())


def test_three_in_ten_records_twice_are_one_child_each(engine, model):
    table = a_file(200, "B", 7)
    copies = table.slice(0, int(len(table) * 0.3))
    last = max(table["record"].to_pylist()) + 1
    again = copies.set_column(0, "record", pa.array(range(last, last + len(copies)), pa.int64()))
    _, found = linked(engine, pa.concat_tables([table, again]), model)
    engine.put(
        "truth",
        pa.concat_tables([table, again]).select(["record", "truth"]).rename_columns(["record", "person"]),
    )
    assert pair_quality(engine).precision > 0.99


@pytest.mark.parametrize("seed", range(8))
def test_no_person_ever_holds_two_believed_numbers(engine, model, seed):
    table = a_file(150, "AB"[seed % 2], seed)
    _, found = linked(engine, table, model)
    lost = oracle.unbelieved(table.to_pylist())
    held: dict[int, set[int]] = {}
    for row in table.to_pylist():
        if row["nhs"] is not None and row["record"] not in lost:
            held.setdefault(found[row["record"]], set()).add(row["nhs"])
    assert max(len(numbers) for numbers in held.values()) == 1


def test_the_same_file_gives_the_same_clusters_and_model_with_one_thread_and_two(tmp_path):
    table, told = a_file(3000, seed=8), []
    for threads in (1, 2):
        engine = DuckEngine(tmp_path / str(threads), memory_limit="1GB", threads=threads)
        run, found = linked(engine, table)
        told.append((run.model, found, engine.rows("SELECT * FROM scored_pairs ORDER BY 1, 2")))
        engine.close()
    assert told[0] == told[1]


def test_a_model_that_was_kept_decides_in_the_same_way(engine):
    table = a_file(2000, seed=9)
    run, first = linked(engine, table)
    _, again = linked(engine, table, run.model)
    assert again == first


def test_most_of_what_is_linked_is_right_and_most_is_found(engine):
    table = a_file(6000, seed=10)
    linked(engine, table)
    engine.put("truth", table.select(["record", "truth"]).rename_columns(["record", "person"]))
    made = pair_quality(engine)
    assert made.precision > 0.995
    assert made.recall > 0.985


def test_a_dataset_that_knows_each_child_once_gives_each_child_one_record(engine, model):
    study = a_study(once=("housing",))
    table = rows({"nhs": ONE}, {"dataset": 4}, {"dataset": 4, "postcode": "ZZ12AC"}, {"dataset": 3})
    _, found = linked(engine, table, model, study)
    assert found == {0: 0, 1: 0, 2: 2, 3: 0}


def test_judgements_have_the_last_word(engine, model, tmp_path):
    labels = tmp_path / "labels.csv"
    labels.write_text("left,right,judgement\nbirths/0,housing/1,different\nbirths/0,housing/2,same\n")
    stranger = {
        "forename": "ZARA",
        "surname": "QUIGLEY",
        "postcode": "ZZ99QQ",
        "birth_date": date(2020, 1, 30),
    }
    table = rows({"nhs": ONE}, {"dataset": 4}, {"dataset": 4, **stranger})
    _, found = linked(engine, table, model, a_study(labels=labels))
    assert found == {0: 0, 1: 1, 2: 0}


def test_the_method_is_chosen_by_how_many_pairs_share_a_number(engine):
    table = a_file(1500, "A", 11)
    engine.put("records", table)
    assert isinstance(linker_for(engine, a_study()), Staged)
    without = table.set_column(table.column_names.index("nhs"), "nhs", pa.nulls(len(table), pa.int64()))
    engine.put("records", without)
    chosen = linker_for(engine, a_study())
    assert isinstance(chosen, WholeFile)
    assert "only 0 pairs" in chosen.why


def test_nothing_is_left_behind_but_what_is_promised(engine, model):
    linked(engine, a_file(100, seed=12), model)
    tables = {row[0] for row in engine.rows("SELECT table_name FROM information_schema.tables")}
    assert tables == {"records", "clusters", "scored_pairs", "pattern_model", "rehearsal"}


def test_a_birth_date_and_postcode_filled_in_for_everybody_are_no_block(engine, model):
    table = a_file(700, "B", 13)
    birth, postcode = table.column_names.index("birth_date"), table.column_names.index("postcode")
    one_day = pa.array([date(2020, 1, 1)] * len(table), pa.date32())
    filled = table.set_column(birth, "birth_date", one_day)
    filled = filled.set_column(postcode, "postcode", pa.array(["ZZ11AA"] * len(table)))
    run, _ = linked(engine, filled, model)
    assert run.figures["pairs weighed"] < 100 * len(table)


def test_without_any_number_the_staged_method_says_what_to_do(engine):
    with pytest.raises(Refused, match="Say `method: splink`"):
        linked(engine, rows({}, {"dataset": 1}))


def test_a_model_of_another_version_is_refused(engine, model):
    with pytest.raises(Refused, match="made by another version"):
        linked(engine, rows({"nhs": ONE}), {**model, "version": 0})


def test_a_file_without_records_has_no_clusters(engine, model):
    _, found = linked(engine, rows({}).slice(0, 0), model)
    assert found == {}


def test_a_household_whose_children_differ_gives_a_group_one_of_them(engine, model):
    home = {"dataset": 4, "household": "7"}
    table = rows({"nhs": ONE}, home, {**home, "forename": "OLIVIE", "birth_date": date(2023, 4, 18)})
    _, found = linked(engine, table, model, a_study(households=True))
    assert found == {0: 0, 1: 0, 2: 2}
