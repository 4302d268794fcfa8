"""Twenty random edits, one upon the other: after each, the film is the one that a fresh folder gives, byte for byte."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.film.reel import film, folder, made

pytestmark = pytest.mark.slow

EDITS = 20
PEOPLE, LENSES, SIZES = ("ANNA", "BEN", "CLARA", "ÉLISE"), (35, 50, 85), ("WS", "MS", "CU")
COLOURS, HEADINGS = ("red", "green", "navy"), ("INT. KITCHEN - DAY", "EXT. STREET - NIGHT", "INT. HALL - DAWN")
SAYINGS = ("Where is it?", "I never saw the letter.", "No.", "Tell me again what you said to the captain.")

shots = st.fixed_dictionaries(
    {
        "who": st.sampled_from(PEOPLE),
        "size": st.sampled_from(SIZES),
        "lens": st.sampled_from(LENSES),
        "says": st.none() | st.sampled_from(SAYINGS),
        "seconds": st.sampled_from(("1s", "1.5s", "2s")),
    }
)
scenes = st.fixed_dictionaries({"heading": st.sampled_from(HEADINGS), "shots": st.lists(shots, min_size=1, max_size=2)})
drafts = st.fixed_dictionaries({"scenes": st.lists(scenes, min_size=1, max_size=3), "coat": st.sampled_from(COLOURS)})


def page(draft) -> str:
    parts = ["Title: The Reel"]
    for scene in draft["scenes"]:
        parts.append(scene["heading"])
        for each in scene["shots"]:
            note = f"[[SHOT: {each['size']} on {each['who']}, {each['lens']}mm, {each['seconds']}]]"
            parts.append(f"{note}\n{each['who']}\n{each['says']}" if each["says"] else f"{note}\n{each['who']} waits.")
    return "\n\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("edits")


@given(draft=drafts)
@settings(
    max_examples=EDITS, deadline=None, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_the_incremental_film_is_the_fresh_one(place, draft):
    texts = {"page": page(draft), "look": f'[people.ANNA]\noutfit = "coat"\ncoat = "{draft["coat"]}"\n'}
    worked_on, fresh = folder(place / "worked-on", **texts), folder(place / "fresh", **texts)
    made(worked_on)
    made(fresh)
    assert film(worked_on) == film(fresh)
    shutil.rmtree(fresh)
