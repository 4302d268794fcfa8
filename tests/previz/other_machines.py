"""Digests of all that the stage makes of a few shots, to be compared between processes that pretend to be other machines:

    .venv/bin/python -m tests.previz.other_machines

`OTHER_LIBM` is a C library whose every sine, power and logarithm is off by one in its last place: what depends on it shows at once.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from tests.previz.test_golden import ORDERS
from workprint.crafts.previz import shoot
from workprint.crafts.previz.control import passes
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.handover.gltf import glb
from workprint.crafts.previz.handover.layout import arrows, layout
from workprint.crafts.previz.handover.scene import scene

OTHER_LIBM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <string.h>
static double off(double v, double x) {
    unsigned long long bits;
    if (!isfinite(v) || v == rint(v)) return v;
    memcpy(&bits, &x, 8);
    return nextafter(v, (bits * 0x9E3779B97F4A7C15ull) >> 63 ? INFINITY : -INFINITY);
}
#define ONE(n) double n(double x) { static double (*f)(double); if (!f) f = dlsym(RTLD_NEXT, #n); return off(f(x), x); }
#define TWO(n) double n(double x, double y) \\
    { static double (*f)(double, double); if (!f) f = dlsym(RTLD_NEXT, #n); return off(f(x, y), x + 3 * y); }
ONE(sin) ONE(cos) ONE(tan) ONE(asin) ONE(acos) ONE(atan) ONE(sinh) ONE(cosh) ONE(tanh) ONE(exp) ONE(exp2) ONE(expm1)
ONE(log) ONE(log2) ONE(log10) ONE(log1p) ONE(cbrt) TWO(pow) TWO(atan2) TWO(hypot)
"""
SIGNALS = ("depth16", "normal", "pose", "lineart", "camera", "re10k", "motion")
HEADS = {
    name: (asked | {"frames": 24, "format": {"width": 160, "height": 90, "rate": "24/1"}}, said)
    for name, (asked, _, said) in ORDERS.items()
}


def parts(made: Any) -> Iterable[bytes]:
    """Every number and word of it, to the bit."""
    if isinstance(made, np.ndarray):
        yield repr((made.dtype.str, made.shape)).encode() + np.ascontiguousarray(made).tobytes()
    elif dataclasses.is_dataclass(made):
        for each in dataclasses.fields(made):
            yield from parts(getattr(made, each.name))
    elif isinstance(made, Mapping):
        for name, value in made.items():
            yield repr(name).encode()
            yield from parts(value)
    elif isinstance(made, list | tuple):
        for value in made:
            yield from parts(value)
    elif isinstance(made, bytes):
        yield made
    elif not callable(made):
        yield repr(float(made).hex() if isinstance(made, float) else made).encode()


def taken(made: Any) -> str:
    digest = hashlib.sha256()
    for part in parts(made):
        digest.update(part)
    return digest.hexdigest()[:16]


def digests() -> dict[str, dict[str, str]]:
    """By shot and by what is made of it."""
    found: dict[str, dict[str, str]] = {}
    for name, (asked, said) in HEADS.items():
        shot = shoot.prepared(asked, said)
        frames = [shoot.frame_at(shot, number) for number in (0, 8, 23)]
        renderer = Renderer(shot.width, shot.height)
        signals = passes.taken({**asked, "frames": 3, "signals": list(SIGNALS)}, said)
        found[name] = {
            "set": taken([item.thing.mesh for item in shot.place.items]),
            "camera": taken([shot.setup.at(number / 24) for number in range(24)]),
            "light": taken(shot.light),
            "frames": taken(frames),
            "pictures": taken([renderer.draw(frame) for frame in frames]),
            "signals": taken(list(passes.pictures(signals))),
            "texts": taken(passes.texts(signals, "there")),
            "gltf": taken(glb(scene(asked, said, "shot"))),
            "plan": taken(json.dumps([layout(asked, said), arrows(asked, said)])),
        }
    return found


if __name__ == "__main__":
    print(json.dumps(digests()))
