"""The engine that a study asks for."""

from __future__ import annotations

from pathlib import Path

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Study


def open_engine(study: Study, scratch: Path) -> Engine:
    """A new engine as the study says; its temporary files stay below `scratch` or the study's own temp folder."""
    chosen = study.engine
    return DuckEngine(chosen.temp_folder or scratch, memory_limit=chosen.memory_limit, threads=chosen.threads)
