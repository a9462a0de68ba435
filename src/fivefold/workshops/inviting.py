"""Addresses that somebody typed or pasted: all are right, or each wrong one is named with its line and remedy."""

import re
from dataclasses import dataclass

MOST_ADDRESSES = 300
_ADDRESS = re.compile(r"[^@\s<>,;\"']+@[^@\s<>,;\"'.]+(\.[^@\s<>,;\"'.]+)+")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that is no address: which, what stands there, what to do."""

    line: int
    text: str
    remedy: str

    @property
    def words(self) -> str:
        return f"Line {self.line}, “{self.text}”: {self.remedy}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What was read: addresses once each in their order, and the lines that are wrong."""

    right: tuple[str, ...]
    wrong: tuple[WrongLine, ...]


def addresses_in(text: str) -> Addresses:
    """One address a line, or several with commas or semicolons; “Name <address>” is understood.

    >>> addresses_in("Ann <ann@place.example>; bob@place.example").right
    ('ann@place.example', 'bob@place.example')
    """
    right: dict[str, str] = {}
    wrong: list[WrongLine] = []
    for number, line in enumerate(text.splitlines(), 1):
        for written in filter(None, (one.strip() for one in re.split(r"[,;]", line))):
            address = _address(written)
            if _ADDRESS.fullmatch(address) and len(address) <= 254:
                right.setdefault(address.casefold(), address)
            else:
                wrong.append(WrongLine(number, written[:80], _remedy(address)))
    return Addresses(tuple(right.values()), tuple(wrong))


def _address(written: str) -> str:
    inside = _IN_BRACKETS.fullmatch(written)
    return (inside[1] if inside else written).strip()


def _remedy(address: str) -> str:
    if " " in address:
        return "put each address on a line of its own, without spaces."
    if address.count("@") != 1:
        return "write an address with one @, such as name@place.org."
    if not address.split("@")[0] or not address.split("@")[1]:
        return "write something before and after the @."
    return "write the whole name after the @, such as place.org."
