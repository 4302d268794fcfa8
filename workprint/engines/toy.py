"""The toy: the smallest honest engine. Makes tiny real files with nothing but Python; for tests, and to learn from.

An engine of your own is these twenty lines and an entry point (`registry.py`):

    class Haiku:
        card = Card("haiku", "1", ops=("voice",), summary="says everything in seventeen syllables")

        def make(self, task, inputs, workdir):
            text = task.params["text"]                       # the order: plain values, see docs/design/03-orders.md
            if not text.strip():
                raise EngineError("there is nothing to say", remedy="write a line of dialogue")
            sound = workdir / "sound.wav"                    # write here and nowhere else
            sound.write_bytes(spoken(text))                  # import what is heavy in here, not above
            return (Product("sound", sound, "audio/wav", {"seconds": 2.5}),)

Three rules: the same order gives the same bytes (change `version` when it would not); `inputs` are read, never written; what the user can
mend is an EngineError that says how. `conformance.py` checks them all. Knows nothing of films.
"""

from __future__ import annotations

import io
import json
import os
import struct
import time
import wave
import zlib
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

from workprint.core.cards import Card, Model, References
from workprint.core.digest import canonical
from workprint.core.errors import EngineError
from workprint.core.nouns import Product, Task

WIDTH, HEIGHT = 32, 18
RATE = 8000
KNOWN = {
    "clip": {"format", "frames", "set", "people", "beats", "camera", "speech", "style", "props", "lights"},
    "voice": {"text", "language", "delivery", "within", "voice"},
    "note": {"text", "bytes"},
    "picture": set(),
}
ASKED = {"model", "id", "prompt", "negative", "seed", "take", "size", "references", "controls", "count", "part"}
"""What a model may be asked (docs/design/03-orders.md): then the toy is its model `bars`."""
PROMPTED = {"picture": ASKED, "clip": ASKED | {"seconds", "rate", "frames", "audio"}}
"""Params of each op that the toy has heard of; others are refused. `note` is an op of its own: what it was told, written down."""
TRICKS = {"fail", "slow", "crash", "fill"}
"""What `params["toy"]` may ask of any op: fail with this message, take so many seconds, die by this signal, write so many bytes more."""


class Toy:
    """Makes clips of one moving bar (Y4M), voices that are beeps (WAV) and notes (JSON)."""

    card = Card(
        "toy",
        "1",
        ops=("clip", "voice", "note", "picture"),
        summary="tiny real files, for tests and for people who write engines",
        options=("toy",),
        models=(
            Model("stage", ("clip", "voice", "note")),
            Model(
                "bars",
                ("clip", "picture"),
                multiple=2,
                pixels=WIDTH * HEIGHT,
                lengths=(Fraction(1, 8), Fraction(4)),
                step=Fraction(0),
                start=True,
                references=References(3),
                controls=("depth8",),
                seed="honoured",
                dialect="plain",
                trained_on="licensed",
            ),
        ),
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        if task.op not in KNOWN:
            raise EngineError(f"the toy makes {', '.join(KNOWN)}, not {task.op}", remedy="choose another engine for it")
        params = dict(task.params)
        tricks = params.pop("toy", {})
        known = PROMPTED[task.op] if "prompt" in params and task.op in PROMPTED else KNOWN[task.op]
        unknown = sorted(params.keys() - known) + sorted(tricks.keys() - TRICKS)
        if unknown:
            raise EngineError(f"the toy knows no {', '.join(unknown)}", remedy=f"it knows {', '.join(sorted(known))}")
        _play(tricks, workdir)
        seen = sha256(canonical(params) + b"".join(name.encode() + inputs[name].read_bytes() for name in sorted(inputs))).digest()
        draw = {"clip": _clip, "voice": _voice, "note": _note, "picture": _picture}[task.op]
        try:
            return draw(params, seen, workdir)
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError(f"this is no order for a {task.op}: {error!r}", remedy="see docs/design/03-orders.md") from error


def _clip(params: Mapping[str, Any], seen: bytes, workdir: Path) -> tuple[Product, ...]:
    """A bar that crosses the picture once, in colours taken from all that the order says."""
    frames, rate = int(params["frames"]), Fraction(params["rate"] if "prompt" in params else params["format"]["rate"])
    path = workdir / "clip.y4m"
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{rate.numerator}:{rate.denominator} Ip A1:1 C420jpeg\n".encode())
        for frame in range(frames):
            bar = frame * WIDTH // frames
            row = bytes(seen[2] if column == bar else seen[3] // 2 for column in range(WIDTH))
            chroma = bytes([seen[0]]) * (WIDTH * HEIGHT // 4) + bytes([seen[1]]) * (WIDTH * HEIGHT // 4)
            file.write(b"FRAME\n" + row * HEIGHT + chroma)
    return (Product("clip", path, "video/x-yuv4mpeg", {"frames": frames, "width": WIDTH, "height": HEIGHT}),)


def _picture(params: Mapping[str, Any], seen: bytes, workdir: Path) -> tuple[Product, ...]:
    """One colour, taken from all that the order says."""
    width, height = (int(side) for side in params["size"])
    rows = (b"\0" + seen[:3] * width) * height
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    packed = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    path = workdir / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))
    return (Product("picture", path, "image/png", {"width": width, "height": height}),)


def _voice(params: Mapping[str, Any], seen: bytes, workdir: Path) -> tuple[Product, ...]:
    """One beep a word, a fifth of a second each, at a pitch taken from all that the order says; and when each word is heard."""
    words = str(params["text"]).split()
    period = 20 + seen[0] % 60
    beep = b"".join((4000 if at % period < period // 2 else -4000).to_bytes(2, "little", signed=True) for at in range(RATE // 6))
    packed = io.BytesIO()
    with wave.open(packed, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((beep + bytes(2 * (RATE // 5 - RATE // 6))) * len(words))
    step = 48_000 // 5
    heard = [[word, number * step, (number + 1) * step] for number, word in enumerate(words)]
    timing = {"samples": len(words) * step, "words": heard, "mouths": [[start, "D"] for _, start, _ in heard]}
    sound, times = workdir / "sound.wav", workdir / "timing.json"
    sound.write_bytes(packed.getvalue())
    times.write_text(json.dumps(timing, ensure_ascii=False), encoding="utf-8")
    return Product("sound", sound, "audio/wav", {"samples": timing["samples"]}), Product("timing", times, "application/json")


def _note(params: Mapping[str, Any], seen: bytes, workdir: Path) -> tuple[Product, ...]:
    """What the order says and a fingerprint of it and its inputs, cut down to `bytes` hex digits if asked."""
    path = workdir / "note.json"
    path.write_text(
        json.dumps({"text": params["text"], "seen": seen.hex()[: int(params.get("bytes", 64))]}, ensure_ascii=False), encoding="utf-8"
    )
    return (Product("note", path, "application/json"),)


def _play(tricks: Mapping[str, Any], workdir: Path) -> None:
    time.sleep(tricks.get("slow", 0))
    if "fill" in tricks:
        (workdir / "filling").write_bytes(bytes(int(tricks["fill"])))
    if "crash" in tricks:
        print("the toy falls over")
        os.kill(os.getpid(), int(tricks["crash"]))
    if "fail" in tricks:
        raise EngineError(str(tricks["fail"]), remedy="take the toy's `fail` out of the order")
