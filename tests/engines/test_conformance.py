"""Every registered engine against the suite that plug-in authors use; and the suite against engines that break its rules."""

import json
import os
import random
import socket
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.engines.vendors import serving
from workprint.core.cards import Card, Model
from workprint.core.digest import canonical
from workprint.core.nouns import Product, Task
from workprint.engines import conformance, registry
from workprint.engines.conformance import CHECKS, Sample
from workprint.engines.toy import Toy

FORMAT = {"width": 320, "height": 180, "rate": "24/1"}
FRAMES, SAMPLES, PACKETS = 24, 48_000, 48
SET = {"kind": "room", "place": "LAMP ROOM", "interior": True, "exterior": False, "time": "night", "furnishing": ["lamp"]}
MARA = {"name": "MARA", "traits": {"coat": "dark red"}, "words": "", "mark": "centre", "posture": "stand", "facing": ""}
CAMERA = {"size": "MS", "on": ["MARA"], "angle": "eye", "lens": 50, "side": 1, "move": {"kind": "dolly", "way": "in", "speed": "slow"}}
SPEECH = {"who": "MARA", "start": 2, "input": "timing0", "off": False}
CLIP = {"format": FORMAT, "frames": FRAMES, "set": SET, "people": [MARA], "beats": [], "camera": CAMERA, "speech": [SPEECH], "style": {}}
CONTROL = CLIP | {"signals": ["depth16", "depth8", "matte", "pose", "camera"], "flavour": "vace"}
CONTROL |= {"take": {"width": 160, "height": 96, "rate": "16/1", "frames": 5}}
PLAN = {"heading": "1 INT. LAMP ROOM - NIGHT", "shots": [{"id": "1A", "words": "MS, 50 mm", "input": "layout0"}], "paper": "a4"}
PRINTED = {"id": "1A", "scene": "1 INT. LAMP ROOM - NIGHT", "camera": "MS, 50 mm", "seconds": 1.0, "move": "dolly in"}
PRINTED |= {"words": [["MARA", "It's still burning."], ["", "ŁUCJA listens"]], "board": "board0", "arrows": "arrows0"}
BOOK = {"title": "Lamp", "grid": [3, 2], "paper": "a4", "aspect": 16 / 9, "shots": [PRINTED]}
VOICE = {"text": "It's still burning.", "language": "en", "delivery": "", "within": SAMPLES, "voice": {"name": "MARA"}}
ROOM = {"place": "LAMP ROOM", "setting": "room", "interior": True, "time": "night"}
MIX = {"samples": SAMPLES, "room": ROOM, "voices": [{"input": "voice0", "start": 4_000, "off": False, "pan": 0.0}]}
PIECE = {"input": "mix0", "from": 0, "to": SAMPLES, "at": 0}
CUE = {"input": "timing0", "start": 4_000, "text": "It's still burning.", "speaker": "MARA", "until": SAMPLES}
MASTER = {
    "format": FORMAT,
    "frames": FRAMES,
    "samples": SAMPLES,
    "title": "Lamp",
    "language": "en",
    "chapters": [[0, "INT. LAMP ROOM - NIGHT"]],
}
MASTER |= {"pictures": [{"input": "shot0", "from": 0, "frames": FRAMES}], "sounds": ["sound0"]}

