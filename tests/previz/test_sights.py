"""Faces on whole pages: in every close shot the eyes are seen, in every two-shot both heads; where they cannot be, the shot's record says so."""

from itertools import pairwise
from math import acos, degrees, log, radians, tan

import pytest
from numpy import interp

from tests.previz import sights
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork
from workprint.production import Production


@pytest.mark.slow
@pytest.mark.parametrize("page", sights.PAGES, ids=lambda page: page.name)
def test_nothing_hides_the_eyes_of_whom_a_shot_is_about(page):
    if not page.exists():
        pytest.skip("other people's screenplays (../shared/scripts) are not here")
    missed, number = [], 0
    for name, shot, camera in sights.shots(page):
        number += 1
        if why := sights.wrong(shot, camera):
            missed.append((name, why, shot.unstaged))
    assert number
    assert len(missed) <= max(2, 0.1 * number), missed
    hair = "back of the head"  # a head turned just so far that its own hair is before its eyes: records know heads, not hair
    unsaid = [each for each in missed if hair not in each[1] and not any("face" in said or "eyes" in said for said in each[2])]
    assert not unsaid


def _cuts(page):
    """Neighbouring shots of one scene that no note made, on one and the same person: the camera of both, and the person."""
    production = Production.open(page, store=sights.ROOT / ".no-store")
    for scene in production.film.scenes:
        ready = [(shot, sights.ready(production, shot.id)) for shot in scene.shots if not shot.plate]
        for (before, one), (after, other) in pairwise(ready):
            if before.noted or after.noted or "INSERT" in (before.size, after.size) or "POV" in (before.size, after.size):
                continue
            if before.on and before.on[:1] == after.on[:1] and one.setup.hero is not None and other.setup.hero is not None:
                yield before, after, one, other


def _stands(shot, t):
    """Which way from their hero a camera stands (a unit vector) and how high its picture is there, in standing heights."""
    hero = next(each for each in camerawork.subjects(shot.parts, t) if each.name == shot.setup.hero.name)
    view = shot.setup.at(t)
    depth = cam.screen(view, hero.eye, shot.width / shot.height)[2]
    to = cam.less(view.eye, hero.eye)
    return cam.scaled(to, 1.0 / cam.length(to)), 2.0 * tan(radians(view.fov) / 2.0) * max(0.1, depth) / hero.stature


def _steps(a, b):
    """How many sizes two heights of a picture are apart."""
    sizes = [log(each.frame_h) for each in cam.SIZES.values()]
    return abs(interp(log(a), sizes, range(len(sizes))) - interp(log(b), sizes, range(len(sizes))))


@pytest.mark.slow
@pytest.mark.parametrize("page", sights.PAGES, ids=lambda page: page.name)
def test_no_cut_on_one_person_jumps(page):
    """By thirty degrees or two sizes: of the table the one that is nearest to the picture's height on both sides of the cut. One in
    fifteen may: two who stand far apart make a two-shot as wide as the wide before it.
    """
    if not page.exists():
        pytest.skip("other people's screenplays (../shared/scripts) are not here")
    jumps, cuts = [], 0
    for before, after, one, other in _cuts(page):
        cuts += 1
        (a, high), (b, low) = _stands(one, float((one.count - 1) / one.rate)), _stands(other, 0.0)
        turned = degrees(acos(max(-1.0, min(1.0, cam.dot(a, b)))))
        if turned < 30.0 and _steps(high, low) < 1.5:
            jumps.append((before.id, before.size, after.id, after.size, round(turned), round(_steps(high, low), 1)))
    assert len(jumps) <= max(1, cuts // 15), f"{len(jumps)} of {cuts}: {jumps}"


@pytest.mark.slow
@pytest.mark.parametrize("page", sights.PAGES, ids=lambda page: page.name)
def test_no_wide_picture_comes_again_within_three_shots(page):
    if not page.exists():
        pytest.skip("other people's screenplays (../shared/scripts) are not here")
    for scene in Production.open(page, store=sights.ROOT / ".no-store").film.scenes:
        cameras = [
            (shot.size, shot.on, shot.angle, shot.view) if shot.size in ("WS", "EWS") and not shot.noted else None for shot in scene.shots
        ]
        for at, camera in enumerate(cameras):
            assert camera is None or camera not in cameras[at + 1 : at + 4], (scene.number, scene.shots[at].id)
