"""Where a study's files lie: what the file says is meant from its own folder."""

from __future__ import annotations

from pathlib import Path

from fivefold_link.study.schema import DatabaseSource, Dataset, Study


def absolute(study: Study, folder: Path) -> Study:
    """The study with every path made absolute."""
    output = study.output
    return study.model_copy(
        update={
            "datasets": tuple(_found(dataset, folder) for dataset in study.datasets),
            "areas": study.areas.model_copy(
                update={
                    "postcode_lookup": _from(study.areas.postcode_lookup, folder),
                    "names": _from(study.areas.names, folder),
                }
            ),
            "linkage": study.linkage.model_copy(update={"labels": _from(study.linkage.labels, folder)}),
            "output": output.model_copy(
                update={"earlier_releases": tuple(folder / path for path in output.earlier_releases)}
            ),
            "engine": study.engine.model_copy(
                update={"temp_folder": _from(study.engine.temp_folder, folder)}
            ),
        }
    )


def _from(path: Path | None, folder: Path) -> Path | None:
    return None if path is None else folder / path.expanduser()


def _found(dataset: Dataset, folder: Path) -> Dataset:
    source = dataset.source
    if isinstance(source, DatabaseSource):
        if source.kind == "postgres":
            return dataset
        moved: object = source.model_copy(update={"attach": str(folder / Path(source.attach).expanduser())})
    else:
        moved = source.model_copy(update={"path": folder / source.path.expanduser()})
    return dataset.model_copy(update={"source": moved})
