"""Whether eyes are seen: rays cast from the lens through all that a frame draws, for tests of cameras.

An eye counts as seen where the stretch from the lens to just before it meets no triangle (panes of glass aside) and it is in the frame. Of
a face in profile the near eye is enough: the far one may be behind the bridge of its own nose, and behind nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numba import njit

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import shoot
from workprint.crafts.previz.framing.people import on_set, subjects
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performer import acted, gazing, heads
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.production import Production

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "scripts"
PAGES = [
    *(ROOT / "examples" / name for name in ("low_tide", "hard_pages/chase.fountain", "hard_pages/dinner_for_six.fountain",
      "hard_pages/phone_call.fountain")),
    *(SHARED / name for name in ("lexington/basic_screenplay.fountain", "lexington/complex_screenplay.fountain",
      "fountain-py/coffee_shop.fountain", "fountain-py/simple_script.fountain")),
]  # fmt: skip
CLOSE = ("ECU", "BCU", "CU", "MCU", "MS")
MOMENTS = 12
AWAY = 104.0
"""A head that is turned farther off the lens shows no face, degrees: a little past the profile."""
SHORT = 0.03
"""So far before an eye the ray ends, metres: spectacles, a fringe and lashes are the face's own."""


@njit(cache=False)
def _hit(a, b, points, faces):
    """Whether any triangle stands on the stretch from a to b (Moeller and Trumbore, 1997)."""
    dx, dy, dz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    for k in range(faces.shape[0]):
        i, j, m = faces[k, 0], faces[k, 1], faces[k, 2]
        ex, ey, ez = points[j, 0] - points[i, 0], points[j, 1] - points[i, 1], points[j, 2] - points[i, 2]
        fx, fy, fz = points[m, 0] - points[i, 0], points[m, 1] - points[i, 1], points[m, 2] - points[i, 2]
        px, py, pz = dy * fz - dz * fy, dz * fx - dx * fz, dx * fy - dy * fx
        det = ex * px + ey * py + ez * pz
        if abs(det) < 1e-12:
            continue
        tx, ty, tz = a[0] - points[i, 0], a[1] - points[i, 1], a[2] - points[i, 2]
        u = (tx * px + ty * py + tz * pz) / det
        if u < 0.0 or u > 1.0:
            continue
        qx, qy, qz = ty * ez - tz * ey, tz * ex - tx * ez, tx * ey - ty * ex
        v = (dx * qx + dy * qy + dz * qz) / det
        if v < 0.0 or u + v > 1.0:
            continue
        if 1e-4 < (fx * qx + fy * qy + fz * qz) / det < 1.0:
            return True
    return False


def hit(thing, a, b) -> bool:
    """Whether a thing's triangles, panes of glass aside, stand between two points."""
    clear = [k for k, swatch in enumerate(thing.palette) if swatch.pattern == "glass"]
    mesh = thing.mesh
    low, high = np.minimum(a, b) - 0.01, np.maximum(a, b) + 0.01
    if (mesh.points.max(axis=0) < low).any() or (mesh.points.min(axis=0) > high).any():
        return False
    faces = mesh.faces if not clear else mesh.faces[~np.isin(mesh.parts, clear)]
    return bool(_hit(np.asarray(a, float), np.asarray(b, float), np.asarray(mesh.points, np.float64), faces))


def eyes(shot, name, t):
    """Both eyes of a person at a second, the near one first; of an animal or a figure the one point between them."""
    part = shot.parts[name]
    if part.player is not None:
        return [np.asarray(gazing(part, t, shot.parts).eye, float)]
    solved, at, yaw = acted(part, t, shot.parts)
    found = [np.asarray(world(solved.places[INDEX[bone]], scale(part.figure), at, yaw), float) for bone in ("leftEye", "rightEye")]
    lens = np.array(shot.setup.at(t).eye)
    return sorted(found, key=lambda eye: float(((eye - lens) ** 2).sum()))


def turned(shot, name, t) -> float:
    """How far a head is turned off the lens, degrees round (of who lies, in space); of an animal or a figure 0."""
    part = shot.parts[name]
    if part.player is not None:
        return 0.0
    solved, place, yaw = acted(part, t, shot.parts)
    front = turn(Y, yaw) @ solved.turns[INDEX["head"]] @ np.array((0.0, 0.0, 1.0))
    eye = np.asarray(gazing(part, t, shot.parts).eye, float)
    to = np.array(shot.setup.at(t).eye) - eye
    if eye[1] - place[1] > 0.45 * part.figure.height:
        return abs(cam.turned(cam.bearing((0, 0, 0), tuple(front)), cam.bearing((0, 0, 0), tuple(to))))
    return float(np.degrees(np.arccos(np.clip(front @ to / np.sqrt(to @ to), -1.0, 1.0))))


