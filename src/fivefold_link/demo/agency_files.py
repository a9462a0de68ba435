"""The files of the fictional agencies as partners send them: each with its own columns, codes and spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from fivefold_link.demo import spelling
from fivefold_link.demo.adults import REASONS, Adults, Contacts
from fivefold_link.demo.flags import bits
from fivefold_link.demo.population import ETHNICITIES, Population
from fivefold_link.demo.protective import GOOD_TO_HAVE
from fivefold_link.demo.written import NO_NUMBER, Written

Bools = npt.NDArray[np.bool_]
Rows = dict[str, object]

NOTICED, WRONGLY_TICKED = 0.88, 0.003


@dataclass(frozen=True, eq=False)
class Sheet:
    """One agency's rows while its file is made; `good` holds the protective factors of each child as bits."""

    people: Population
    written: Written
    good: npt.NDArray[np.uint64]
    rng: np.random.Generator

    def __len__(self) -> int:
        return len(self.written.known.child)

    def notices(self, slugs: str) -> Bools:
        """Children of whom the agency writes down one of these risks: most who face it, and very few who do not."""
        faces = (self.people.flags[self.written.known.child] & bits(slugs)) > 0
        return self._ticked(faces)

    def finds(self, slug: str) -> Bools:
        """Children of whom the agency writes down this protective factor."""
        place = np.uint64([flag.slug for flag in GOOD_TO_HAVE].index(slug))
        return self._ticked((self.good[self.written.known.child] >> place & np.uint64(1)) > 0)

    def _ticked(self, holds: Bools) -> Bools:
        drawn = self.rng.random(len(self))
        return np.where(holds, drawn < NOTICED, drawn < WRONGLY_TICKED)

    def ids(self, letter: str) -> list[str]:
        return [f"{letter}{row:07d}" for row in range(1, len(self) + 1)]

    def nhs(self, *, spaced: bool) -> npt.NDArray[np.str_]:
        """As typed; a few whose number is not known have ten zeros."""
        shown = spelling.numbers(self.written.number, spaced=spaced)
        zeros = (self.written.number_is == NO_NUMBER) & (self.rng.random(len(self)) < 0.01)
        return np.where(zeros, "0000000000", shown)

    def sex(self, girl: str, boy: str) -> npt.NDArray[np.str_]:
        told = np.where(self.written.sex == 0, girl, boy)
        return np.where(self.written.no_sex, "", told)

    def born(self) -> pa.Array:
        return spelling.dates(self.written.born, self.written.no_birth_date)

    def seen(self) -> pa.Array:
        return spelling.dates(self.written.known.seen)

    def ethnicity(self, *, not_told: float) -> npt.NDArray[np.str_]:
        family = self.people.family[self.written.known.child]
        told = np.array(ETHNICITIES)[self.people.families.ethnicity[family]]
        return np.where(self.rng.random(len(self)) < not_told, "", told)

    def yes_no(self, holds: Bools, *, blank: float = 0.0, where: Bools | None = None) -> npt.NDArray[np.str_]:
        return spelling.codes(holds, "Y", "N", self.rng, blank=blank, blank_where=where)


def births(sheet: Sheet) -> Rows:
    """Maternity: neatly written; babies without a forename yet; the mother's number; what was asked at booking."""
    written, rng = sheet.written, sheet.rng
    weeks = sheet.people.gestation[written.known.child]
    family = sheet.people.family[written.known.child]
    mother = np.where(rng.random(len(sheet)) < 0.96, sheet.people.families.mother[family], 0)
    grams = 3400 + 165 * (weeks - 39.5) + 430 * rng.standard_normal(len(sheet))
    return {
        "record_id": sheet.ids("B"),
        "nhs_number": sheet.nhs(spaced=True),
        "mother_nhs_number": spelling.numbers(mother, spaced=True),
        "baby_forename": _baby_names(sheet),
        "baby_surname": spelling.carefully(spelling.plain(written.surname)),
        "mothers_surname": spelling.carefully(spelling.plain(written.other_surname)),
        "date_of_birth": sheet.born(),
        "registered": sheet.seen(),
        "sex": sheet.sex("2", "1"),
        "postcode_at_birth": spelling.postcodes(written.postcode, space=True),
        "ethnic_group": sheet.ethnicity(not_told=0.04),
        "gestation_weeks": weeks,
        "birth_weight_grams": np.clip(np.round(grams / 10) * 10, 450, 5600).astype(np.int32),
        "smoking_at_booking": sheet.yes_no(sheet.notices("smoking_in_pregnancy"), blank=0.03),
        "lone_parent": sheet.yes_no(sheet.notices("single_parent"), blank=0.08),
        "neonatal_unit": sheet.yes_no(sheet.notices("neonatal_admission") | (weeks < 33)),
        "first_feed_breastmilk": sheet.yes_no(sheet.finds("breastfeeding"), blank=0.05),
    }


