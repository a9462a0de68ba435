"""Large files about small areas, as publishers and partnerships write them."""

import gzip

HEADING = (
    "Indicator,Area code,Period,Value,Unit,Lower 95% limit,Upper 95% limit,Count,Denominator,Sex,Age,"
    "Good direction,Source"
)


def small_row(
    code,
    value="20",
    *,
    indicator="Seen by a visitor",
    period="2024",
    low="",
    high="",
    count="",
    of="",
    **about,
):
    facts = {
        "unit": "%",
        "sex": "Persons",
        "age": "0-4 yrs",
        "direction": "high",
        "source": "Council",
    } | about
    cells = (
        indicator, code, period, value, facts["unit"], low, high, count, of, facts["sex"], facts["age"],
        facts["direction"], facts["source"],
    )  # fmt: skip
    return ",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in cells)


def a_small_area_file(*rows):
    return "\n".join((HEADING, *rows, ""))


def packed(text):
    """The file as people send it when it is large."""
    return gzip.compress(text.encode(), mtime=0)


def codes(number, first=1, prefix="E01"):
    return [f"{prefix}{first + at:06}" for at in range(number)]
