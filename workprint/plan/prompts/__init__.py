"""Prompts: one structured shot and the look book, worded for each model by data. Film + Scene + Shot -> Parts -> Prompt. Pure."""

from workprint.plan.prompts.compiling import compile, count
from workprint.plan.prompts.dialects import PLAIN, Dialect, Rule, dialect, dialects, named
from workprint.plan.prompts.introductions import Given
from workprint.plan.prompts.lints import unknown_dialects
from workprint.plan.prompts.parts import Parts, Spoken, Subject, parts
from workprint.plan.prompts.prompt import Prompt, Used

__all__ = ["PLAIN", "Dialect", "Given", "Parts", "Prompt", "Rule", "Spoken", "Subject", "Used"]
__all__ += ["compile", "count", "dialect", "dialects", "named", "parts", "unknown_dialects"]
