"""What `plan` says when it is asked why."""

import pytest

from tests.build.crew import note, ran
from tests.build.test_store import kept
from workprint.build import difference, nearest, state
from workprint.core.nouns import Artifact, Owed, Record, Task

pytestmark = pytest.mark.usefixtures("here")

SHOT = {
    "frames": 48,
    "camera": {"size": "MCU", "lens": 65},
    "people": [{"name": "MARA", "traits": {"coat": "red"}}, {"name": "BEN", "traits": {}}],
}


def changes(before: dict, after: dict) -> list[str]:
    return [str(change) for change in difference(Task("clip", "toy", "1", after), Record("k", "clip", "toy", "1", before, {}, {}))]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ({}, []),
        ({"text": "No. Sit."}, ["text: (absent) -> 'No. Sit.'"]),
        ({"camera": {"size": "MCU", "lens": 85}}, ["camera.lens: 65 -> 85"]),
        ({"people": [{"name": "MARA", "traits": {"coat": "blue"}}, SHOT["people"][1]]}, ["people[0].traits.coat: 'red' -> 'blue'"]),
        ({"people": [SHOT["people"][1]]}, ['people[0]: {"name":"MARA","traits":{"coat":"red"}} -> (absent)']),
        ({"people": [{"name": "ANN", "traits": {}}, *SHOT["people"]]}, ['people[0]: (absent) -> {"name":"ANN","traits":{}}']),
        ({"frames": 48.0}, ["frames: 48 -> 48.0"]),
        (
            {"people": ()},
            ['people[0]: {"name":"MARA","traits":{"coat":"red"}} -> (absent)', 'people[1]: {"name":"BEN","traits":{}} -> (absent)'],
        ),
    ],
)
def test_a_change_names_the_value_that_differs(edit, says):
    assert changes(SHOT, SHOT | edit) == says


def test_long_values_are_cut_short():
    (said,) = changes({"text": "x" * 200}, {"text": "y" * 200})
    assert len(said) < 180


def test_inputs_and_signature_are_compared_too():
    before = Record("k", "clip", "toy", "1", {}, {"clip": "wp1-a", "gone": "wp1-b", "voice": "wp1-c"}, {})
    task = Task(
        "clip",
        "previz",
        "2",
        {},
        (("clip", Artifact("wp1-x", "video/mp4", 1)), ("new", Owed(note("A"), "note")), ("voice", Owed(note("A"), "note"))),
    )
    assert [(change.path, change.before, change.after) for change in difference(task, before)] == [
        ("input clip", "wp1-a", "wp1-x"),
        ("input gone", "wp1-b", "(absent)"),
        ("engine", "toy", "previz"),
        ("version", "1", "2"),
    ]
    assert ("input voice", "wp1-c", "wp1-z") in [(c.path, c.before, c.after) for c in difference(task, before, {"voice": "wp1-z"})]


def test_the_nearest_is_the_newest_of_the_label_else_the_most_alike(store):
    kept(store, "old", label="3A", made="2026-01-01")
    new = kept(store, "new", label="3A", made="2026-01-02")
    other = kept(store, "other", label="3B", made="2026-01-03")
    assert nearest(Task("note", "toy", "1", {"text": "x"}, (), "3A"), store) == new
    assert nearest(Task("note", "toy", "1", {"text": "other"}, (), "9Z"), store) == other
    assert nearest(Task("clip", "toy", "1", {}, (), "3A"), store) is None


def test_from_the_edit_to_the_reason(store):
    ran([note("No, go ahead.", label="ANNA")], store)
    (standing,) = state([note("No. Sit.", label="ANNA")], store)
    before = nearest(standing.task, store)
    assert before is not None
    assert [str(change) for change in difference(standing.task, before)] == ["text: 'No, go ahead.' -> 'No. Sit.'"]
