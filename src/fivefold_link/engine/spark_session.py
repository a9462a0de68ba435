"""A Spark session that keeps to itself: on loopback, without a web page, and without a line in any log.

Spark's own messages may quote a row, so they are off on the driver and on every worker; what goes wrong is told by
`Refused`.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.sizes import memory_in_bytes

if TYPE_CHECKING:
    from pyspark import errors, sql
else:
    sql, errors = Late("pyspark.sql"), Late("pyspark.errors")

LOOPBACK = "127.0.0.1"
A_PARTITION = 64 * 2**20
MOST_PARTITIONS = 2000
# Without an appender Spark would think that nothing was said, and take its own settings.
SILENT = """rootLogger.level = off
rootLogger.appenderRef.nowhere.ref = nowhere
appender.nowhere.type = Null
appender.nowhere.name = nowhere
"""
PYSPARK_LOGGERS = ("SQLQueryContextLogger", "DataFrameQueryContextLogger", "py4j")


def start_session(master: str, memory_limit: str, threads: int | None, scratch: Path) -> Any:
    """A session on `master`. Raises `Refused` where Java or Spark is absent, or the master does not answer."""
    memory = max(memory_in_bytes(memory_limit) // 2**20, 512)
    _need_java()
    _keep_silent()
    local = master.startswith("local")
    if local and threads:
        master = f"local[{threads}]"
    (scratch / "log4j2.properties").write_text(SILENT)
    if local:
        os.environ["SPARK_LOCAL_IP"] = LOOPBACK
    try:
        builder = sql.SparkSession.builder.master(master).appName("fivefold-link")
        for name, value in _settings(scratch, memory, local=local or LOOPBACK in master).items():
            builder = builder.config(name, value)
        return builder.getOrCreate()
    except ModuleNotFoundError:
        raise Refused(
            "Spark is not installed here.",
            where="engine > name",
            remedy="Install the extra: pip install 'fivefold[spark]'. Or choose `name: duckdb`.",
        ) from None
    except Exception as error:  # the gateway fails in many ways; none of them is for the analyst
        raise Refused(
            f"Spark could not start ({type(error).__name__}).",
            where=f"engine > master {master}",
            remedy="Check that Java 17 or newer runs, that the master's address is right and that it answers.",
        ) from None


def _settings(scratch: Path, memory: int, *, local: bool) -> dict[str, str]:
    silent = f"-Dlog4j2.configurationFile=file:{scratch}/log4j2.properties"
    settings = {
        "spark.driver.memory": f"{memory}m",
        "spark.executor.memory": f"{memory}m",
        "spark.driver.extraJavaOptions": silent,
        "spark.log.level": "OFF",
        "spark.executor.syncLogLevel.enabled": "true",
        "spark.eventLog.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(scratch / "spill"),
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.parquet.compression.codec": "zstd",
    }
    return settings | ({"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK} if local else {})


def _need_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (Path(home, "bin", "java").exists() if home else shutil.which("java")):
        raise Refused(
            "Spark needs Java, and there is none here.",
            where="engine > name",
            remedy="Install Java 17 or newer, or name its folder in JAVA_HOME. Or choose `name: duckdb`.",
        )


def _keep_silent() -> None:
    for name in PYSPARK_LOGGERS:
        logger = logging.getLogger(name)
        logger.disabled = True
        logger.setLevel(logging.CRITICAL + 1)  # those below it inherit the level


def partitions_for(size: int, least: int) -> int:
    """How many parts a shuffle has: few for little data, one for every 64 MB of it."""
    return max(least, min(MOST_PARTITIONS, -(-size // A_PARTITION)))


def told(error: BaseException) -> str:
    """The kind of an error without its message, which may quote a row."""
    condition = error.getCondition() if isinstance(error, errors.PySparkException) else None
    return str(condition or type(error).__name__)
