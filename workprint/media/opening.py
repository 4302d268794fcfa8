"""Opens media that a stranger made. Knows which containers are let in; knows nothing of pictures or sound.

FFmpeg takes a file for what its bytes say: a "clip.mp4" may be a playlist that names other files or addresses. So only containers
that hold their own media are let in, the library is given bytes rather than a name, and no protocol is allowed at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
import av.error

from workprint.core.errors import MediaError

LARGEST = 1 << 26
"""Pixels of the largest picture: 8192 x 8192."""

_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mxf,ogg,flac,wav,w64,mp3,aac,aiff,caf,flv,asf,dv,ivf,yuv4mpegpipe,h264,hevc,gif,"
    "apng,png_pipe,jpeg_pipe,webp_pipe,tiff_pipe,bmp_pipe,exr_pipe"
)


class _Bytes:
    """A file without its name, so that a pattern in the name ("%03d.png") means nothing."""

    def __init__(self, file: BinaryIO) -> None:
        self.read, self.seek, self.tell = file.read, file.seek, file.tell


@contextmanager
def opened(path: Path) -> Iterator[av.container.InputContainer]:
    """The file as an FFmpeg container. Whatever the libraries find wrong with it while it is open is a `MediaError` that names it."""
    if not path.is_file():
        raise MediaError("there is no such file", where=path.name, remedy="Give the name of a picture, clip or sound file.")
    options = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "", "max_streams": "64"}
    with path.open("rb") as file:
        try:
            with av.open(_Bytes(file), "r", metadata_errors="replace", container_options=options) as container:
                yield container
        except (av.error.FFmpegError, OverflowError, UnicodeError) as error:
            remedy = "Open it in a player; if it plays there, export it again (MP4 with H.264, PNG, FLAC)."
            raise MediaError(
                f"this cannot be read as picture or sound ({error.strerror if isinstance(error, OSError) else error})",
                where=path.name,
                remedy=remedy,
            ) from error
