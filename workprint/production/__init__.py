"""Where the rooms meet: opens a film, offers plan, make, choose and check. No other room knows more than its own and those below.

page, settings --story--> Film --plan--> Tasks --build--> Records --> Takes --edit--> Cut --plan--> Tasks --build--> the film

`film` opens it and makes it; `shooting` makes takes; `choosing` writes down what people choose; `accounts` says what it cost; `prompting`
what a model is told.
"""

from workprint.build.doctor import Diagnosis
from workprint.build.executor import Event, Failed, Finished, Planned, Started
from workprint.engines.registry import cards as engine_cards
from workprint.plan import FLAVOURS, SIGNALS, Export, Wish, controls, models, plans, storyboards, too_long
from workprint.plan.prompts import Given, Prompt, dialects
from workprint.production.film import Production, Step
from workprint.production.prompting import prompt
from workprint.story.first_page import new

__all__ = ["FLAVOURS", "SIGNALS", "Diagnosis", "Event", "Export", "Failed", "Finished", "Planned", "Production", "Started", "Step", "Wish"]
__all__ += ["Given", "Prompt", "dialects", "prompt"]
__all__ += ["controls", "engine_cards", "models", "new", "plans", "storyboards", "too_long"]
