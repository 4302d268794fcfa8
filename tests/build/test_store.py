"""What the store keeps, and what it does when disk, folder or bytes are not what they should be."""

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.build.crew import LOADER, kept_things, note, odd, ran
from workprint.build import Store, make, records, state
from workprint.build.store import seal
from workprint.core.errors import FolderError, StoreError
from workprint.core.money import Money
from workprint.core.nouns import Artifact, Product, Record, Task

pytestmark = pytest.mark.usefixtures("here")


def kept(store: Store, text: str = "bytes", **fields) -> Record:
    """A record of one artifact, as a run would keep it."""
    task = Task("note", "toy", "1", {"text": text})
    with store.locked():
        work = store.workdir()
        (work / "file").write_text(text)
        sealed = seal(Product("note", work / "file", "text/plain", {"letters": len(text)}), work)
        record = Record(
            task.key({}), task.op, task.engine, task.version, task.params, {}, {}, **{"label": text, "made": "2026-01-01"} | fields
        )
        record = store.keep(record, [sealed])
        work.rmdir()
        return record


def test_a_record_comes_back_as_it_was_kept(store):
    record = kept(store, "wind", cost=Money(Decimal("0.12")), seconds=1.5, licence="CC0-1.0")
    store.close()
    for again in (Store(store.root), store):
        assert again.find(record.key) == record
        assert again.kept(record.key) == record
    assert store.path(record.products["note"].digest).read_text() == "wind"
    assert record.products["note"].facts == {"letters": 4}


def test_the_record_is_text_that_a_person_can_read(store):
    record = kept(store, "Élise says “no”")
    text = store.record_path(record.key).read_text(encoding="utf-8")
    assert '"text": "Élise says “no”"' in text
    assert '"format": 2' in text
    assert records.read(text) == record
    assert records.written(records.read(text)).decode() == text


def test_an_older_format_is_brought_up_to_date(monkeypatch):
    record = Record("wp1-" + "0" * 40, "note", "toy", "1", {}, {}, {}, cost=Money(Decimal("0.12")))
    old = records.written(record).replace(b'"cost"', b'"price"').replace(b'"format": 2', b'"format": 0')
    monkeypatch.setitem(records.UPGRADES, 0, lambda found: {**found, "cost": 12, "format": 1})
    assert records.read(old) == record


@pytest.mark.parametrize(
    "text", ["", "5", "[]", "{}", '{"format": 1}', '{"format": "1"}', "\x00", '{"format": 1, "key": "../../etc/passwd"}']
)
def test_what_is_no_record_is_a_value_error(text):
    with pytest.raises(ValueError, match=r".*"):
        records.read(text)


def test_no_name_in_a_record_leads_out_of_the_store(store):
    record = kept(store)
    evil = records.written(replace(record, products={"note": Artifact("../../../etc/hostname", "text/plain", 4)}))
    store.record_path(record.key).write_bytes(evil)
    assert store.find(record.key) is None


def test_an_artifact_is_kept_once(store):
    one, other = kept(store, "same"), kept(store, "same")
    assert one.products == other.products
    assert len(list(store.objects.rglob("wp1-*"))) == 1


def test_a_product_with_a_second_name_is_copied(store, tmp_path):
    (tmp_path / "mine").write_text("mine")
    with store.locked():
        work = store.workdir()
        os.link(tmp_path / "mine", work / "file")
        record = kept(store, "other")
        record = store.keep(replace(record, products={}), [seal(Product("note", work / "file", "text/plain"), work)])
    (tmp_path / "mine").write_text("changed")
    assert store.path(record.products["note"].digest).read_text() == "mine"


def test_taking_in_leaves_the_file_where_it_is(store, tmp_path):
    plate = tmp_path / "plate.mov"
    plate.write_bytes(b"a picture")
    with store.locked():
        artifact = store.take_in(plate, media="video/quicktime", facts={"frames": 1})
        assert store.take_in(plate, media="video/quicktime") == replace(artifact, facts={})
    assert plate.read_bytes() == store.path(artifact.digest).read_bytes() == b"a picture"
    assert store.holds(artifact)
    assert not list(store.tmp.iterdir())


def test_taking_in_what_is_not_there_is_a_clear_error(store, tmp_path):
    with store.locked(), pytest.raises(StoreError, match="No such file"):
        store.take_in(tmp_path / "missing.mov", media="video/quicktime")


def test_a_file_changed_after_it_was_sealed_is_refused(store):
    with store.locked():
        work = store.workdir()
        (work / "file").write_text("before")
        sealed = seal(Product("note", work / "file", "text/plain"), work)
        (work / "file").write_text("behind!")
        with pytest.raises(StoreError, match="changed after"):
            store.keep(kept(store, "other"), [sealed])


def test_nothing_is_written_without_the_lock(store):
    record = kept(store)
    with pytest.raises(RuntimeError, match="locked"):
        store.keep(record, [])
    with pytest.raises(RuntimeError, match="locked"):
        store.clear()


def test_the_newest_record_of_a_label(store):
    kept(store, "old", label="3A", made="2026-01-01")
    new = kept(store, "new", label="3A", made="2026-01-02")
    kept(store, "else", label="3B", made="2026-01-03")
    assert store.latest("note", "3A") == new
    assert store.latest("note", "3C") is None
    assert store.latest("clip", "3A") is None
    assert [record.label for record in store.earlier("note")] == ["3B", "3A", "3A"]
    (store.root / "index.sqlite").unlink()
    assert Store(store.root).latest("note", "3A") == new


