"""The only place that draws. One chart, one module; each is a frozen dataclass with `svg()` and `twin()`.

| module | picture |
|---|---|
| `interval_dots` | areas with their interval, against a benchmark |
| `over_time` | a series with its band; it breaks where a figure is hidden or missing |
| `columns` | counts by single year of age |
| `grid` | level by kind of support; an empty cell is hatched |
| `rings` | the five levels, nested, as links |
| `spread` | red, amber, green by statement |
| `diagrams` | the toolkit's eleven diagrams, from plain shapes (`scene`) that slides can hold too |

`drawing.png(svg)` makes pixels for Word; `drawing.warm()` starts the engine early.
"""
