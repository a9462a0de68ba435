import pytest

from fivefold.sources import recognise, recognise_services


@pytest.fixture
def read(tmp_path):
    """Read bytes as a file of figures of this name."""

    def reading(content, filename="figures.csv"):
        path = tmp_path / "upload"
        path.write_bytes(content)
        return recognise(path, filename)

    return reading


@pytest.fixture
def read_services(tmp_path):
    """Read bytes as a file of services of this name."""

    def reading(content, filename="services.xlsx"):
        path = tmp_path / "upload"
        path.write_bytes(content)
        return recognise_services(path, filename)

    return reading
