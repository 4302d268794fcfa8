"""An artifact handed over to a person: a copy outside the store. Knows files; knows nothing of what they hold.

Deliveries are copies, never links: whatever is done to one cannot touch the store. A copy that is still the one delivered last is left
alone.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from workprint.build.files import refusals, stamp, sync_file, sync_folder, write_whole
from workprint.build.store import Store
from workprint.core.nouns import Artifact

_LIST = "deliveries.json"


def deliver(store: Store, artifact: Artifact, path: Path) -> bool:
    """Have the artifact's bytes at `path`, whole or not at all; whether a copy had to be made. StoreError for what the disk refuses."""
    path = Path(os.path.abspath(path))
    delivered = _delivered(store)
    if delivered.get(str(path)) == [artifact.digest, *(stamp(path) or ())]:
        return False
    partial = path.with_name(f".{path.name}.partial")
    with refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.unlink(missing_ok=True)  # of a killed run, or a link that a stranger laid there: it is not written through
            shutil.copyfile(store.path(artifact.digest), partial)
            sync_file(partial)
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)
        sync_folder(path.parent)
    delivered[str(path)] = [artifact.digest, *(stamp(path) or ())]
    text = json.dumps(delivered, ensure_ascii=False, sort_keys=True, indent=1)
    write_whole(store.root / _LIST, text.encode(), tmp=store.tmp)
    return True


def _delivered(store: Store) -> dict[str, list[str | int]]:
    try:
        found = json.loads((store.root / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