def _baby_names(sheet: Sheet) -> npt.NDArray[np.str_]:
    """Where no forename was given yet: "Baby", "BABY GIRL", "Twin One"."""
    written = sheet.written
    names = spelling.carefully(spelling.plain(written.forename))
    child = written.known.child
    number = np.where(sheet.people.nth[child] == 0, "Twin One", "TWIN 2")
    single = np.where(
        sheet.rng.random(len(sheet)) < 0.5, "Baby", np.where(written.sex == 0, "BABY GIRL", "Baby Boy")
    )
    stand_in = np.where(sheet.people.twin[child], number, single)
    return np.where(written.placeholder, stand_in, names)


def health_visiting(sheet: Sheet) -> Rows:
    """Health visitors: capitals and small letters, day before month; one team does not ask about abuse."""
    written, rng = sheet.written, sheet.rng
    places = sheet.people.places
    wider = places.wider_of[places.area_of[np.maximum(written.postcode, 0)]]
    no_asking = wider % 7 == 3
    return {
        "hv_id": sheet.ids("HV"),
        "nhs_no": sheet.nhs(spaced=False),
        "given_name": spelling.hurriedly(_or_baby(sheet), rng),
        "family_name": spelling.hurriedly(spelling.plain(written.surname), rng),
        "previous_name": spelling.plain(written.other_surname),
        "dob": spelling.day_first(sheet.born()),
        "sex": sheet.sex("F", "M"),
        "postcode": spelling.postcodes(written.postcode, space=False, lower=rng.random(len(sheet)) < 0.2),
        "ethnicity": sheet.ethnicity(not_told=0.12),
        "contact_date": spelling.day_first(sheet.seen()),
        "mood_concern": sheet.yes_no(sheet.notices("perinatal_mental_health"), blank=0.10),
        "domestic_abuse_told": sheet.yes_no(sheet.notices("domestic_abuse"), blank=0.10, where=no_asking),
        "isolated": sheet.yes_no(sheet.notices("isolation"), blank=0.06),
        "money_worries": sheet.yes_no(sheet.notices("poverty"), blank=0.10),
        "warm_and_responsive": sheet.yes_no(sheet.finds("responsive_caregiver"), blank=0.12),
        "talks_and_reads": sheet.yes_no(sheet.finds("talking_and_reading"), blank=0.12),
    }


def _or_baby(sheet: Sheet) -> npt.NDArray[np.str_]:
    return np.where(sheet.written.placeholder, "BABY", spelling.plain(sheet.written.forename))


def early_education(sheet: Sheet) -> Rows:
    """Nurseries and childminders, through the council: few NHS numbers, the name used at the setting."""
    written, rng = sheet.written, sheet.rng
    often = sheet.finds("early_education")
    days = np.where(often, rng.integers(3, 6, len(sheet)), rng.integers(1, 3, len(sheet)))
    return {
        "pupil_ref": sheet.ids("E"),
        "nhs_number": sheet.nhs(spaced=False),
        "forename": spelling.carefully(spelling.plain(written.forename)),
        "surname": spelling.carefully(spelling.plain(written.surname)),
        "birth_date": sheet.born(),
        "gender": sheet.sex("Female", "Male"),
        "home_postcode": spelling.postcodes(written.postcode, space=True),
        "ethnicity": sheet.ethnicity(not_told=0.08),
        "census_date": sheet.seen(),
        "days_a_week": days.astype(np.int16),
        "support_for_additional_needs": sheet.yes_no(sheet.notices("additional_needs"), blank=0.02),
    }


