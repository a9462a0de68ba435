"""The tables `records` and `adult_records`: every agency's rows in one shape, numbered in the order of the study.

Two passes in one statement for each dataset: the inner reads text (trims, letters, digits), the outer decides
(placeholders, check digits, swapped dates), so that no expression is spelt out twice.
"""

from __future__ import annotations

import pyarrow as pa

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.standardise import dates, names, numbers, places
from fivefold_link.study.schema import About, Dataset, Role, Study

NICKNAMES, POSTCODES, DEPRIVATION = "standard_nicknames", "standard_postcodes", "standard_deprivation"
SEX = "CASE WHEN {0} IN ('F', 'FEMALE', '2', 'GIRL') THEN 'F' WHEN {0} IN ('M', 'MALE', '1', 'BOY') THEN 'M' END"


def records(engine: Engine, study: Study, progress: Progress) -> None:
    """Make `records` (children) and `adult_records` (adults) from the tables `raw_<dataset>`."""
    progress.step("Standardise names, dates, postcodes and numbers", len(study.datasets))
    engine.put(NICKNAMES, names.nicknames())
    engine.put(POSTCODES, places.postcode_lookup(study.areas.postcode_lookup))
    engine.put(DEPRIVATION, places.deprivation_lookup(study.areas.names))
    selects: dict[About, list[str]] = {About.CHILD: [], About.ADULT: []}
    first = 0
    for index, dataset in enumerate(study.datasets):
        selects[dataset.about].append(_select(engine, study, dataset, index, first))
        first += engine.count(f"raw_{dataset.slug}")
        progress.advance()
    nothing = _nothing(selects[About.CHILD] or selects[About.ADULT])
    engine.make("records", " UNION ALL ".join(selects[About.CHILD]) or nothing)
    engine.make("adult_records", " UNION ALL ".join(selects[About.ADULT]) or nothing)
    engine.drop(NICKNAMES, POSTCODES, DEPRIVATION)
    _warn(engine, study, progress)


def _nothing(selects: list[str]) -> str:
    return f"SELECT * FROM ({selects[0]}) AS shape WHERE FALSE"


def _warn(engine: Engine, study: Study, progress: Progress) -> None:
    if study.fictional:
        return
    state = numbers.NhsState.NEVER_ISSUED
    query = " UNION ALL ".join(
        f"SELECT count(*) FROM {table} WHERE nhs_state = '{state}'" for table in ("records", "adult_records")
    )
    refused = sum(int(str(row[0])) for row in engine.rows(query))
    if refused:
        progress.say(
            f"{refused} NHS numbers from 999 000 0000 up were not used: that range is never issued. "
            "If these records are made up, say `fictional: true` in the study."
        )


