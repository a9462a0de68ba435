"""Being and becoming: how a child is now and what grows, on nurturing care (toolkit, Part 3, pp15-16)."""

from dataclasses import dataclass

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, LEAF, LINES, PAPER, PEACH, SEA, SOFT_INK, Hue
from fivefold.charts.scene import Box, Look, Oval, Part, Polygon
from fivefold.vocabulary.words import marked

GAP, LABEL, ICON = 12, 168, 34
HUES = (PEACH, LEAF)
ROW = "#f1efe6"


@dataclass(frozen=True, kw_only=True)
class BeingBecoming(Sheet):
    """The two components, a row of two cells for each of the elements, the ground and the frame of it all."""

    components: tuple[Item, Item]
    elements: tuple[str, ...]
    cells: tuple[tuple[Item, Item], ...]
    base: Item
    context: Item
    element_word: str = marked("Element")

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.elements):
            raise ValueError(
                f"{len(self.elements)} elements need as many rows of cells, not {len(self.cells)}"
            )

    def twin(self) -> Twin:
        being, becoming = self.components
        rows = [("", being.text, becoming.text)]
        for name, pair in zip(self.elements, self.cells, strict=True):
            rows.append((name, _told(pair[0]), _told(pair[1])))
        rows += [(item.title, item.text, "") for item in (self.context, self.base)]
        return Twin((self.element_word, being.title, becoming.title), tuple(rows))

    def wide(self, area: Area) -> Drawn:
        pad = 18
        inner = area.x + pad
        w = (area.w - 2 * pad - LABEL - 2 * GAP) / 2
        context = cards.column(inner + 2, area.y + 12, area.w - 2 * pad - 4, _band(self.context, 15))
        head_h = max(cards.height(w, _heading(c), inset=ICON) for c in self.components)
        y = context.bottom + 12
        xs = (inner + LABEL + GAP, inner + LABEL + 2 * GAP + w)
        parts: list[Part] = [*context.parts]
        parts += [_head(c, n, xs[n], y, w, head_h) for n, c in enumerate(self.components)]
        y += head_h + GAP
        heights = [
            max(cards.height(LABEL, (_label(name),)), *(cards.height(w, _cell(c)) for c in pair))
            for name, pair in zip(self.elements, self.cells, strict=True)
        ]
        base_h = cards.height(area.w, _band(self.base, 15)) + 18
        slack = max(area.bottom - base_h - y - sum(heights) - GAP * len(heights) - 8, 0) / len(heights)
        for name, pair, least in zip(self.elements, self.cells, heights, strict=True):
            h = least + slack
            parts.append(cards.card(inner, y, LABEL, (_label(name),), Look(ROW), h=h, centred=True).part)
            parts += [_placed(c, n, xs[n], y, w, h) for n, c in enumerate(pair)]
            y += h + GAP
        frame = Box(area.x, area.y, area.w, y + 4 - area.y, Look(CREAM, LINES), 16)
        ground = _ground(area, y + 4, _band(self.base, 15))
        return Drawn((frame, *parts, ground.part), ground.bottom)

    def tall(self, area: Area) -> Drawn:
        context = cards.card(area.x, area.y, area.w, _band(self.context, 16), Look(CREAM, LINES))
        y = context.bottom + GAP
        parts: list[Part] = [context.part]
        for n, component in enumerate(self.components):
            head = cards.height(area.w, _heading(component), inset=ICON)
            parts.append(_head(component, n, area.x, y, area.w, head))
            y += head + 8
            for name, pair in zip(self.elements, self.cells, strict=True):
                cell = pair[n]
                says = (Say(name, 15, ink=SOFT_INK), *_cell(cell))
                drawn = cards.striped(area.x + 10, y, area.w - 10, says, HUES[n], href=cell.href)
                parts.append(drawn.part)
                y = drawn.bottom + 8
            y += 10
        ground = _ground(area, y, _band(self.base, 16))
        return Drawn((*parts, ground.part), ground.bottom)


def _told(cell: Item) -> str:
    return ". ".join(part for part in (cell.title, cell.text, cell.note) if part)


def _band(item: Item, size: float) -> tuple[Say, ...]:
    return (Say(item.title, size + 2, bold=True), Say(item.text, size, before=2))


def _label(name: str) -> Say:
    return Say(name, 18, bold=True)


def _heading(component: Item) -> tuple[Say, ...]:
    return (Say(component.title, 20, bold=True), Say(component.text, 15, before=2))


def _cell(cell: Item) -> tuple[Say, ...]:
    return (
        Say(cell.title, 17, bold=True),
        Say(cell.text, 15, before=2),
        Say(cell.note, 15, bold=True, ink=SOFT_INK, before=4),
    )


def _head(component: Item, n: int, x: float, y: float, w: float, h: float) -> Part:
    icon = _now(x + 26, y + 25) if n == 0 else _growing(x + 26, y + 25)
    return cards.card(
        x, y, w, _heading(component), Look(HUES[n].fill), h=h, inset=ICON, href=component.href, also=icon
    ).part


def _now(x: float, y: float) -> tuple[Part, ...]:
    """A point in time."""
    return (Oval(x, y, 12, 12, Look(PAPER, PEACH.line, 3)), Oval(x, y, 5, 5, Look(PEACH.line)))


def _growing(x: float, y: float) -> tuple[Part, ...]:
    """A shoot with two leaves."""
    leaf = ((0, 2), (-4, -6), (-13, -9), (-11, 0), (-5, 4))
    other = tuple((-px, py - 4) for px, py in leaf)
    return (
        Box(x - 1.5, y - 4, 3, 18, Look(LEAF.line), 1),
        Polygon(tuple((x + px, y + py) for px, py in leaf), Look(LEAF.line)),
        Polygon(tuple((x + px, y + py) for px, py in other), Look(LEAF.line)),
    )


def _placed(cell: Item, n: int, x: float, y: float, w: float, h: float) -> Part:
    hue: Hue = HUES[n]
    return cards.card(x, y, w, _cell(cell), Look(PAPER, hue.fill, 1.5), h=h, href=cell.href).part


def _ground(area: Area, y: float, says: tuple[Say, ...]) -> cards.Card:
    """What everything stands on."""
    return cards.card(area.x, y, area.w, says, Look(SEA.fill, SEA.line, 1))
