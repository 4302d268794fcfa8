"""Causes in film words: what is told of each difference between two orders."""

import pytest

from workprint import plan
from workprint.core.nouns import Task

PARAMS = {
    "format": {"rate": "24/1"},
    "people": [{"name": "ANNA", "traits": {"coat": "green"}}, {"name": "BEN", "traits": {}}],
    "voice": {"name": "BEN"},
}
TASK = Task("clip", "previz", "2", PARAMS)
TOLD = [
    (("people[0].traits.coat", "red", "green"), "ANNA's coat: red -> green"),
    (("people[1].traits.hair_colour", None, "grey"), "BEN's hair colour: grey"),
    (("people[1].traits.hat", "cap", None), "BEN's hat: no longer cap"),
    (("people[1].posture", "stand", "sit"), "BEN's posture: stand -> sit"),
    (("people[2]", {"name": "CLARA"}, None), "CLARA is not in it any more"),
    (("people[1]", None, {"name": "BEN"}), "BEN comes in"),
    (("camera.lens", 65, 75), "lens: 65 -> 75 mm"),
    (("camera.size", "MS", "CU"), "size: MS -> CU"),
    (("camera.on[0]", "ANNA", "BEN"), "who is framed"),
    (("frames", 48, 60), "length: 2.00 s -> 2.50 s"),
    (("within", 96_000, 96_010), "time for the line, by a little"),
    (("format.rate", "24/1", "24000/1001"), "frames a second: 24 -> 24000/1001"),
    (("set.time", "day", "night"), "time of day: day -> night"),
    (("set.exterior", False, True), "exterior: no -> yes"),
    (("voice.pitch", "low", "high"), "BEN's pitch: low -> high"),
    (("style.grain", 0.5, 0.2), "the drawing's grain: 0.5 -> 0.2"),
    (("input timing0", "wp1-abc", "wp1-def"), "what is said, or when"),
    (("speech[0].start", 4, 8), "what is said, or when"),
    (("input shot3", "wp1-abc", "wp1-def"), "a shot's picture"),
    (("version", "1", "2"), "the engine's version: 1 -> 2"),
    (("engine", "toy", "previz"), "engine: toy -> previz"),
    (("something.new", 1, 2), "something.new: 1 -> 2"),
]


@pytest.mark.parametrize(("difference", "words"), TOLD, ids=[path for (path, _, _), _ in TOLD])
def test_told(difference, words):
    assert plan.causes(TASK, [difference]) == (words,)


def test_a_group_is_told_once_and_no_digest_is_shown():
    found = [("input timing0", "wp1-abc", "wp1-def"), ("speech[0].start", 1, 2), ("input timing1", "wp1-abc", "wp1-def")]
    assert plan.causes(TASK, found) == ("what is said, or when",)


def test_of_many_causes_the_rest_is_counted():
    found = [(f"people[0].traits.trait{number}", 1, 2) for number in range(40)]
    told = plan.causes(TASK, found)
    assert len(told) == 6
    assert told[-1] == "and 35 more"
