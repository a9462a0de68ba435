"""Profiles: columns of national data sets as data, honest about what was not seen in a source."""

from datetime import date

import pytest

from fivefold.knowledge.reading import entries
from fivefold.knowledge.schemas import Factor
from fivefold_link.study.profiles import Certainty, profiles, suggested, with_profile
from fivefold_link.study.schema import Dataset, FileSource, Role

FACTORS = {factor.slug for factor in entries(Factor)}


def a_dataset(**changes) -> Dataset:
    return Dataset(
        **{
            "slug": "maternity",
            "title": "Maternity",
            "owner": "Trust",
            "agreement": "A",
            "source": FileSource(path="m.csv"),
            "covers_from": date(2020, 1, 1),
            "covers_to": date(2024, 1, 1),
            "profile": "msds_v2",
            **changes,
        }
    )


def test_a_profile_gives_columns_that_the_dataset_overrides_or_lacks():
    own = {Role.NHS_NUMBER: "nhs"}
    columns = with_profile(a_dataset(columns=own, lacks=(Role.SEX,))).columns
    assert columns[Role.NHS_NUMBER] == "nhs"
    assert columns[Role.BIRTH_DATE] == "MSD401BabyDemographics.PersonBirthDateBaby"
    assert Role.SEX not in columns
    assert with_profile(a_dataset(profile=None, columns=own)).columns == own


@pytest.mark.parametrize("slug", profiles())
def test_every_field_is_named_table_and_field_and_only_what_was_seen_is_sure(slug):
    profile = profiles()[slug]
    fields = [*profile.columns.values(), *profile.factors]
    assert all(one.field.count(".") == 1 for one in fields)
    seen = {one.field for one in fields if one.certainty is Certainty.SEEN}
    assert all(
        field == "CYP001MPI.DateOfBirth" or field.startswith("MSD101PregnancyBooking.") for field in seen
    )
    assert Role.ID in profile.columns


def test_factors_of_a_profile_lead_to_the_library_and_can_be_used_as_they_are():
    found = suggested(a_dataset())
    assert len(found) == 12
    assert {one.library for one in found if one.library} <= FACTORS
    assert {seen.dataset for one in found for seen in one.seen_in} == {"maternity"}
    assert suggested(a_dataset(profile=None)) == ()


def test_what_is_to_be_confirmed_is_listed():
    assert "CYP001MPI.DateOfBirth" not in profiles()["csds_v1_6"].to_confirm
    assert "MSD101PregnancyBooking.SmokingStatus" in profiles()["msds_v2"].to_confirm
