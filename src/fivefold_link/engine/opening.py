"""The engine that a study asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fivefold.late import Late
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Study

if TYPE_CHECKING:
    from fivefold_link.engine import spark
else:
    spark = Late("fivefold_link.engine.spark")


def open_engine(study: Study, scratch: Path) -> Engine:
    """A new engine as the study says; its temporary files stay below `scratch` or the study's own temp folder."""
    chosen = study.engine
    folder = chosen.temp_folder or scratch
    if chosen.name == "spark":
        return spark.SparkEngine(
            folder, master=chosen.master, memory_limit=chosen.memory_limit, threads=chosen.threads
        )
    return DuckEngine(folder, memory_limit=chosen.memory_limit, threads=chosen.threads)
