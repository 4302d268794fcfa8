"""Task -> Record. Makes what is not yet made, keeps it by what it is, and never makes a thing twice. Knows core; no engine, no Shot."""

from workprint.build.executor import Event, Failed, Finished, Planned, Progress, Started, make
from workprint.build.graph import Standing, state, walked
from workprint.build.reasons import Change, difference, nearest
from workprint.build.store import Store

__all__ = [
    "Change",
    "Event",
    "Failed",
    "Finished",
    "Planned",
    "Progress",
    "Standing",
    "Started",
    "Store",
    "difference",
    "make",
    "nearest",
    "state",
    "walked",
]