ORDERS: Mapping[tuple[str, str], tuple[dict, dict[str, tuple[str, str, str]]]] = {
    ("toy", "clip"): (CLIP, {"timing0": ("toy", "voice", "timing")}),
    ("toy", "voice"): (VOICE, {}),
    ("toy", "picture"): ({"model": "bars", "prompt": "a lamp", "size": [32, 18], "seed": 7}, {"control:depth8": ("toy", "clip", "clip")}),
    ("toy", "note"): ({"text": "a note"}, {"in": ("toy", "voice", "timing")}),
    ("espeak", "voice"): (VOICE, {}),
    ("previz", "clip"): (CLIP, {"timing0": ("espeak", "voice", "timing")}),
    ("previz", "board"): (CLIP | {"frame": 3}, {"timing0": ("espeak", "voice", "timing")}),
    ("previz", "control"): (CONTROL, {"timing0": ("espeak", "voice", "timing")}),
    ("previz", "gltf"): (CLIP, {"timing0": ("espeak", "voice", "timing")}),
    ("previz", "layout"): (CLIP, {"timing0": ("espeak", "voice", "timing")}),
    ("usd", "usd"): ({}, {"scene": ("previz", "gltf", "gltf")}),
    ("printer", "floorplan"): (PLAN, {"layout0": ("previz", "layout", "layout")}),
    ("printer", "storyboard"): (BOOK, {"board0": ("previz", "board", "board"), "arrows0": ("previz", "board", "arrows")}),
    ("printer", "dailies"): (
        {"kind": "sheet", "format": FORMAT, "frames": FRAMES, "takes": [{"input": "clip0", "name": "3B-T1", "lines": ["toy", "free"]}]},
        {"clip0": ("toy", "clip", "clip")},
    ),
    ("encoder", "segment"): ({"format": FORMAT, "frames": FRAMES, "from": 0}, {"clip": ("toy", "clip", "clip")}),
    ("fal", "picture"): ({"model": "flux-schnell", "prompt": "a lamp", "size": [64, 64], "seed": 7}, {}),
    ("encoder", "still"): ({"at": "last"}, {"clip": ("toy", "clip", "clip")}),
    ("mixer", "mix"): (MIX, {"voice0": ("espeak", "voice", "sound")}),
    ("mixer", "loudness"): ({"target": -16.0, "ceiling": -1.0, "step": 0.25}, {"scene0": ("mixer", "mix", "loudness")}),
    ("encoder", "sound"): (
        {"packets": PACKETS, "first": 0, "ceiling": -1.0, "pieces": [PIECE]},
        {"gain": ("mixer", "loudness", "gain"), "mix0": ("mixer", "mix", "sound")},
    ),
    ("master", "subtitles"): ({"cues": [CUE], "language": "en"}, {"timing0": ("espeak", "voice", "timing")}),
    ("master", "master"): (
        MASTER,
        {"shot0": ("encoder", "segment", "segment"), "sound0": ("encoder", "sound", "sound"), "cues": ("master", "subtitles", "cues")},
    ),
}
"""A sample order for each engine and op: params, and which product of which other sample each input is."""

HEAVY = {"previz", "usd", "printer"}
"""Engines whose first order on a machine takes long (numba compiles), or whose inputs come from such an engine."""


@pytest.fixture(scope="module", autouse=True)
def _vendors():
    """Engines that work elsewhere are sent to servers on this machine."""
    with serving() as fal, pytest.MonkeyPatch.context() as surroundings:
        for name, value in {"FAL_KEY": "a key", "FAL_QUEUE_URL": fal.url, "WORKPRINT_PACE": "0"}.items():
            surroundings.setenv(name, value)
        yield


@pytest.fixture(scope="module", autouse=True)
def _bench():
    with tempfile.TemporaryDirectory() as folder:
        _made.cache_clear()
        _BENCH.append(Path(folder))
        yield
        _BENCH.clear()


_BENCH: list[Path] = []


@cache
def _made(engine: str, op: str) -> dict[str, Path]:
    """The products of another engine's sample, made once."""
    workdir = _BENCH[0] / f"{engine}-{op}"
    workdir.mkdir()
    found, sample = registry.engine(engine), _sample(engine, op)
    task = Task(op, engine, found.card.version, sample.params)
    return {product.name: product.path for product in found.make(task, sample.inputs(workdir), workdir)}


def _sample(engine: str, op: str) -> Sample:
    params, sources = ORDERS[engine, op]

    def inputs(folder: Path) -> dict[str, Path]:
        return {name: _made(source, of)[product] for name, (source, of, product) in sources.items()}

    return Sample(op, params, inputs)


def _slow(engine: str, op: str, check) -> bool:
    """In the quick tests, work in another process is tried once for each light engine."""
    first = next(each for each in ORDERS if each[0] == engine)
    return engine in HEAVY or (check is conformance.gives_the_same_bytes_again and (engine, op) != first)


@pytest.mark.parametrize(
    ("engine", "op", "check"),
    [
        pytest.param(*order, check, id="-".join((*order, check.__name__)), marks=pytest.mark.slow if _slow(*order, check) else ())
        for order in ORDERS
        for check in CHECKS
    ],
)
def test_every_engine_keeps_the_rules(engine, op, check, tmp_path):
    if engine == "usd":
        pytest.importorskip("pxr", reason="usd-core is not installed")
    check(registry.engine(engine), _sample(engine, op), tmp_path)


def test_every_engine_and_op_has_its_sample():
    cards, broken = registry.cards()
    assert broken == {}
    assert {(name, op) for name, card in cards.items() if name in registry.BUILT_IN for op in card.ops} == set(ORDERS)


# ------------------------------------------------------------------------------------- the suite finds what is wrong


