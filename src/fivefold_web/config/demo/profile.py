"""Invented councils around Harbourside and Moors, invented splits by group, chosen neighbours and two goals."""

import hashlib
from datetime import date
from random import Random

from fivefold.need.inequality import TENTHS
from fivefold.sources import recognise
from fivefold.statistics.intervals import wilson
from fivefold_web.config.demo.need import COLUMNS, ENGLAND, INDICATORS, SOURCE, YEARS, _csv
from fivefold_web.config.demo.place import HARBOURSIDE
from fivefold_web.need.actions import benchmarks
from fivefold_web.need.actions import files as actions

COUNCILS = (
    "Anchorby", "Brackenfold", "Cinderford Vale", "Dunlin Bay", "Eastmarch", "Fellgate", "Gorsemouth", "Heronsby",
    "Inchmere", "Kestrel Sound", "Larkstoke", "Millrace", "Netherquay", "Ousel Valley", "Pebbleton", "Saltfleet",
)  # fmt: skip
SPLIT = {93085: 0.55, 93436: -0.12, 90631: -0.2}
"""Indicators that are split by group, and how far the most deprived tenth stands above the average (as a share)."""
ETHNIC = (("Asian or Asian British", 0.1, 0.85), ("Black or Black British", 0.05, 1.05), ("Mixed", 0.06, 1.0),
          ("White", 0.76, 1.02), ("Other", 0.03, 0.95))  # fmt: skip
DEPRIVATION, ETHNICITY = "LSOA21 deprivation deciles in England (invented)", "Ethnic groups"


def bring_neighbours(lead, folder):
    """One more file of figures; two neighbours with their reasons; two goals with their source."""
    path = folder / "invented-other-councils.csv"
    path.write_text(_csv([COLUMNS, *_councils(), *_splits()]), encoding="utf-8")
    actions.take_in(
        partnership=lead.partnership,
        reading=recognise(path, path.name),
        filename=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        source=SOURCE,
        retrieved=date(2026, 11, 2),
        by=lead,
    )
    path.unlink()
    for number, why in (
        (6, "An invented port town, as large and as deprived."),
        (13, "Invented, with an old harbour and few homes."),
    ):
        benchmarks.choose_neighbour(
            partnership=lead.partnership, area=HARBOURSIDE.code, code=code_of(number), why=why, by=lead
        )
    for indicator, number, by_when in (("93085", 6.0, "2028/29"), ("30309", 95.0, "2027/28")):
        benchmarks.set_goal(
            partnership=lead.partnership,
            indicator=indicator,
            number=number,
            by_when=by_when,
            source="Invented plan of the Harbourside and Moors board, March 2026",
            by=lead,
        )


def code_of(number):
    return f"E06000{900 + number}"


def _councils():
    """Seven years of six indicators in sixteen councils."""
    rng = Random(2031)  # noqa: S311 - invented figures, the same every time
    for number, name in enumerate(COUNCILS):
        place = code_of(number), f"{name} (fictional)"
        size = rng.randrange(900, 5200)
        for indicator in INDICATORS:
            lean = rng.gauss(1, 0.18 if indicator[3] < 0.5 else 0.035)
            for year in YEARS:
                share = indicator[3] * lean * (1 + indicator[6]) ** (year - YEARS[0])
                yield _row(rng, indicator, place, size, share, year)


def _splits():
    """The newest two years of three indicators by deprivation, ethnic group and sex, in Harbourside and in England."""
    rng = Random(2032)  # noqa: S311 - invented figures, the same every time
    for indicator in INDICATORS:
        if indicator[0] not in SPLIT:
            continue
        for place, size, factor in (
            ((HARBOURSIDE.code, HARBOURSIDE.name), 2600, indicator[4]),
            (ENGLAND, 560000, 1),
        ):
            for year in YEARS[-2:]:
                share = indicator[3] * factor * (1 + indicator[6]) ** (year - YEARS[0])
                yield from _groups(rng, indicator, place, size, share, year)


def _groups(rng, indicator, place, size, share, year):
    steep = SPLIT[indicator[0]]
    for number, words in enumerate(TENTHS):
        name = f"{words[:1].upper()}{words[1:]} decile (invented)"
        lean = 1 + steep * (1 - 2 * number / 9)
        yield _row(rng, indicator, place, size // 10, share * lean, year, (DEPRIVATION, name))
    for name, part, lean in ETHNIC:
        yield _row(rng, indicator, place, int(size * part), share * lean, year, (ETHNICITY, name))
    for sex, lean in (("Female", 1.03), ("Male", 0.97)):
        if indicator[0] != 93085:
            yield _row(rng, indicator, place, size // 2, share * lean, year, sex=sex)


def _row(rng, indicator, place, size, share, year, group=("", ""), sex="Persons"):
    number, name, age = indicator[:3]
    of = max(int(size * rng.uniform(0.95, 1.05)), 8)
    count = round(of * min(max(share, 0.005), 0.99) * rng.uniform(0.97, 1.03))
    hidden = count < 8 and bool(group[0])
    found, wide = wilson(min(count, of), of), wilson(min(count, of), of, confidence=0.998)
    figures = [found.value, found.low, found.high, wide.low, wide.high]
    shown = [""] * 7 if hidden else [*(f"{100 * figure:.5f}" for figure in figures), min(count, of), of]
    note = "Value suppressed for disclosure control due to small count" if hidden else ""
    kind = "England" if place == ENGLAND else "Counties and Unitary Authorities"
    parent = ("", "") if place == ENGLAND else ENGLAND
    return [
        number, name, *parent, *place, kind, sex, age, *group, f"{year}/{(year + 1) % 100:02}", *shown, note, "", "",
        "", f"{year}0000", "", "", "1y",
    ]  # fmt: skip