def social_care(sheet: Sheet) -> Rows:
    """Children's social care: few children, and what an assessment found."""
    written, rng = sheet.written, sheet.rng
    harm = sheet.notices("neglect emotional_abuse physical_abuse")
    status = np.select(
        [
            sheet.notices("looked_after"),
            sheet.notices("child_protection_plan") | (harm & (rng.random(len(sheet)) < 0.4)),
            rng.random(len(sheet)) < 0.55,
        ],
        ["looked after", "child protection plan", "child in need"],
        "assessed and closed",
    )
    return {
        "case_id": sheet.ids("S"),
        "nhs": sheet.nhs(spaced=True),
        "first_name": spelling.hurriedly(spelling.plain(written.forename), rng),
        "last_name": spelling.carefully(spelling.plain(written.surname)),
        "also_known_as": spelling.carefully(spelling.plain(written.other_surname)),
        "date_of_birth": sheet.born(),
        "sex": sheet.sex("F", "M"),
        "postcode": spelling.postcodes(written.postcode, space=True),
        "ethnicity": sheet.ethnicity(not_told=0.05),
        "referral_date": sheet.seen(),
        "status": status,
        "abuse_or_neglect": sheet.yes_no(harm),
        "domestic_abuse": sheet.yes_no(sheet.notices("domestic_abuse"), blank=0.03),
        "substance_misuse": sheet.yes_no(sheet.notices("alcohol_misuse drug_misuse"), blank=0.03),
    }


def housing(sheet: Sheet) -> Rows:
    """The housing association: no NHS number, but the property and the household."""
    written = sheet.written
    family = sheet.people.family[written.known.child]
    homes = sheet.people.families
    moving = sheet.notices("temporary_accommodation")
    return {
        "person_ref": sheet.ids("T"),
        "household_ref": [f"H{one:06d}" for one in family.tolist()],
        "uprn": 100_000_000_000 + homes.home[family].astype(np.int64) * 64 + homes.house[family],
        "forename": spelling.plain(written.forename),
        "surname": spelling.plain(written.surname),
        "birth_date": sheet.born(),
        "sex": sheet.sex("F", "M"),
        "postcode": spelling.postcodes(written.postcode, space=True),
        "tenancy_checked": sheet.seen(),
        "overcrowded": sheet.yes_no(sheet.notices("crowded_housing"), blank=0.02),
        "damp_or_cold": sheet.yes_no(sheet.notices("damp_or_cold_home"), blank=0.15),
        "temporary": sheet.yes_no(moving),
        "rent_arrears": sheet.yes_no(sheet.notices("arrears")),
        "settled_two_years": sheet.yes_no(sheet.finds("safe_housing") & ~moving, blank=0.02),
    }


def adult_services(people: Population, who: Adults, rows: Contacts, rng: np.random.Generator) -> Rows:
    """Adult mental health, drug and alcohol, and domestic abuse services: one row a contact, about the adult."""
    count = len(rows.adult)
    asked = np.array(["not asked", "no", "yes"])[rows.responsibility + 1]
    moved_away = rng.random(count) < 0.10
    anywhere = rng.integers(0, people.places.postcodes, count)
    home = np.where(moved_away, anywhere, who.home[rows.adult]).astype(np.int32)
    return {
        "contact_id": [f"A{row:07d}" for row in range(1, count + 1)],
        "nhs_number": spelling.numbers(rows.number, spaced=False),
        "forename": spelling.carefully(spelling.plain(rows.forename)),
        "surname": spelling.carefully(spelling.plain(rows.surname)),
        "date_of_birth": spelling.dates(rows.born),
        "sex": np.where(who.woman[rows.adult] > 0, "F", "M"),
        "postcode": spelling.postcodes(home, space=True),
        "contact_date": spelling.dates(rows.seen),
        "reason": np.array(REASONS)[rows.reason],
        "parental_responsibility": asked,
        "child_nhs_number": spelling.numbers(rows.child_number, spaced=False),
    }


CHILD_FILES: dict[str, Callable[[Sheet], Rows]] = {
    "births": births,
    "health_visiting": health_visiting,
    "early_education": early_education,
    "social_care": social_care,
    "housing": housing,
}
