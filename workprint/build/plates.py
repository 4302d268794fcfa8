"""Files that people bring (footage, drawn boards): which Artifact such a file is, and how it comes into the store.

A file's digest is remembered with its stamp, so that gigabytes are read once and not at every look. Knows files; nothing of shots.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workprint.build.files import refusals, stamp, write_whole
from workprint.build.store import KIND, Store
from workprint.core.digest import digest_file
from workprint.core.errors import FolderError
from workprint.core.nouns import Artifact

_LIST = "plates.json"
_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".mp4": "video/mp4", ".mov": "video/quicktime"}


def plate(store: Store, path: Path, *, where: str = "") -> Artifact:
    """The Artifact that the file's bytes are, in the store or not. FolderError, naming `where`, if no plain file is there."""
    found = stamp(path)
    if found is None:
        raise FolderError(
            f"there is no plate {path} (or it is no plain file)", where=where, remedy="put the file there, or take its name out of the note"
        )
    known = _remembered(store).get(str(path.absolute()))
    if not (isinstance(known, list) and known[1:] == list(found) and isinstance(known[0], str)):
        with refusals(path):
            known = [digest_file(KIND, path)]
    return Artifact(known[0], _MEDIA.get(path.suffix.lower(), "application/octet-stream"), found[0])


def take_in(store: Store, path: Path, artifact: Artifact) -> None:
    """Have the store hold the file's bytes, as a copy, and remember its digest. Only under the store's lock."""
    if not store.holds(artifact):
        store.take_in(path, media=artifact.media)
    remembered = _remembered(store)
    entry = [artifact.digest, *(stamp(path) or ())]
    if remembered.get(str(path.absolute())) != entry:
        text = json.dumps(remembered | {str(path.absolute()): entry}, ensure_ascii=False, sort_keys=True, indent=1)
        write_whole(store.root / _LIST, text.encode(), tmp=store.tmp)


def _remembered(store: Store) -> dict[str, Any]:
    try:
        found = json.loads((store.root / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
