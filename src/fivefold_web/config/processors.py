"""Which processor a thread runs on, where the system lets a program say so (Linux).

The interpreter lets one thread run at a time. Where the loop and the threads of phones stand on two processors, each
passing of the turn wakes a sleeping processor; on a virtual machine that costs more than the work itself. Five hundred
phones that answered 125 times a second waited 1.1 s (median) on two processors and 22 ms on one.
"""

import os

CAN_SAY = hasattr(os, "sched_setaffinity")
EVERY = os.sched_getaffinity(0) if CAN_SAY else frozenset()


def stay_together():
    """The calling thread, and those that it starts, share one processor; several processes take different ones."""
    if CAN_SAY:
        there = sorted(EVERY)
        os.sched_setaffinity(0, {there[os.getpid() % len(there)]})


def run_anywhere():
    """The calling thread, and those that it starts, run on any processor again."""
    if CAN_SAY:
        os.sched_setaffinity(0, EVERY)
