"""Engines for tests. One Spark session serves all tests that need it; without Java they are skipped and say so."""

import os
import shutil

import pytest

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.spark import SparkEngine
from fivefold_link.engine.spark_session import start_session

SMALL = "512MB"
# A short life is not worth compiling for: a test session is twice as fast without the last stage.
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m"
# Little data is sooner worked out than compiled for; the conformance tests compile.
INTERPRETED = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


def without_compiling(engine):
    """The same Spark engine, set to interpret."""
    for name, value in INTERPRETED.items():
        engine.session.conf.set(name, value)
    return engine


@pytest.fixture
def duck(tmp_path):
    engine = DuckEngine(tmp_path / "duck", memory_limit=SMALL, threads=2)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def spark_session(tmp_path_factory):
    """Spark on two threads of this machine."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java 17 or newer, and there is none here")
    os.environ["JDK_JAVA_OPTIONS"] = QUICK_JAVA
    session = start_session("local[2]", SMALL, None, tmp_path_factory.mktemp("spark"))
    yield session
    session.stop()


@pytest.fixture
def spark(spark_session, tmp_path):
    engine = without_compiling(SparkEngine(tmp_path / "spark", session=spark_session))
    yield engine
    engine.close()
