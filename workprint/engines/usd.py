"""glTF to USD as an engine: op `usd`. Conversion only: `crafts/previz/handover` reads the one and writes the other. Needs usd-core
(`pip install 'workprint[usd]'`), which is asked for only when a USD file is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Product, Task

_WRITING = "2"
"""Goes up whenever the same order would give another file."""


@lru_cache(maxsize=1)
def _library() -> str:
    try:
        return f"usd{version('usd-core')}"
    except PackageNotFoundError:
        return "none"


class Usd:
    """Writes a shot's scene as USD, from its glTF."""

    card = Card(
        name="usd",
        version=f"{_WRITING}-{_library()}",
        ops=("usd",),
        summary="a shot's scene as USD for Houdini, Maya, Unreal and others (needs usd-core)",
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        from workprint.crafts.previz.handover.glb import read_glb
        from workprint.crafts.previz.handover.usd import library, write_usd

        if task.op != "usd":
            raise EngineError(f"usd writes USD files, it cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")
        library()
        path = workdir / "scene.usdc"
        write_usd(path, read_glb(inputs["scene"].read_bytes()))
        return (Product("usd", path, "model/vnd.usd"),)
