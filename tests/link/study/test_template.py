"""The template names every field of a study, is refused until it is filled in, and then is read."""

import pytest
from pydantic import BaseModel

from fivefold_link.study import schema
from fivefold_link.study.faults import StudyFaults
from fivefold_link.study.reading import TO_FILL_IN, read_study
from fivefold_link.study.schema import Role
from fivefold_link.study.template import template

MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, schema.Strict) and model is not schema.Strict
]


def test_a_template_that_is_not_filled_in_is_refused_at_every_such_line(tmp_path):
    path = tmp_path / "study.yaml"
    path.write_text(template(), encoding="utf-8")
    with pytest.raises(StudyFaults) as told:
        read_study(path)
    lines = [number for number, line in enumerate(template().splitlines(), 1) if f"'{TO_FILL_IN}" in line]
    assert sorted({fault.line for fault in told.value.faults}) == lines
    assert {fault.problem for fault in told.value.faults} == {"this is still to be filled in"}


def test_a_template_that_is_filled_in_is_read(tmp_path):
    path = tmp_path / "study.yaml"
    path.write_text(template().replace(f"{TO_FILL_IN}: ", ""), encoding="utf-8")
    study = read_study(path)
    assert [dataset.slug for dataset in study.datasets] == [
        "births",
        "health_visiting",
        "adult_mental_health",
    ]
    assert study.datasets[0].births
    assert study.datasets[0].source.path == tmp_path / "births.csv"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained_in_the_template(model: type[BaseModel]):
    words = " ".join(template().replace("#", " ").split())
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no description"
        assert f"{name}:" in words
        assert " ".join(field.description[1:].split()) in words


def test_every_role_of_a_column_is_explained():
    assert all(f"{role.value}: " in template() for role in Role)


def test_every_line_that_stands_behind_a_mark_can_be_used(tmp_path):
    """Where a default is shown, taking away the # changes nothing."""
    shown = [
        line.replace("# ", "", 1)
        if line.lstrip().startswith("# ")
        and line.rstrip().endswith(("false", "0", "40", "4", "LSOA", "wider", "latest"))
        and line.lstrip()[2:].split(":")[0].isidentifier()
        else line
        for line in template().replace(f"{TO_FILL_IN}: ", "").splitlines()
    ]
    (tmp_path / "study.yaml").write_text("\n".join(shown), encoding="utf-8")
    (tmp_path / "plain.yaml").write_text(template().replace(f"{TO_FILL_IN}: ", ""), encoding="utf-8")
    assert read_study(tmp_path / "study.yaml") == read_study(tmp_path / "plain.yaml")
