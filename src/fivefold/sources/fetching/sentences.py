"""What a reader is told when a fetch fails: what happened, and what to do. In one place, so that tests can hold them."""

from fivefold.sources.fetching.asking import MEGABYTE, GaveUp, Wanted

NAMES = {
    "fingertips": "Fingertips",
    "nomis": "Nomis",
    "govuk": "GOV.UK",
    "govuk-files": "GOV.UK",
    "geography": "The Open Geography portal of ONS",
}
BY_HAND = "You can also download the file in a browser and upload it here."
KEPT = "What has arrived is kept, and the fetch goes on from there."


def unreachable(wanted: Wanted) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} could not be reached.",
        f"Check that this computer has internet access, then press Go on. {BY_HAND}",
    )


def too_slow(wanted: Wanted, minutes: float) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} is answering so slowly that the fetch was stopped after {minutes:.0f} minutes.",
        f"Press Go on at a quieter hour. {KEPT}",
    )


def troubled(wanted: Wanted, status: int, times: int) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} answered {times} times that something is wrong on its side ({status}).",
        f"Try again later. {BY_HAND}",
    )


def asks_to_wait(wanted: Wanted, seconds: float) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} asks us to wait {_duration(seconds)} before the next request.",
        f"Press Go on after that time. {KEPT}",
    )


def cut(wanted: Wanted, received: int, expected: int | None, times: int, *, silent: bool = False) -> GaveUp:
    arrived = f"{received / MEGABYTE:.1f} MB" + (f" of {expected / MEGABYTE:.1f} MB" if expected else "")
    name = NAMES[wanted.source]
    what = f"{name} fell silent" if silent else f"The connection to {name} was cut"
    return GaveUp(
        f"{what} {times} times; {arrived} have arrived.",
        f"Press Go on. {KEPT}",
    )


def incomplete(wanted: Wanted) -> GaveUp:
    return GaveUp(
        f"What {NAMES[wanted.source]} sent for {wanted.about} ends in the middle, so nothing of it was taken.",
        f"Press Go on to fetch it anew. {BY_HAND}",
    )


def web_page(wanted: Wanted) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} sent a web page instead of the data for {wanted.about}.",
        f"It may be closed for maintenance. Try again later. {BY_HAND}",
    )


def not_as_expected(wanted: Wanted, wanted_format: str) -> GaveUp:
    return GaveUp(
        f"What {NAMES[wanted.source]} sent for {wanted.about} is no {wanted_format} file.",
        f"The publisher may have changed its address. Nothing has entered. {BY_HAND}",
    )


def gone(wanted: Wanted, status: int) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} no longer has {wanted.about} at the address that Fivefold knows ({status}).",
        f"The publisher has moved it. {BY_HAND}",
    )


def refused(wanted: Wanted, status: int) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} refused the request for {wanted.about} ({status}).",
        f"Ask for less, or try again later. {BY_HAND}",
    )


def leads_away(wanted: Wanted, host: str) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} leads on to {host}, which is none of the addresses that Fivefold knows for it.",
        f"Nothing was fetched from there. {BY_HAND}",
    )


def too_large(wanted: Wanted) -> GaveUp:
    return GaveUp(
        f"The data for {wanted.about} is larger than {wanted.most_bytes / MEGABYTE:.0f} MB, so the fetch was stopped.",
        "Choose fewer indicators, areas or years.",
    )


def changed(wanted: Wanted, missing: str) -> GaveUp:
    return GaveUp(
        f"{NAMES[wanted.source]} has changed its layout: {missing} is no longer in what it sends for {wanted.about}.",
        "Nothing has entered. Fivefold must learn the new layout; until then the figures that are held stay as they are.",
    )


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"about {seconds / 60:.0f} minutes"
