"""`workprint take`: the recipe of one take."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import asked, said, slate
from workprint.core.nouns import Record
from workprint.production import Production, choosing
from workprint.story import choices


@click.command()
@asked.film_and_take
@click.option(
    "--recipe", is_flag=True, help="As JSON: everything that is needed to make it again, and what it was made from, down to the page."
)
@asked.store
def take(film_and_take: tuple[Path, tuple[str, ...]], recipe: bool, store: Path | None) -> None:
    """Say how a take was made: engine, model, prompt, seed, inputs, price, when and by whom.

    \b
      workprint take moon 3B-T2
      workprint take moon 3B-T2 --recipe > 3B-T2.json
    """
    film, words = film_and_take
    production = Production.open(film, store=store)
    shot, number = slate.take(production, words)
    made = choosing.the_take(production, shot.id, number)
    records = choosing.lineage(production.store, made.record)
    if recipe:
        return said.as_json({"take": choices.slate(shot.id, number), "records": [_plain(record) for record in records]})
    said.say(choices.slate(shot.id, number), bold=True)
    for name, value in _told(production, made.record, records):
        said.say(f"  {name:8} {value}")
    return None


def _told(production: Production, record: Record, records: tuple[Record, ...]) -> list[tuple[str, str]]:
    params = record.params
    asked_of = [each for each in records if "prompt" in each.params]
    prompt = asked_of[0].params["prompt"] if asked_of else ""
    made_from = [f"{name} ({maker.op} by {maker.engine})" for name, maker in _makers(production, record)]
    price = " + ".join(str(each.cost) for each in records if each.cost) or "free"
    told = [
        ("made by", f"{production.made_by(record)}, version {record.version}"),
        ("prompt", str(prompt)),
        ("seed", str(params.get("seed", ""))),
        ("from", ", ".join(made_from)),
        ("price", f"{price}{f', job {record.job}' if record.job else ''}"),
        ("made", f"{record.made} in {record.seconds:.1f} s{f' for {record.who}' if record.who else ''}"),
        ("licence", record.licence),
        ("record", record.key),
    ]
    return [(name, value) for name, value in told if value]


def _makers(production: Production, record: Record) -> list[tuple[str, Record]]:
    found = ((name, production.store.maker(digest)) for name, digest in sorted(record.inputs.items()))
    return [(name, maker) for name, maker in found if maker]


def _plain(record: Record) -> dict[str, object]:
    products = {name: {"digest": each.digest, "media": each.media, "size": each.size} for name, each in record.products.items()}
    names = ("key", "op", "engine", "version", "label", "licence", "seconds", "made", "job", "who")
    money = {"cost": str(record.cost.amount), "currency": record.cost.currency}
    return (
        {name: getattr(record, name) for name in names} | money | {"params": record.params, "inputs": record.inputs, "products": products}
    )
