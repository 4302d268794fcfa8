"""Meshes kept on disk between runs: one .npz of arrays per figure, under a name taken over what it was made from and by what code.

A kept mesh that is missing, foreign or damaged is only a reason to make it anew; a cache that cannot be written costs time only.
Knows arrays and files; knows nothing of bodies.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.digest import digest, digest_bytes

Arrays = dict[str, NDArray[Any]]


@cache
def made_by(kind: str, folder: Path, makers: Sequence[str]) -> str:
    """What stands for the code that makes a kind of mesh: the modules of `folder` (names without .py) as they read now."""
    return digest_bytes(f"{kind} makers", ((folder / f"{name}.py").read_bytes() for name in makers))


def place(kind: str, *made_from: object) -> Path:
    """Where a mesh made from all this is kept, whether or not it is there."""
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "workprint" / "bodies" / f"{digest(kind, list(made_from))}.npz"


def arrays(path: Path, names: Iterable[str]) -> Arrays | None:
    """The arrays of these names from a kept mesh; None where they cannot be had."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: file[name] for name in names}
    except Exception:  # whatever is wrong with it (numpy and zipfile have many words for that), it is made anew
        return None


def keep(path: Path, found: Arrays) -> None:
    """Keep a mesh, whole or not at all."""
    packed = io.BytesIO()
    np.savez(packed, **found)  # type: ignore[arg-type]  # numpy's own stub wants a bool of any keyword
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(packed.getvalue())
        os.replace(name, path)
    except OSError:
        return
