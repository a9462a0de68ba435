"""Which tests go to one worker together. (Groups by mark are not honoured by pytest 9.2 with pytest-xdist 3.8.)"""

import os
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parents[1]
SPARK = "Spark"


class ByFile(LoadScopeScheduling):
    """A file is worked through by one worker, so that what its tests share is made once."""

    def _split_scope(self, nodeid):
        return group(nodeid)


def own_processor(worker):
    """A worker ("gw1"), its server and its browser share one processor.

    They mostly wait for one another, and on a virtual machine waking another processor takes longer than the work.
    """
    if hasattr(os, "sched_setaffinity"):
        there = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {there[int(worker.removeprefix("gw")) % len(there)]})


@cache
def group(nodeid):
    """The file of a test; one name for all files that need Spark, which is started once."""
    file = nodeid.partition("::")[0]
    return SPARK if _needs_spark(file) else file


@cache
def _needs_spark(file):
    path = ROOT / file
    return path.suffix == ".py" and path.is_file() and "mark.spark" in path.read_text()
