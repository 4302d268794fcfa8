"""The rich shots in every dialect, as readable text: `python -m tests.plan.prompts.golden` writes the files anew, a test compares them.

Read what changed as a prompt writer would: does it say what the model's own guide asks for?
"""

from __future__ import annotations

from pathlib import Path

from workprint.core.nouns import Film, Format
from workprint.plan import prompts
from workprint.story import breakdown, fountain, lookbook

HERE = Path(__file__).parent


def rich() -> Film:
    """Two shots with all that a shot may say."""
    looks = lookbook.look_file((HERE / "rich.look.toml").read_text("utf-8"))
    return breakdown.film(fountain.screenplay(HERE / "rich.fountain"), Film("Rich", (), looks, Format(1280, 720)))


def parts(shot: str, film: Film | None = None) -> prompts.Parts:
    film = film or rich()
    scene, found = next((scene, each) for scene in film.scenes for each in scene.shots if each.id == shot)
    return prompts.parts(film, scene, found)


def shown(dialect: prompts.Dialect) -> str:
    """Every kind of prompt of a dialect, with its negative, fields, references, limits and lints."""
    wide, close = parts("3A"), parts("3B")
    said = []
    for kind in dialect.kinds:
        asked = [("close", close, prompts.Given(kind))]
        if kind in ("clip", "picture"):
            asked += [("wide, with references", wide, prompts.Given(kind, references=("MARA", "JONAH")))]
        if "order.start_and_end" in dialect.rules and kind == "clip":
            asked += [("close, between two frames", close, prompts.Given(kind, start=True, end=True))]
            asked += [("close, to an end frame", close, prompts.Given(kind, end=True))]
        if kind == "clip":
            asked += [("close, from a start frame", close, prompts.Given(kind, start=True))]
        for what, shot, given in asked:
            said.append(f"==== {kind}: {what}\n\n{_told(prompts.compile(shot, dialect, given))}")
    return f"{dialect.title}\n\n" + "\n".join(said)


def _told(made: prompts.Prompt) -> str:
    also = [f"negative: {made.negative}"] if made.negative else []
    also += [f"{name}: {text}" for name, text in made.fields.items()]
    also += [f"reference {name}: {called or 'does not go along'}" for name, called in made.references]
    also += [f"{used.name}: {used.count} of {used.most} {used.unit}" for used in made.used]
    also += [f"{finding.level}: {finding.what}" for finding in made.lints]
    return made.text + "\n" + ("\n-- " + "\n-- ".join(also) + "\n" if also else "")


if __name__ == "__main__":
    for name, dialect in prompts.dialects().items():
        (HERE / f"{name}.txt").write_text(shown(dialect), "utf-8")
