"""Where made things are kept: artifacts by the digest of their bytes, one JSON record per Task.

    objects/ab/<digest>       bytes; `<digest>.damaged` are bytes that no longer match and wait for a person
    records/ab/<key>.json     what was made, once: the order, its inputs, its products
    takes.jsonl               which shot's which take is which record, append-only
    index.sqlite              a cache of the records and of what was checked; may be deleted at any time
    tmp/  lock                half-made things; who is making

The folder can be copied, shared on a disk and deleted; the records beside the artifacts are the truth. Nothing is created before the
first thing is kept. Knows files; knows nothing of graphs, engines or shots.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.build import lock
from workprint.build.files import Stamp, aside, refusals, stamp, sync_file, sync_folder, write_whole
from workprint.build.index import Index, Row
from workprint.build.records import compact, genuine, is_name, read, written
from workprint.core.digest import digest_file
from workprint.core.errors import FolderError, StoreError
from workprint.core.nouns import Artifact, Product, Record

KIND = "artifact"
"""The kind that artifacts' digests are taken with."""


@dataclass(frozen=True)
class Sealed:
    """A finished file that is on the disk under a temporary name, with its digest: ready to be taken in."""

    name: str
    path: str
    artifact: Artifact
    stamp: Stamp


def seal(product: Product, workdir: Path) -> Sealed:
    """Digest and sync an engine's product. ValueError if it is not a plain file of the workdir."""
    path = Path(os.path.abspath(workdir / product.path))
    found = stamp(path)
    if found is None or not path.resolve().is_relative_to(workdir.resolve()):
        raise ValueError(f"its product {product.name!r} is not a file in its workdir: {product.path}")
    name = digest_file(KIND, path)
    sync_file(path)
    return Sealed(product.name, str(path), Artifact(name, product.media, found[0], dict(product.facts)), found)


