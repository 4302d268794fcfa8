"""The list of takes: append-only, numbered per shot, patient with torn lines."""

import pytest

from tests.build.test_store import kept
from workprint.build import takes
from workprint.build.takes import Slated

KEYS = [f"wp1-{number:040}" for number in range(9)]


def test_takes_are_numbered_within_their_shot(store):
    assert takes.add(store, [("3A", KEYS[0]), ("3B", KEYS[0]), ("3A", KEYS[1])]) == (
        Slated("3A", 1, KEYS[0]),
        Slated("3B", 1, KEYS[0]),
        Slated("3A", 2, KEYS[1]),
    )
    assert takes.add(store, [("3A", KEYS[2])]) == (Slated("3A", 3, KEYS[2]),)
    assert [each.number for each in takes.slated(store) if each.shot == "3A"] == [1, 2, 3]


def test_adding_again_adds_nothing(store):
    first = takes.add(store, [("3A", KEYS[0]), ("3A", KEYS[1])])
    before = (store.root / "takes.jsonl").read_bytes()
    assert takes.add(store, [("3A", KEYS[1]), ("3A", KEYS[0])]) == first[::-1]
    assert (store.root / "takes.jsonl").read_bytes() == before


def test_a_take_has_its_record(store):
    record = kept(store)
    takes.add(store, [("3A", record.key), ("3B", KEYS[0])])
    (take,) = takes.takes(store)
    assert (take.shot, take.number, take.record) == ("3A", 1, record)
    assert takes.takes(store, "3B") == ()


@pytest.mark.parametrize("cut", range(1, 90, 7))
def test_a_torn_last_line_is_passed_over(store, cut):
    takes.add(store, [("3A", KEYS[0]), ("3A", KEYS[1])])
    path = store.root / "takes.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    survived = 2 if cut == 1 else 1
    assert len(takes.slated(store)) == survived
    added = takes.add(store, [("3A", KEYS[2])])
    assert added == (Slated("3A", survived + 1, KEYS[2]),)
    assert takes.slated(store)[-1:] == added
    assert path.read_bytes().startswith(whole[:-cut])


def test_rubbish_lines_are_passed_over_and_counted(store):
    takes.add(store, [("3A", KEYS[0])])
    path = store.root / "takes.jsonl"
    with path.open("ab") as file:
        file.write(
            b'\xff\xfe\n5\n{"shot": 3, "number": 1, "record": "x"}\n\n{"shot": "3A", "number": true, "record": "'
            + KEYS[1].encode()
            + b'"}\n'
        )
    takes.add(store, [("3A", KEYS[2])])
    rows, unread = takes.read(store)
    assert [row.number for row in rows] == [1, 2]
    assert unread == 4


def test_names_outside_ascii(store):
    takes.add(store, [("ÉCLAIR-1", KEYS[0])])
    assert takes.slated(store)[0].shot == "ÉCLAIR-1"


def test_no_list_is_no_takes(store):
    assert takes.slated(store) == ()