class Rogue(Toy):
    """A toy with one bad habit, named in `habit`."""

    habit = ""

    def make(self, task, inputs, workdir):
        return getattr(self, self.habit)(task, inputs, workdir)

    def random(self, task, inputs, workdir):
        return _note(workdir, str(random.random()))

    def hashes(self, task, inputs, workdir):
        return _note(workdir, " ".join({"one", "two", "three", "four", "five"}))

    def label(self, task, inputs, workdir):
        return _note(workdir, task.label)

    def place(self, task, inputs, workdir):
        return _note(workdir, str(workdir))

    def stray(self, task, inputs, workdir):
        Path("stray").write_text("stray")
        return _note(workdir, "x")

    def temporary(self, task, inputs, workdir):
        with tempfile.NamedTemporaryFile():
            return _note(workdir, "x")

    def scribble(self, task, inputs, workdir):
        path = inputs["in"]
        path.write_bytes(path.read_bytes() + b"!")
        return _note(workdir, "x")

    def talk(self, task, inputs, workdir):
        with socket.socket() as line:
            line.connect_ex(("127.0.0.1", 9))
        return _note(workdir, "x")

    def wrong_media(self, task, inputs, workdir):
        return (Product("note", _note(workdir, "x")[0].path, "video/mp4"),)

    def empty(self, task, inputs, workdir):
        return ()

    def outside(self, task, inputs, workdir):
        return (Product("note", inputs["in"], "application/json"),)

    def params(self, task, inputs, workdir):
        return _note(workdir, canonical(task.params).decode())

    def crash(self, task, inputs, workdir):
        return _note(workdir, str(json.loads(inputs["in"].read_text())["here"]))

    def lax(self, task, inputs, workdir):
        return _note(workdir, "x")


def _note(workdir: Path, text: str) -> tuple[Product, ...]:
    (workdir / "note.json").write_text(json.dumps([text]))
    return (Product("note", workdir / "note.json", "application/json"),)


def _given(folder: Path) -> dict[str, Path]:
    path = folder / "in.json"
    if not path.exists():
        path.write_text('{"here": 1}')
    return {"in": path}


@pytest.mark.parametrize(
    ("habit", "check"),
    [
        ("random", conformance.gives_the_same_bytes_again),
        ("hashes", conformance.gives_the_same_bytes_again),
        ("label", conformance.gives_the_same_bytes_again),
        ("place", conformance.gives_the_same_bytes_again),
        ("stray", conformance.keeps_to_its_workdir),
        ("temporary", conformance.keeps_to_its_workdir),
        ("scribble", conformance.keeps_to_its_workdir),
        ("talk", conformance.stays_off_the_network),
        ("wrong_media", conformance.makes_what_it_says),
        ("empty", conformance.makes_what_it_says),
        ("outside", conformance.makes_what_it_says),
        ("params", conformance.refuses_or_ignores_what_it_does_not_know),
        ("lax", conformance.refuses_or_ignores_what_it_does_not_know),
        ("crash", conformance.has_one_kind_of_complaint),
    ],
)
def test_the_suite_finds_each_bad_habit(habit, check, tmp_path, monkeypatch):
    monkeypatch.setattr(Rogue, "habit", habit)
    rogue = Rogue()
    rogue.habit = habit  # travels with the pickle
    with pytest.raises(AssertionError, match="an engine must keep to this"):
        check(rogue, Sample("note", {"text": "x"}, _given), tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [{"name": "Über Engine"}, {"ops": ("clip",)}, {"models": (Model("m", ("music",)),)}, {"summary": "two\nlines"}, {"version": ""}],
)
def test_the_suite_finds_a_bad_card(wrong, tmp_path, monkeypatch):
    fields = {name: getattr(Toy.card, name) for name in Card.__dataclass_fields__}
    monkeypatch.setattr(Toy, "card", Card(**fields | wrong))
    with pytest.raises(AssertionError, match="an engine must keep to this"):
        conformance.has_a_good_card(Toy(), Sample("note", {"text": "x"}), tmp_path)


def test_an_engine_elsewhere_may_do_as_it_must(tmp_path, monkeypatch):
    fields = {name: getattr(Toy.card, name) for name in Card.__dataclass_fields__}
    monkeypatch.setattr(Rogue, "card", Card(**fields | {"where": "a company"}), raising=False)
    for habit in ("talk", "random"):
        monkeypatch.setattr(Rogue, "habit", habit)
        conformance.stays_off_the_network(Rogue(), Sample("note", {"text": "x"}, _given), tmp_path)
        conformance.gives_the_same_bytes_again(Rogue(), Sample("note", {"text": "x"}, _given), tmp_path)
    assert os.listdir(tmp_path) == []
