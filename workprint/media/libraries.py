"""Which media libraries are at work, for an engine's version. Knows installed packages; opens no file and imports none of them.

The same order gives other bytes under another x264 or libavcodec, so whoever writes pictures or sound puts `version()` in its card.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import distribution

_NAMED = ("libavcodec", "libavformat", "libswscale", "libx264")


@lru_cache(maxsize=1)
def version() -> str:
    """As `av18.1.0-avcodec62.28.102-avformat62.12.102-swscale9.5.102-x264.165`. Reads the wheel's list of files: no heavy import."""
    wheel = distribution("av")
    found = dict(re.findall(r"av\.libs/(lib\w+?)-\w+\.so\.([\d.]+),", wheel.read_text("RECORD") or ""))
    parts = [f"{name[3:]}{'.' if name[-1].isdigit() else ''}{found[name]}" for name in _NAMED if name in found]
    return "-".join([f"av{wheel.version}", *(parts or _system_libraries())])


def _system_libraries() -> list[str]:
    """For a PyAV that was built against the system's FFmpeg, or whose wheel names its libraries otherwise."""
    import av

    return [f"{name[3:]}{'.'.join(map(str, number))}" for name, number in sorted(av.library_versions.items()) if name in _NAMED]