def seen(shot, name, number) -> str:
    """ "" where somebody's eyes are in the frame and in sight at a frame, else what is wrong."""
    t = float(number / shot.rate)
    frame = shoot.frame_at(shot, number)
    view, aspect = frame.view, shot.width / shot.height
    lens = np.array(view.eye)
    others = [thing for thing in frame.things if thing.name != shot.parts[name].figure.name]
    mine = [thing for thing in frame.things if thing.name == shot.parts[name].figure.name]
    found = eyes(shot, name, t)
    if turned(shot, name, t) > AWAY:
        return "turned away"
    for k, eye in enumerate(found):
        to = eye - lens
        before = lens + to * (1.0 - SHORT / np.sqrt((to * to).sum()))
        own = any(hit(thing, lens, before) for thing in mine)
        if own and k:
            continue
        if own and shot.parts[name].player is None:
            return "back of the head"
        x, y, depth = cam.screen(view, tuple(float(c) for c in eye), aspect)
        if depth <= 0.0 or abs(x) > 1.0 or abs(y) > 1.0:
            return "out of the frame"
        block = next((thing.name for thing in others if hit(thing, lens, before)), "")
        if block:
            return f"behind {block}"
    return ""


def whole(shot, name, number) -> bool:
    """Whether a head is in the frame, from crown to chin and from ear to ear."""
    t = float(number / shot.rate)
    part, view = shot.parts[name], shot.setup.at(t)
    at = gazing(part, t, shot.parts)
    middle, crown = np.asarray(at.head, float), np.asarray(at.crown, float)
    right = np.array(cam.axes(view)[0])
    half = 0.075 * at.stature / 1.75 if part.player is None else 0.05
    for point in (crown, middle - (crown - middle) * 0.9, middle + right * half, middle - right * half):
        x, y, depth = cam.screen(view, tuple(float(c) for c in point), shot.width / shot.height)
        if depth <= 0.0 or abs(x) > 1.0 or abs(y) > 1.0:
            return False
    return True


def moments(shot) -> list[int]:
    """Frames spread evenly over a shot, its first and last drawings among them."""
    return sorted({shoot.drawn(shot, round((shot.count - 1) * k / (MOMENTS - 1))) for k in range(MOMENTS)})


def wrong(shot, camera) -> str:
    """What is wrong with a shot of a person or of two; "" where their eyes are seen for nine tenths of it, or it is of no such size."""
    on = shoot.camerawork.named(camera["on"], list(shot.parts))
    if camera["size"] == "2S" and len(shot.parts) > 1:
        pair = (on if len(on) > 1 else [*on, *(name for name in shot.parts if name not in on)])[:2]
        for number in (0, shoot.drawn(shot, shot.count - 1)):
            t = float(number / shot.rate)
            last = {each.name: each for each in subjects(shot.parts, float((shot.count - 1) / shot.rate))}
            if all(last[name].away for name in pair):
                continue  # they look out, and are seen with what they look at
            there = {each.name for each in on_set(subjects(shot.parts, t), shot.place)}
            for name in pair:
                if name not in there:
                    continue
                if not whole(shot, name, number):
                    return f"{name}'s head is not whole at {number}"
                if why := seen(shot, name, number):
                    return f"{name} {why} at {number}"
        return ""
    if not on or camera["size"] not in (*CLOSE, "OTS"):
        return ""
    at = [n for n in moments(shot) if on[0] in {each.name for each in on_set(subjects(shot.parts, float(n / shot.rate)), shot.place)}]
    missed = [why for n in at if (why := seen(shot, on[0], n))]
    return f"{on[0]} {max(set(missed), key=missed.count)} {len(missed)}/{len(at)}" if len(missed) > 0.1 * len(at) else ""


def counts(camera, people) -> bool:
    """Whether a shot must show eyes: a single of MS or closer, over a shoulder, or a two-shot, where no back is asked for, nobody is
    followed, and no pan begins elsewhere.
    """
    if camera["move"]["kind"] in ("follow", "pan", "tilt"):
        return False
    names = {" ".join(person["name"].casefold().split()) for person in people}
    on = [each for each in camera["on"] if " ".join(each.casefold().split()) in names]
    several = camera["size"] == "2S" and len(names) > 1
    single = camera["size"] in (*CLOSE, "OTS") and bool(on)
    return (several or single) and camera.get("view", "") not in ("back", "three-quarter back")


def shots(page: Path) -> Iterator[tuple[str, shoot.Shooting, dict]]:
    """The shots of a page that must show eyes: id, ready to be drawn, and the order's camera."""
    production = Production.open(page, store=ROOT / ".no-store")
    for name, task in production.orders.clips.items():
        order = task.params
        if counts(order["camera"], order.get("people", ())):
            yield name, ready(production, name), order["camera"]


def ready(production: Production, name: str) -> shoot.Shooting:
    """One shot of a page, ready to be drawn without its voices."""
    order = dict(production.orders.clips[name].params)
    order["format"] = {"width": 640, "height": 360, "rate": order["format"]["rate"]}
    return shoot.prepared(order | {"speech": []}, {})


__all__ = ["PAGES", "counts", "eyes", "heads", "seen", "shots", "whole", "wrong"]
