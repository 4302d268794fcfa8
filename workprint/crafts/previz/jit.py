"""How kernels are compiled: strict IEEE arithmetic, no threads of their own, kept on disk. Knows numba; knows nothing of pictures.

The compiled code is kept in a folder of the user's own (`$NUMBA_CACHE_DIR`, else `$XDG_CACHE_HOME/workprint/numba`), below a name
taken over the kernels' sources: numba itself would not notice that a kernel in one file calls a changed one in another.

No kernel makes an array, so numba's reference counting is off: it would touch a shared counter several times in every pixel.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import numba
import numba.core.config


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.access(folder, os.W_OK | os.X_OK) and folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def cache_folder() -> Path | None:
    """Where compiled kernels are kept; None where no folder of the user's own can be written (they are then compiled anew)."""
    here = Path(__file__).parent
    taken = hashlib.sha256(numba.__version__.encode())
    for source in (here / "jit.py", here / "exact.py", *sorted((here / "draw").glob("*.py"))):
        taken.update(source.read_bytes())
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    given = os.environ.get("NUMBA_CACHE_DIR")
    roots = [Path(given)] if given else [Path(home, "workprint", "numba"), Path(tempfile.gettempdir(), f"workprint-numba-{os.getuid()}")]
    folders = (root / taken.hexdigest()[:16] for root in roots)
    return next((folder for folder in folders if _writable(folder)), None)


_FOLDER = cache_folder()
if _FOLDER is not None:
    config: Any = numba.core.config
    config.CACHE_DIR = str(_FOLDER)

_njit: Any = numba.njit
_STRICT = {"cache": _FOLDER is not None, "fastmath": False, "nogil": True, "error_model": "numpy", "_nrt": False}

kernel = _njit(**_STRICT)
"""Decorator: a function over arrays and numbers, compiled on first use. Divisions by zero give infinities, as in C."""

inner = _njit(**_STRICT, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""As `kernel`, for what only kernels call: half the time to compile."""

inlined = _njit(**_STRICT, no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=True)
"""As `inner`, for what is called once per pixel: LLVM must copy it into its caller."""