@pytest.mark.parametrize("name", ["objects", "records", "tmp"])
def test_a_link_in_place_of_a_folder_is_refused(store, tmp_path, name):
    kept(store)
    (store.root / name).rename(tmp_path / "elsewhere")
    (store.root / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="is a link"):
        Store(store.root)


def test_a_link_in_place_of_an_artifact_is_not_trusted(store, tmp_path):
    record = kept(store)
    path = store.path(record.products["note"].digest)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert store.kept(record.key) is None


# ------------------------------------------------------------------------------------- the index is only a cache


@pytest.mark.parametrize("rubbish", [b"", b"rubbish" * 1000, b"SQLite format 3\x00" + bytes(5000), None])
def test_a_broken_index_mends_itself(store, rubbish):
    # A <- B kept, index broken or gone > all kept, index whole again
    goal = note("B", note("A"))
    ran([goal], store)
    store.close()
    store.index.path.unlink() if rubbish is None else store.index.path.write_bytes(rubbish)
    assert ran([goal], store) == "A kept, B kept"
    store.close()
    assert len(store.index.keys()) == 2


def test_pages_of_the_index_overwritten(store):
    # the head of the file is fine, the rest is not > all kept
    goals = [note(str(number)) for number in range(30)]
    ran(goals, store)
    store.close()
    data = bytearray(store.index.path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    store.index.path.write_bytes(data)
    assert "made" not in ran(goals, Store(store.root))


def test_the_index_deleted_in_the_middle_of_a_run(store):
    # A <- B <- C: index deleted while open, after each is finished > all made, then all kept
    goal = note("C", note("B", note("A")))
    for _ in make([goal], store, LOADER):
        store.index.flush()
        store.index.path.unlink(missing_ok=True)
    assert ran([goal], Store(store.root)) == "A kept, B kept, C kept"


def test_an_index_of_another_version_is_begun_anew(store):
    ran([note("A")], store)
    store.close()
    with sqlite3.connect(store.index.path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert ran([note("A")], store) == "A kept"


def test_an_index_held_by_another_process_is_done_without(store):
    ran([note("A")], store)
    store.close()
    db = sqlite3.connect(store.index.path)
    db.execute("BEGIN EXCLUSIVE")
    other = Store(store.root)
    other.index.patience = 0.01
    assert [each.state for each in state([note("A")], other)] == ["kept"]
    db.rollback()
    db.close()
    assert ran([note("A")], other) == "A kept"


# ------------------------------------------------------------------------------------- what the system refuses


@pytest.fixture
def small_disk(tmp_path):
    """A disk of half a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not mount a small file system")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_a_clear_error_and_loses_nothing(small_disk):
    # A kept, F needs more than the disk has > StoreError; A whole; room made > F made
    with Store(small_disk / "store") as store:
        ran([note("A")], store)
        before = kept_things(store)
        with pytest.raises(StoreError, match=r"(?s)disk is full.*make room"):
            ran([note("F", toy={"fill": 2_000_000})], store)
        assert kept_things(store) == before
        assert not list(store.tmp.iterdir())
        assert ran([note("A"), note("F")], store) == "A kept, F made"


def test_a_disk_that_fills_up_bit_by_bit(small_disk):
    # many notes, until no record can be written > StoreError; what is there is whole; with room, the rest is made
    goals = [note(f"{number:03} " + "x" * 20_000) for number in range(60)]
    with Store(small_disk / "store") as store, pytest.raises(StoreError, match="disk is full"):
        ran(goals, store)
    subprocess.run(["mount", "-o", "remount,size=16m", small_disk], check=True)
    with Store(small_disk / "store") as store:
        assert all(each.state != "kept" or store.kept(each.name) for each in state(goals, store))
        happened = ran(goals, store)
        assert happened.count("kept") >= 3
        assert happened.count("kept") + happened.count("made") == 60


def test_a_file_size_limit_is_a_full_disk(tmp_path):
    # RLIMIT_FSIZE: the system refuses a big product in the worker > StoreError, for any user
    code = """
import resource, sys
from pathlib import Path
from tests.build.crew import *
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
with Store(Path(sys.argv[1])) as store:
    try:
        ran([note("A"), note("F", toy={"fill": 1_000_000})], store)
    except Exception as error:
        print(type(error).__name__, error)
"""
    said = subprocess.run([sys.executable, "-c", code, tmp_path / "store"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("StoreError")
    assert "disk is full" in said


def test_a_read_only_folder_can_be_looked_at(small_disk):
    # A kept, disk made read-only > state works, make is one clear error, nothing changed
    with Store(small_disk / "store") as store:
        ran([note("A")], store)
        before = kept_things(store)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with Store(small_disk / "store") as store:
        assert [each.state for each in state([note("A"), note("B")], store)] == ["kept", "to make"]
        with pytest.raises(StoreError, match="cannot be written"):
            ran([note("B")], store)
        assert kept_things(store) == before


def test_a_store_that_cannot_be_created(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"file/store"):
        ran([odd("noise")], Store(Path(tmp_path / "file" / "store")))