class Store:
    """One store, at `root`. Reading needs no lock and creates nothing; whatever is kept is kept under `locked()`."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.abspath(root))
        self.objects, self.records_folder, self.tmp = self.root / "objects", self.root / "records", self.root / "tmp"
        for folder in (self.objects, self.records_folder, self.tmp):
            _refuse_link(folder)
        self.index = Index(self.root / "index.sqlite")
        self._locks = 0
        self._made_by: tuple[tuple[str, ...], dict[str, str]] | None = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the index down."""
        self.index.close()

    # ------------------------------------------------------------------------------------- looking up

    def path(self, digest: str) -> Path:
        """Where the artifact of this digest lies, or would lie."""
        return self.objects / _shard(digest) / digest

    def record_path(self, key: str) -> Path:
        """Where the record of this key lies, or would lie."""
        return self.records_folder / _shard(key) / f"{key}.json"

    def find(self, key: str) -> Record | None:
        """The record of this key, whether or not its artifacts are still there. None for one that cannot be read."""
        path = f"{self.records_folder}/{_shard(key)}/{key}.json"
        found = stamp(path)
        if found is None:
            return None
        row = self.index.row(key)
        if row and row.stamp == found:
            with suppress(ValueError):
                return read(row.body)
        return self._read(key, Path(path), found)

    def kept(self, key: str) -> Record | None:
        """The record of this key if all its artifacts are there and match: what need not be made again."""
        record = self.find(key)
        return record if record and all(self.holds(artifact) for artifact in record.products.values()) else None

    def holds(self, artifact: Artifact) -> bool:
        """Whether the artifact's bytes are there and match its digest. They are read only if the file is not the one last read."""
        path = f"{self.objects}/{_shard(artifact.digest)}/{artifact.digest}"
        found = stamp(path)
        if found is None or found[0] != artifact.size:
            return False
        return self.index.checked(artifact.digest) == found or self.check(artifact.digest)

    def check(self, digest: str) -> bool:
        """Read the artifact's bytes and say whether they match its digest."""
        path = self.path(digest)
        before = stamp(path)
        try:
            good = before is not None and digest_file(KIND, path) == digest and stamp(path) == before
        except OSError:
            good = False
        if good and before is not None:
            self.index.remember_checked(digest, before)
        elif before is not None:
            self.index.forget_checked(digest)
        return good

    def latest(self, op: str, label: str) -> Record | None:
        """The newest record of this op and label: what a Task of that label made before."""
        return next(self._found(op, label, 1), None)

    def earlier(self, op: str, *, count: int = 200) -> Iterator[Record]:
        """The newest records of an op, newest first."""
        return self._found(op, None, count)

    def maker(self, digest: str) -> Record | None:
        """A record that made this artifact; None if there is none (a plate), or its record is gone."""
        return self.find(self._makers().get(digest, ""))

    def _makers(self) -> dict[str, str]:
        """By the digest of every made artifact, the key of a record that made it (the first in order of keys)."""
        keys = tuple(self.record_keys())
        if self._made_by is None or self._made_by[0] != keys:
            found: dict[str, str] = {}
            for key in keys:
                record = self.find(key)
                for artifact in record.products.values() if record else ():
                    found.setdefault(artifact.digest, key)
            self._made_by = (keys, found)
        return self._made_by[1]

    def record_keys(self) -> Iterator[str]:
        """The key of every record file, in order."""
        for path in _files(self.records_folder):
            if path.suffix == ".json" and is_name(path.stem):
                yield path.stem

    def refresh(self) -> None:
        """Have the index know every record, and no other."""
        here, known = set(self.record_keys()), self.index.keys()
        self.index.forget(sorted(known - here))
        for key in sorted(here - known):
            self.find(key)
        self.index.flush()
        self.index.whole = True

    # ------------------------------------------------------------------------------------- keeping

    @contextmanager
    def locked(self, *, wait: bool = False) -> Iterator[None]:
        """Be the only run that keeps things here. Nests. StoreError naming the other run if there is one and `wait` is false."""
        if self._locks:
            self._locks += 1
            try:
                yield
            finally:
                self._locks -= 1
            return
        self._prepare()
        with lock.held(self.root / "lock", wait=wait):
            self._locks = 1
            try:
                yield
            finally:
                self._locks = 0
                self.index.flush()

    def workdir(self) -> Path:
        """A new empty folder for half-made things."""
        with refusals(self.tmp):
            return Path(tempfile.mkdtemp(dir=self.tmp, prefix="work-"))

    def clear(self) -> None:
        """Drop half-made things that runs which were killed have left. Only under the lock."""
        self._must_be_locked()
        for left in leftovers(self):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() and not left.is_symlink() else left.unlink(missing_ok=True)

    def keep(self, record: Record, sealed: Iterable[Sealed]) -> Record:
        """Take in the products, then write the record; the record as it is kept. What the record's `products` say is overwritten."""
        self._must_be_locked()
        products = {each.name: self._take_in(each) for each in sealed}
        whole = read(compact(_with_products(record, products)))
        path = self.record_path(whole.key)
        with refusals(path):
            self._shard_folder(path.parent)
            if stamp(path) is not None and self.find(whole.key) is None:
                aside(path)
            write_whole(path, written(whole), tmp=self.tmp)
        found = stamp(path)
        if found is not None:
            self.index.remember(_row(whole, found))
        return whole

    def take_in(self, source: Path, *, media: str, facts: Mapping[str, Any] | None = None) -> Artifact:
        """Copy a file from elsewhere (a plate, a song) into the store; the file itself stays where and as it is."""
        self._must_be_locked()
        folder = self.workdir()
        try:
            with refusals(source):
                copy = folder / "copy"
                shutil.copyfile(source, copy)
                sealed = seal(Product("copy", copy, media, facts or {}), folder)
            return self._take_in(sealed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def set_aside(self, artifact: Artifact) -> Path | None:
        """Move a damaged artifact out of the way; where it went, or None if nothing was there. It is neither reused nor destroyed."""
        self._must_be_locked()
        self.index.forget_checked(artifact.digest)
        path = self.path(artifact.digest)
        with refusals(path):
            return aside(path) if os.path.lexists(path) else None

    # ------------------------------------------------------------------------------------- inside

    def _read(self, key: str, path: Path, found: Stamp) -> Record | None:
        try:
            record = read(path.read_bytes(), where=str(path))
        except (OSError, ValueError) as error:
            if isinstance(error, StoreError):
                raise
            return None
        if record.key != key or not genuine(record):
            return None
        self.index.remember(_row(record, found))
        return record

    def _found(self, op: str, label: str | None, count: int) -> Iterator[Record]:
        if not self.index.whole:
            self.refresh()
        for row in self.index.latest(op, label, count=count):
            record = self.find(row.key)
            if record:
                yield record

    def _take_in(self, sealed: Sealed) -> Artifact:
        artifact, source, path = sealed.artifact, Path(sealed.path), self.path(sealed.artifact.digest)
        with refusals(path):
            if self.holds(artifact):
                source.unlink(missing_ok=True)
                return artifact
            self.set_aside(artifact)
            self._shard_folder(path.parent)
            self._move(source, path, sealed)
            sync_folder(path.parent)
        found = stamp(path)
        if found is not None:
            self.index.remember_checked(artifact.digest, found)
        return artifact

    def _move(self, source: Path, path: Path, sealed: Sealed) -> None:
        if stamp(source) != sealed.stamp:
            raise StoreError(
                "a product was changed after its engine had ended", where=str(source), remedy="mend the engine: it leaves something running"
            )
        if os.lstat(source).st_nlink > 1:  # another name of this file could still change it
            copy = source.with_name(source.name + ".copy")
            shutil.copyfile(source, copy)
            sync_file(copy)
            source.unlink()
            source = copy
        os.chmod(source, 0o444)
        os.rename(source, path)

    def _prepare(self) -> None:
        new = not self.root.is_dir()
        with refusals(self.root):
            for folder in (self.root, self.objects, self.records_folder, self.tmp):
                folder.mkdir(parents=True, exist_ok=True)
        if new:
            self.index.close()

    def _shard_folder(self, folder: Path) -> None:
        _refuse_link(folder)
        if not folder.is_dir():
            folder.mkdir()
            sync_folder(folder.parent)

    def _must_be_locked(self) -> None:
        if not self._locks:
            raise RuntimeError("the store is written to only inside `with store.locked():`")


def objects(store: Store) -> Iterator[Path]:
    """Every artifact file, in order."""
    return (path for path in _files(store.objects) if is_name(path.name))


def leftovers(store: Store) -> list[Path]:
    """What lies in tmp/: half-made things, of a run that is going on or of one that was killed."""
    return sorted(store.tmp.iterdir()) if store.tmp.is_dir() else []


def _files(folder: Path) -> Iterator[Path]:
    shards = sorted(folder.iterdir()) if folder.is_dir() else []
    for shard in shards:
        if shard.is_dir() and not shard.is_symlink():
            yield from sorted(shard.iterdir())


def _shard(name: str) -> str:
    return name[4:6]


def _row(record: Record, found: Stamp) -> Row:
    return Row(record.key, record.op, record.label, record.made, found, compact(record))


def _with_products(record: Record, products: Mapping[str, Artifact]) -> Record:
    fields = {name: getattr(record, name) for name in Record.__dataclass_fields__}
    return Record(**fields | {"products": products})


def _refuse_link(folder: Path) -> None:
    if folder.is_symlink():
        raise FolderError(
            "this folder of the store is a link", where=str(folder), remedy="delete the link; to keep the store elsewhere, use --store"
        )
