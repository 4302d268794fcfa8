"""What the build costs when there is nothing to make: a feature's orders, looked up in a store that has them all.

    python -m bench.build [SHOTS]        default 2,000 shots: 5,000 voices, 2,000 clips, 700 orders of sound, one master

The store is filled without engines (records and artifacts are written as a run would write them); every figure is one call in a fresh
process-like state: index closed and opened again. Printed as a table, in CPU and wall seconds and microseconds an order.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workprint.build import Store, make, state, walked
from workprint.build.files import write_whole
from workprint.build.graph import product
from workprint.build.records import compact, written
from workprint.core.digest import digest
from workprint.core.nouns import Artifact, Owed, Record, Task

FORMAT = {"width": 1280, "height": 720, "rate": "24/1"}
PRODUCTS = {"voice": ("sound", "timing"), "clip": ("clip",), "mix": ("sound", "loudness"), "sound": ("sound",)}
PRODUCTS |= {"loudness": ("gain",), "subtitles": ("srt", "cues"), "master": ("master",)}


def feature(shots: int) -> Task:
    """The master of a film of so many shots, with all it stands on; params as big as real ones."""
    voices = [_voice(number) for number in range(shots * 5 // 2)]
    clips = [_clip(number, [voices[number * 5 // 2 + step] for step in range(2)]) for number in range(shots)]
    mixes = [
        _order("mix", {"scene": first}, {f"voice{n}": Owed(voice, "sound") for n, voice in enumerate(voices[first : first + 50])})
        for first in range(0, len(voices), 50)
    ]
    gain = _order("loudness", {"target": -16.0}, {f"scene{n}": Owed(mix, "loudness") for n, mix in enumerate(mixes)})
    heard = [
        _order("sound", {"first": n * 1408}, {"gain": Owed(gain, "gain"), "mix0": Owed(mixes[n % len(mixes)], "sound")})
        for n in range(shots // 11)
    ]
    cues = _order("subtitles", {"language": "en"}, {f"timing{n}": Owed(voice, "timing") for n, voice in enumerate(voices)})
    inputs = {f"shot{n}": Owed(clip, "clip") for n, clip in enumerate(clips)} | {
        f"sound{n}": Owed(task, "sound") for n, task in enumerate(heard)
    }
    return _order("master", {"format": FORMAT, "frames": shots * 65}, inputs | {"cues": Owed(cues, "cues")})


def _order(op: str, params: dict[str, object], inputs: dict[str, Owed]) -> Task:
    return Task(op, "toy", "1", params, tuple(inputs.items()), f"{op} of the feature")


def _voice(number: int) -> Task:
    params = {"text": f"You knew about the boat, and you waited? {number}.", "language": "en", "delivery": "", "within": 96000 + number}
    return _order("voice", params | {"voice": {"name": "ÉLISE", "age": 40, "pitch": 0.4, "pace": 1.1, "gender": "woman"}}, {})


def _clip(number: int, voices: list[Task]) -> Task:
    traits = {"hair": "bob", "coat": "dark red", "height": 1.72, "build": "slim", "age": 40}
    people = [
        {"name": name, "traits": traits, "words": "a tall woman in a red coat", "mark": "seat 1", "posture": "sit", "facing": "BEN"}
        for name in ("ÉLISE", "BEN")
    ]
    stage = {
        "kind": "cafe",
        "place": "CAFE",
        "interior": True,
        "exterior": False,
        "time": "night",
        "furnishing": ["counter", "laptop", "window"],
    }
    camera = {
        "size": "MCU",
        "on": ["ÉLISE"],
        "angle": "eye",
        "lens": 65,
        "side": 1,
        "move": {"kind": "dolly", "way": "in", "speed": "slow"},
    }
    speech = [{"who": "ÉLISE", "start": 7 + step, "input": f"timing{step}", "off": False} for step in range(len(voices))]
    params = {
        "format": FORMAT,
        "frames": 48 + number,
        "set": stage,
        "people": people,
        "beats": [],
        "camera": camera,
        "speech": speech,
        "style": {},
    }
    return _order("clip", params, {f"timing{step}": Owed(voice, "timing") for step, voice in enumerate(voices)})


def fill(store: Store, goal: Task) -> int:
    """Write records and small artifacts for the goal and all below it; how many orders there are."""
    made: dict[int, dict[str, Artifact]] = {}
    order = walked([goal])
    with store.locked():
        for task in order:
            arrived = {name: product(made[id(given.task)], given).digest for name, given in task.inputs if isinstance(given, Owed)}
            key = task.key(arrived)
            made[id(task)] = {name: _artifact(store, f"{key} {name}".encode()) for name in PRODUCTS[task.op]}
            record = Record(
                key, task.op, "toy", "1", task.params, arrived, made[id(task)], task.label, seconds=1.0, made="2026-01-01T00:00:00Z"
            )
            store.record_path(key).parent.mkdir(exist_ok=True)
            store.record_path(key).write_bytes(written(record))
    return len(order)


def _artifact(store: Store, data: bytes) -> Artifact:
    name = digest("artifact", data)
    store.path(name).parent.mkdir(exist_ok=True)
    store.path(name).write_bytes(data)
    return Artifact(name, "application/octet-stream", len(data))


def main(shots: int = 2000) -> None:
    """Fill a store, then time what a run with nothing to do does in it."""
    with tempfile.TemporaryDirectory() as folder:
        goal = feature(shots)
        count = fill(Store(Path(folder)), goal)
        print(f"{shots} shots, {count} orders")
        print(f"{'':44}{'wall s':>9}{'CPU s':>9}{'us/order':>10}")

        def opened(work: Callable[[Store], object]) -> Callable[[], None]:
            def run() -> None:
                with Store(Path(folder)) as store:
                    work(store)

            return run

        _timed("state, no index (records read, bytes checked)", opened(lambda store: state([goal], store)), count)
        _timed("state", opened(lambda store: state([goal], store)), count)
        _timed("make, nothing to do", opened(lambda store: list(make([goal], store, "nobody:nowhere"))), count)
        _timed("  of it: the keys alone", lambda: _keys(goal), count)
        _timed(
            "write one record",
            opened(lambda store: write_whole(Path(folder, "tmp", "x"), compact(_record(goal)).encode(), tmp=store.tmp)),
            1,
        )
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _record(goal: Task) -> Record:
    return Record("wp1-" + "0" * 40, goal.op, "toy", "1", goal.params, {}, {})


def _keys(goal: Task) -> None:
    for task in walked([goal]):
        task.key({name: "wp1-" + "0" * 40 for name, _ in task.inputs})


def _timed(what: str, work: Callable[[], object], count: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:44}{wall:9.3f}{cpu:9.3f}{wall / count * 1e6:10.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
