import pytest

from fivefold.charts.ages_covered import AgeRow, AgesCovered, Span

PREGNANCY = Span(-9, 0, "Pregnancy to birth", "no service", 0)
AFTER = Span(0, 60, "Birth to 5 years", "3 services", 3)
TICKS = ((-9, "Pregnancy"), (0, "Birth"), (60, "5 years"))


def a_picture(*rows):
    return AgesCovered(title="By age", rows=rows, ticks=TICKS)


def test_the_table_says_every_stretch():
    picture = a_picture(AgeRow("Treatment", (PREGNANCY, AFTER)))
    assert picture.twin().rows == (
        ("Treatment", "Pregnancy to birth", "no service"),
        ("Treatment", "Birth to 5 years", "3 services"),
    )


def test_a_gap_is_dashed_and_in_words():
    picture = a_picture(AgeRow("Treatment", (PREGNANCY, AFTER)))
    for svg in (picture.svg(), picture.svg(tall=True)):
        assert svg.count("stroke-dasharray") == 1
        assert ">none<" in svg.replace("</tspan>", "<")
    assert "Treatment: Pregnancy to birth" in picture.description()


def test_names_are_text_and_lead_to_their_page():
    svg = a_picture(AgeRow("<b>", (Span(0, 12, "Birth to 12 months", "takes a child"),), "/x/")).svg()
    assert "<b>" not in svg
    assert 'href="/x/"' in svg


def test_a_picture_without_rows_is_refused():
    with pytest.raises(ValueError, match="needs a row"):
        a_picture()
