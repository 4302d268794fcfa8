"""What was read once and need not be read again: records and the stamps of checked files, in SQLite. The only module with sqlite3.

The index is a cache and never the truth. It may be deleted at any time, by anyone; a broken one is thrown away and begun anew without a
word; where it cannot be written it is kept in memory. Knows rows; knows nothing of folders, Tasks or engines.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from workprint.build.files import Stamp

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS records (
    key TEXT PRIMARY KEY, op TEXT, label TEXT, made TEXT, size INTEGER, mtime INTEGER, inode INTEGER, ctime INTEGER, body TEXT
);
CREATE INDEX IF NOT EXISTS by_label ON records (op, label, made);
CREATE TABLE IF NOT EXISTS checked (
    digest TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, ctime INTEGER
) WITHOUT ROWID;
"""
_WAIT = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_STUCK = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN}
_BATCH = 500
_ALL = 20_000


class Row(NamedTuple):
    """One record as the index keeps it; `stamp` is that of the file it was read from, `body` its JSON."""

    key: str
    op: str
    label: str
    made: str
    stamp: Stamp
    body: str


class Index:
    """Rows by key and digest. No method raises: what cannot be looked up is not there, what cannot be kept is forgotten."""

    patience = 10.0
    """Seconds to wait for another process that writes the index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None
        self._rows: dict[str, Row] = {}
        self._known: dict[str, Row] | None = None
        self._stamps: dict[str, Stamp] = {}
        self._checked: dict[str, Stamp] | None = None
        self._many = False
        self.whole = False
        """Whether every record of the store is known to be here; said by the store, unsaid when the index is begun anew."""

    def row(self, key: str) -> Row | None:
        """The record's row, if there is one."""
        if self._known is None:  # all at once, unless that is too much to hold: one question for a film, not one for each order
            found = self._ask("SELECT * FROM records LIMIT ?", (_ALL + 1,))
            self._known = {values[0]: _row(values) for values in found} if len(found) <= _ALL else {}
            self._many = len(found) > _ALL
        row = self._rows.get(key) or self._known.get(key)
        if row or not self._many:
            return row
        found = self._ask("SELECT * FROM records WHERE key = ?", (key,))
        return _row(found[0]) if found else None

    def latest(self, op: str, label: str | None, *, count: int = 1) -> list[Row]:
        """The newest rows of an op (with this label, if one is given), newest first."""
        self.flush()
        where, values = ("op = ? AND label = ?", [op, label]) if label is not None else ("op = ?", [op])
        found = self._ask(f"SELECT * FROM records WHERE {where} ORDER BY made DESC, key LIMIT ?", (*values, count))
        return [_row(each) for each in found]

    def keys(self) -> set[str]:
        """Of every record the index knows."""
        return {key for (key,) in self._ask("SELECT key FROM records")} | self._rows.keys()

    def checked(self, digest: str) -> Stamp | None:
        """The stamp that the artifact's file had when its bytes were last found to match."""
        if self._checked is None:  # all at once: one question for a film, not one for each artifact
            self._checked = {name: tuple(stamp) for name, *stamp in self._ask("SELECT * FROM checked")}
        return self._stamps.get(digest) or self._checked.get(digest)

    def remember(self, row: Row) -> None:
        self._rows[row.key] = row
        self._flush_if_long()

    def remember_checked(self, digest: str, stamp: Stamp) -> None:
        self._stamps[digest] = stamp
        self._flush_if_long()

    def forget(self, keys: Iterable[str]) -> None:
        """Drop the rows of records that are gone."""
        for key in keys:
            self._rows.pop(key, None)
            (self._known or {}).pop(key, None)
            self._ask("DELETE FROM records WHERE key = ?", (key,))
        self._commit()

    def forget_checked(self, digest: str) -> None:
        """Have the artifact's bytes read again before they are next trusted."""
        self._stamps.pop(digest, None)
        (self._checked or {}).pop(digest, None)
        self._ask("DELETE FROM checked WHERE digest = ?", (digest,))
        self._commit()

    def flush(self) -> None:
        """Write down what was remembered."""
        if not self._rows and not self._stamps:
            return
        rows = [(row.key, row.op, row.label, row.made, *row.stamp, row.body) for row in self._rows.values()]
        stamps = [(digest, *stamp) for digest, stamp in self._stamps.items()]
        for attempt in (1, 2):
            try:
                with self.db as db:
                    db.executemany("INSERT OR REPLACE INTO records VALUES (?,?,?,?,?,?,?,?,?)", rows)
                    db.executemany("INSERT OR REPLACE INTO checked VALUES (?,?,?,?,?)", stamps)
                break
            except sqlite3.Error as error:
                if not self._mend(error) or attempt == 2:
                    return
        if self._known is not None and not self._many:
            self._known |= self._rows
        if self._checked is not None:
            self._checked |= self._stamps
        self._rows.clear()
        self._stamps.clear()

    def close(self) -> None:
        self.flush()
        self._drop()
        self._known = self._checked = None

    @property
    def db(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = _opened(self.path, self.patience)
        return self._db

    def _ask(self, sql: str, values: Iterable[Any] = ()) -> list[Any]:
        try:
            return self.db.execute(sql, tuple(values)).fetchall()
        except sqlite3.Error as error:
            self._mend(error)
            return []

    def _commit(self) -> None:
        try:
            self.db.commit()
        except sqlite3.Error as error:
            self._mend(error)

    def _flush_if_long(self) -> None:
        if len(self._rows) + len(self._stamps) >= _BATCH:
            self.flush()

    def _mend(self, error: sqlite3.Error) -> bool:
        """After a failure: wait, do without, or begin anew. Whether to try again."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code & 0xFF in _WAIT:
            return False
        self._drop()
        if code & 0xFF in _STUCK and self.path.exists():
            self._db = _in_memory()
        else:
            _discard(self.path)
        return True

    def _drop(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
        self._db = None
        self.whole = False


def _row(values: tuple[Any, ...]) -> Row:
    key, op, label, made, size, mtime, inode, ctime, body = values
    return Row(key, op, label, made, (size, mtime, inode, ctime), body)


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    """The index at `path`, begun anew if it is broken or of another version; in memory where no file can be."""
    if not path.parent.is_dir() or any(name.is_symlink() for name in _names(path)):  # SQLite would write through a link
        return _in_memory()
    for _ in range(2):
        try:
            return _prepared(sqlite3.connect(path, timeout=patience))
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _WAIT | _STUCK:
                break
            _discard(path)
    return _in_memory()


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA synchronous = OFF")  # a cache: after a power cut it is begun anew
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        if version == 0:
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {_VERSION}")
        db.execute("SELECT body FROM records LIMIT 1").fetchall()
        return db
    except sqlite3.Error:
        db.close()
        raise


def _in_memory() -> sqlite3.Connection:
    return _prepared(sqlite3.connect(":memory:"))


def _discard(path: Path) -> None:
    for name in _names(path):
        with suppress(OSError):
            name.unlink()


def _names(path: Path) -> tuple[Path, ...]:
    """The index and the files that SQLite keeps beside it."""
    return (path, *(path.with_name(f"{path.name}-{kind}") for kind in ("journal", "wal", "shm")))
