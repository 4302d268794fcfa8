"""Film, Cut -> Tasks. Pure: one compiler per file, settings in, frozen orders out. Never makes, never spends."""

from workprint.plan.control import FLAVOURS, SIGNALS, Wish, too_long
from workprint.plan.crew import HOUSE, Crew
from workprint.plan.estimate import seconds
from workprint.plan.exports import Export, controls, models, plans, storyboards
from workprint.plan.master import master, subtitles
from workprint.plan.page import Brought, Orders, conditions, orders, picture, staged
from workprint.plan.shots import clip, footage, voice
from workprint.plan.sound import loudness, mix, windows
from workprint.plan.wording import causes

__all__ = ["FLAVOURS", "HOUSE", "SIGNALS", "Brought", "Crew", "Export", "Orders", "Wish"]
__all__ += [
    "causes",
    "clip",
    "conditions",
    "controls",
    "footage",
    "loudness",
    "master",
    "mix",
    "models",
    "orders",
    "picture",
    "plans",
    "seconds",
    "staged",
]
__all__ += ["storyboards", "subtitles", "too_long", "voice", "windows"]
