"""The doctor finds what is wrong, says what it costs, and touches nothing unless told."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.build.crew import kept_things, note, ran
from tests.build.test_store import kept
from workprint.build import Store, doctor, takes
from workprint.build.doctor import Diagnosis, Examined
from workprint.build.files import stamp
from workprint.core.errors import StoreError
from workprint.core.money import Money

pytestmark = pytest.mark.usefixtures("here")


def diagnosed(store: Store) -> Diagnosis:
    *progress, diagnosis = doctor.examine(store)
    assert all(isinstance(each, Examined) for each in progress)
    assert isinstance(diagnosis, Diagnosis)
    return diagnosis


def artifact(store, record):
    return store.path(record.products["note"].digest)


def test_a_sound_store_has_no_findings(store):
    ran([note("B", note("A"))], store)
    diagnosis = diagnosed(store)
    assert (diagnosis.findings, diagnosis.records, diagnosis.artifacts) == ((), 2, 2)
    assert diagnosis.bytes == sum(path.stat().st_size for path in store.objects.rglob("wp1-*"))


def test_no_store_is_a_sound_store(store):
    assert diagnosed(store) == Diagnosis((), 0, 0, 0)


def test_progress_reaches_its_end(store):
    ran([note("B", note("A"))], store)
    steps = [each for each in doctor.examine(store) if isinstance(each, Examined)]
    assert steps[0].done == 0
    assert steps[-1].done == steps[-1].total > 0


def test_each_thing_that_can_be_wrong(store):
    sound = kept(store, "sound")
    damaged = kept(store, "damaged", seconds=2.0, cost=Money(Decimal("0.30")))
    gone = kept(store, "gone", seconds=3.0, cost=Money(Decimal("0.12")))
    torn = kept(store, "torn")
    artifact(store, damaged).chmod(0o644)
    artifact(store, damaged).write_text("dAmaged")
    artifact(store, gone).unlink()
    store.record_path(torn.key).write_text("{")
    takes.add(store, [("3A", sound.key), ("3B", torn.key)])
    with (store.root / "takes.jsonl").open("a") as file:
        file.write('{"shot": "3')
    (store.tmp / "work-left").mkdir()
    (store.tmp / "work-left" / "half").write_text("half")
    before = {path: path.read_bytes() for path in store.root.rglob("*") if path.is_file() and "index" not in path.name}
    diagnosis = diagnosed(store)
    assert {record.label for record in diagnosis.mend} == {"damaged", "gone"}
    assert (diagnosis.seconds, diagnosis.cost) == (5.0, (Money(Decimal("0.42")),))
    assert [each.digest for each in diagnosis.damaged] == [damaged.products["note"].digest]
    assert diagnosis.unreadable == (store.record_path(torn.key),)
    assert diagnosis.orphans == (artifact(store, torn),)
    assert len(diagnosis.left) == 1
    said = " ".join(f"{each.where} {each.what}" for each in diagnosis.findings)
    for words in (
        "'damaged' note is damaged",
        "'gone' note is missing",
        "cannot be read",
        "no record names",
        "killed",
        "take 1 of 3B",
        "torn",
    ):
        assert words in said
    assert all(each.remedy and each.check == "store" for each in diagnosis.findings)
    assert "2.0 s and $0.30" in " ".join(each.remedy for each in diagnosis.findings)
    assert before == {path: path.read_bytes() for path in store.root.rglob("*") if path.is_file() and "index" not in path.name}


def test_damage_that_the_stamp_does_not_show_is_found(store):
    # the index has been told that the file is fine; the doctor reads it all the same
    record = kept(store, "sound")
    artifact(store, record).chmod(0o644)
    artifact(store, record).write_text("SOUND")
    store.index.remember_checked(record.products["note"].digest, stamp(artifact(store, record)))
    assert store.kept(record.key)
    assert len(diagnosed(store).damaged) == 1
    assert store.kept(record.key) is None


def test_sweeping_removes_leftovers_and_never_what_a_record_names(store):
    goal = note("B", note("A"))
    ran([goal], store)
    before = kept_things(store)
    orphan = kept(store, "orphan")
    store.record_path(orphan.key).unlink()
    (store.tmp / "work-left").mkdir()
    (store.tmp / "work-left" / "half").write_text("half")
    swept = doctor.sweep(store)
    assert (swept.files, swept.bytes, swept.aside) == (1, 4, 0)
    assert artifact(store, orphan).exists()
    swept = doctor.sweep(store, older=timedelta(0))
    assert (swept.files, swept.bytes) == (1, len("orphan"))
    assert kept_things(store) == before
    assert ran([goal], store) == "A kept, B kept"
    assert diagnosed(store).findings == ()


def test_sweeping_moves_what_is_damaged_aside(store):
    damaged, torn = kept(store, "damaged"), kept(store, "torn")
    artifact(store, damaged).chmod(0o644)
    artifact(store, damaged).write_text("dAmaged")
    store.record_path(torn.key).write_text("{")
    assert doctor.sweep(store).aside == 2
    assert artifact(store, damaged).with_name(artifact(store, damaged).name + ".damaged").read_text() == "dAmaged"
    assert store.record_path(torn.key).with_name(f"{torn.key}.json.damaged").read_text() == "{"
    assert [each.what for each in diagnosed(store).findings if each.level == "error"] == ["note is missing"]


def test_sweeping_does_not_disturb_a_run(store):
    kept(store)
    with Store(store.root).locked(), pytest.raises(StoreError, match="another run"):
        doctor.sweep(store)
