"""SVG written by hand: escaped text, presentation attributes only, a root that a screen reader can name.

Pictures are placed inside pages with a strict content policy: no `style` attribute, no <style>, no script.
"""

import hashlib
from html import escape
from textwrap import wrap

from fivefold.charts.palette import INK

# No family whose name ends in a digit: the engine then writes PNGs without any text.
FONT = "Fivefold Sans, Arial, Liberation Sans, sans-serif"


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """One element. Attribute `font_size` is written `font-size`, `class_` is written `class`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str, x: float, y: float, size: float = 14, **attributes: str | float) -> str:
    """One line of text at a place."""
    return tag("text", escape(text), x=x, y=y, font_size=size, **{"fill": INK, **attributes})


def lines(text: str, width: int) -> list[str]:
    """Text broken into lines of at most `width` letters."""
    return wrap(text, width) or [""]


def own_id(*content: str) -> str:
    """An id that follows from the content, so that two pictures on one page do not share one."""
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:10]


def picture(
    *inside: str, size: tuple[float, float], title: str, description: str, has_links: bool = False
) -> str:
    """The root: named by its title, described by its description, with ids that come from the content.

    A picture with links is a group, because a screen reader cannot reach into an image.
    """
    width, height = size
    name = own_id(title, description, *inside)
    return tag(
        "svg",
        tag("title", escape(title), id=f"t{name}"),
        tag("desc", escape(description), id=f"d{name}"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="ff-chart",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        font_family=FONT,
        role="group" if has_links else "img",
        aria_labelledby=f"t{name} d{name}",
    )
