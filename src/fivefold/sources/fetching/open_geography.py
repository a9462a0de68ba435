"""ONS Open Geography: lookups as tables, boundaries as GeoJSON, page by page.

The portal sends a limited number of features at a time; how many there are is asked first, and all must come.
"""

import json
from collections.abc import Mapping

from fivefold.sources.fetching.addresses import LAYERS, Layer
from fivefold.sources.fetching.asking import Body, Fetched, Format, GaveUp, Query, Wanted
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.fetching.joining import write_shapes, write_table
from fivefold.sources.fetching.sentences import changed

KEY = "geography"
PUBLISHER = "Office for National Statistics, Open Geography portal"
LICENCE = "Open Government Licence v3.0; contains OS data © Crown copyright and database right"
AT_ONCE = 1_000


def fetch(query: Query, engine: Engine) -> Fetched:
    """One layer (`query.edition` names it) for the place's councils, or whole where the layer is one of councils."""
    layer = LAYERS.get(query.edition)
    if layer is None:
        raise GaveUp(f"Fivefold knows no layer {query.edition!r}.", f"Choose one of: {', '.join(LAYERS)}.")
    where = _where(layer, query.areas)
    total = _count(layer, where, engine)
    if not total:
        raise GaveUp(
            f"The Open Geography portal has no {layer.name} for {', '.join(query.areas.values())}.",
            "Check the area codes of the place, or fetch another layer: areas change their codes from year to year.",
        )
    features: list[dict[str, object]] = []
    address = ""
    while len(features) < total:
        body, page = _page(layer, where, len(features), engine)
        address = address or body.address
        if not page:
            raise GaveUp(
                f"The Open Geography portal has {total:,} entries of {layer.name} and sent {len(features):,}.",
                "Try again later; nothing has entered.",
            )
        features += page
    return _fetched(layer, features, address, engine)


def _where(layer: Layer, areas: Mapping[str, str]) -> str:
    """Only codes go into the question, and only those of the shape of a code."""
    codes = sorted(code for code in areas if len(code) == 9 and code.isascii() and code.isalnum())
    if not layer.place or not codes:
        return "1=1"
    quoted = ",".join(f"'{code}'" for code in codes)
    return f"{layer.place} IN ({quoted})"


def _ask(layer: Layer, params: tuple[tuple[str, str], ...], about: str) -> Wanted:
    form = Format.GEOJSON if layer.is_shape and "offset" in about else Format.JSON
    return Wanted(KEY, layer.path, form, layer.name, params)


def _answer(asked: Wanted, engine: Engine) -> tuple[Body, dict[str, object]]:
    """The portal says errors inside a good answer."""
    body = engine.body(asked)
    said = json.loads(body.path.read_bytes())
    if not isinstance(said, dict):
        raise changed(asked, "the list of features")
    if isinstance(said.get("error"), dict):
        raise GaveUp(
            f"The Open Geography portal refused {asked.about}: {str(said['error'].get('message', 'no reason given'))[:120]}.",
            "The layer may have been renamed. Download it in a browser and upload it here.",
        )
    return body, said


def _count(layer: Layer, where: str, engine: Engine) -> int:
    params = (("where", where), ("returnCountOnly", "true"), ("f", "json"))
    asked = _ask(layer, params, "count")
    _, said = _answer(asked, engine)
    count = said.get("count")
    if not isinstance(count, int):
        raise changed(asked, "the number of entries")
    return count


def _page(layer: Layer, where: str, offset: int, engine: Engine) -> tuple[Body, list[dict[str, object]]]:
    params = (
        ("where", where),
        ("outFields", ",".join(layer.fields)),
        ("orderByFields", layer.order),
        ("returnGeometry", "true" if layer.is_shape else "false"),
        ("outSR", "4326"),
        ("resultOffset", str(offset)),
        ("resultRecordCount", str(AT_ONCE)),
        ("f", "geojson" if layer.is_shape else "json"),
    )
    asked = _ask(layer, params, "offset")
    body, said = _answer(asked, engine)
    features = said.get("features")
    if not isinstance(features, list):
        raise changed(asked, "the list of features")
    found = [one for one in features if isinstance(one, dict)]
    for one in found[:1]:
        facts = one.get("properties" if layer.is_shape else "attributes")
        missing = [name for name in layer.fields if not isinstance(facts, dict) or name not in facts]
        if missing:
            raise changed(asked, f"the field {missing[0]}")
    return body, found


def _fetched(layer: Layer, features: list[dict[str, object]], address: str, engine: Engine) -> Fetched:
    if layer.is_shape:
        name = f"{layer.key}.geojson"
        path = write_shapes(features, engine.made(name))
    else:
        name = f"lookup_{layer.key}.csv"
        rows = ([_attributes(one).get(field, "") for field in layer.fields] for one in features)
        path = write_table(layer.fields, rows, engine.made(name))
    title = layer.name[0].upper() + layer.name[1:]
    return Fetched(path, name, title, PUBLISHER, LICENCE, address, "")


def _attributes(feature: dict[str, object]) -> dict[str, object]:
    facts = feature.get("attributes")
    return facts if isinstance(facts, dict) else {}