class _Columns:
    """The columns of one raw table as expressions: text trimmed by nobody yet, or NULL where the dataset lacks it."""

    def __init__(self, engine: Engine, dataset: Dataset):
        self._columns = dataset.columns
        schema = engine.arrow(f"SELECT * FROM raw_{dataset.slug} LIMIT 0").schema
        self._types = {field.name: field.type for field in schema}

    def name(self, role: Role) -> str:
        return '"' + self._columns[role].replace('"', '""') + '"'

    def kind(self, role: Role) -> pa.DataType | None:
        return self._types.get(self._columns[role]) if role in self._columns else None

    def text(self, role: Role) -> str:
        kind = self.kind(role)
        if role not in self._columns:
            return "CAST(NULL AS VARCHAR)"
        if kind is not None and pa.types.is_floating(kind):
            # A column of numbers with gaps arrives as 9990000018.0: whole numbers are meant.
            return f"CAST(CAST({self.name(role)} AS BIGINT) AS VARCHAR)"
        return f"CAST({self.name(role)} AS VARCHAR)"

    def date(self, role: Role) -> str:
        kind = self.kind(role)
        if kind is not None and (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
            return f"CAST({self.name(role)} AS DATE)"
        return dates.date_of(self.text(role)) if role in self._columns else "CAST(NULL AS DATE)"

    def digits(self, role: Role) -> str:
        kind = self.kind(role)
        if kind is not None and pa.types.is_integer(kind):
            # As text a number could lose leading zeros; 0 to 9999999999 is the whole range.
            return f"CASE WHEN {self.name(role)} BETWEEN 0 AND 9999999999 THEN CAST({self.name(role)} AS BIGINT) END"
        return numbers.digits_of(self.text(role)) if role in self._columns else "CAST(NULL AS BIGINT)"

    def letters(self, role: Role) -> str:
        return names.letters_of(self.text(role)) if role in self._columns else "CAST(NULL AS VARCHAR)"


def _trimmed(text: str) -> str:
    return f"CASE WHEN trim({text}) <> '' THEN trim({text}) END"


def _inner(engine: Engine, dataset: Dataset) -> str:
    """The rows of a raw table with every text read and nothing judged."""
    of = _Columns(engine, dataset)
    source = of.text(Role.ID) if Role.ID in dataset.columns else "CAST(row_number AS VARCHAR)"
    columns = {
        "row_number": "CAST(row_number AS BIGINT)",
        "source_id": _trimmed(source),
        "nhs_text": of.text(Role.NHS_NUMBER),
        "nhs_digits": of.digits(Role.NHS_NUMBER),
        "mother_digits": of.digits(Role.MOTHER_NHS_NUMBER),
        "child_digits": of.digits(Role.CHILD_NHS_NUMBER),
        "forename_letters": of.letters(Role.FORENAME),
        "surname_letters": of.letters(Role.SURNAME),
        "other_letters": of.letters(Role.OTHER_SURNAME),
        "birth_date": dates.known_date(of.date(Role.BIRTH_DATE)),
        "sex_code": f"upper(trim({of.text(Role.SEX)}))",
        "postcode": places.postcode_of(of.text(Role.POSTCODE)),
        "uprn": numbers.whole_number(of.text(Role.UPRN), 1, 999_999_999_999, "BIGINT"),
        "household": _trimmed(of.text(Role.HOUSEHOLD)),
        "ethnicity": _trimmed(of.text(Role.ETHNICITY)),
        "area": _trimmed(of.text(Role.AREA)),
        "deprivation": numbers.whole_number(of.text(Role.DEPRIVATION), 1, 10, "SMALLINT"),
        "seen": dates.known_date(of.date(Role.SEEN)),
        "gestation_weeks": numbers.whole_number(of.text(Role.GESTATION_WEEKS), 16, 45, "SMALLINT"),
    }
    listed = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    return f"SELECT {listed} FROM raw_{dataset.slug}"


def _judged() -> str:
    """Names that are names: the second pass over letters."""
    forenames, beginnings, surnames = names.placeholders()
    return (
        f"*, {names.name_of('forename_letters', forenames, beginnings)} AS forename,"
        f" {names.name_of('surname_letters', surnames)} AS surname,"
        f" {names.name_of('other_letters', surnames)} AS other_name"
    )


def _select(engine: Engine, study: Study, dataset: Dataset, index: int, first: int) -> str:
    """One dataset's part of `records` or `adult_records`; its first row has the record number `first`."""
    sound = {name: numbers.valid_only(f"{name}_digits", fictional=study.fictional) for name in _NUMBERS}
    columns = {
        "record": f"CAST({first} + row_number - 1 AS BIGINT)",
        "dataset": f"CAST({index} AS SMALLINT)",
        "source_id": "source_id",
        "row_number": "row_number",
        "nhs": sound["nhs"],
        "nhs_state": numbers.state_of("nhs_text", "nhs_digits", fictional=study.fictional),
        "forename": "forename",
        "forename_root": f"COALESCE({NICKNAMES}.root, forename)",
        "surname": "surname",
        "other_surname": "CASE WHEN other_name = surname THEN NULL ELSE other_name END",
        "birth_date": "birth_date",
        "birth_date_swapped": dates.swapped("birth_date"),
        "sex": SEX.format("sex_code"),
        "postcode": "raw.postcode",
        "uprn": "uprn",
        "household": "household",
        "ethnicity": "ethnicity",
        "area": f"COALESCE(raw.area, {POSTCODES}.area)",
        "deprivation": f"COALESCE(deprivation, CAST({DEPRIVATION}.decile AS SMALLINT))",
        "seen": "seen",
        "gestation_weeks": "gestation_weeks",
        "mother_nhs": sound["mother"],
        "child_nhs": sound["child"],
    }
    listed = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    return (
        f"SELECT {listed} FROM (SELECT {_judged()} FROM ({_inner(engine, dataset)}) AS texts) AS raw"
        f" LEFT JOIN {NICKNAMES} ON {NICKNAMES}.name = raw.forename"
        f" LEFT JOIN {POSTCODES} ON {POSTCODES}.postcode = raw.postcode"
        f" LEFT JOIN {DEPRIVATION} ON {DEPRIVATION}.area = COALESCE(raw.area, {POSTCODES}.area)"
    )


_NUMBERS = ("nhs", "mother", "child")
