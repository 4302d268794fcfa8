"""Who is in the film: the speaking people, those introduced in capitals, what the page says of their looks, and how action names them.

Rules, not a model: names come from cues and from introductions (`ALICE (28), creative but frazzled`), gender from role nouns, common first
names and the pronouns beside a name. Knows names and words; knows nothing of marks or shots. Everything is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from workprint.core.nouns import Look
from workprint.story import lexicon, unnamed
from workprint.story.introductions import DETERMINERS, ROLES_AND_THINGS, introduced
from workprint.story.sentences import Stretch, words

MAN, WOMAN = "man", "woman"

_OFFICES = lexicon.PEOPLE | lexicon.bag("leader member voice team chief man woman guy owner manager worker")
_TITLED = lexicon.TITLES - lexicon.bag("young old little first second third mother father sister brother uncle aunt")
_ENDINGS = ("a", "ette", "elle", "ine", "ía", "lyn")
_GROUP = re.compile(r"\s+(?:AND|&|UND|ET|Y)\s+|\s*[/&+]\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a sentence: `first` and `last` are the word's places in it; `owner` says that only something of theirs is meant;
    `others` are those whom the same words mean.
    """

    who: str
    first: int
    last: int
    owner: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cast:
    """Everybody the page names, in order of appearance, with their looks. `known` finds them by the first word that names them; `extras`
    are those without a name, by their role (`a man`: MAN), `groups` people of one role (SURVIVOR: SURVIVOR 1, SURVIVOR 2).
    """

    names: tuple[str, ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    known: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def nameless(self) -> frozenset[str]:
        """Everybody who has no name."""
        return frozenset(who for names in self.extras.values() for who in names)

    def group(self, role: str) -> tuple[str, ...]:
        """The people of a role, by all of its words or by one of them (CREW MEMBER, CREW)."""
        return next((found for each in (role, *role.split()) if (found := self.groups.get(each))), ())

    def without_name(self, role: str) -> tuple[str, ...]:
        """The people without a name of a role: of all its words, else of its last (GUARD is the SECURITY GUARD)."""
        found = self.extras.get(role)
        return found or next((who for each, who in self.extras.items() if each.split()[-1] == role), ())

    def gender(self, who: str) -> str:
        """`man`, `woman` or ``."""
        look = self.looks.get(who)
        return str(look.traits.get("gender", "")) if look else ""

    def kind(self, who: str) -> str:
        """What animal somebody is, "" for people."""
        look = self.looks.get(who)
        return str(look.traits.get("kind", "")) if look else ""


def cast(
    cues: Iterable[str], action: Sequence[tuple[str, Sequence[Stretch]]], book: Sequence[Look] = (), staged: Iterable[str] = ()
) -> Cast:
    """The cast of a page from the names in its cues, its sentences of action (each with its words), those that only stage notes name, and
    the look book, which wins.
    """
    names = list(dict.fromkeys(name for cue in cues if not unseen(cue) for name in people_of(cue)))
    speaking = frozenset(names)
    found = introduced(action)
    owners: dict[str, list[str]] = {}
    for name in names:
        for word in dict.fromkeys(name.split()):
            owners.setdefault(word, []).append(name)
    aliases = {name: name if name in speaking else _same(name, owners) or name for name in found}
    aliases |= {name: longer for name in found if aliases[name] == name and (longer := _titled(name, [*names, *found]))}
    names += [name for name in dict.fromkeys(aliases.values()) if name not in speaking]
    entries = {look.name.upper(): look for look in book if look.kind == "person"}
    names += [name for name in entries if name not in names]
    names += [name for name in staged if name not in names]
    groups = _groups(names)
    extras = _extras(action, names, groups)
    names += [name for each in extras.values() for name in each]
    looks = {aliases[name]: look for name, look in reversed(found.items())}
    known = _known(names, {spoken: name for spoken, name in aliases.items() if spoken != name})
    people = Cast(tuple(names), looks, known, extras, groups)
    spoken: dict[str, str] = {}
    for alias, name in aliases.items():
        spoken[name] = f"{spoken.get(name, '')} {alias}".strip()
    genders = _genders(people, action, spoken)
    dressed = {name: _look(name, looks.get(name), entries.get(name), genders.get(name, "")) for name in names}
    return replace(people, looks=dressed)


def _groups(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """People of one role: CREWMAN 1 and CREWMAN 2 are CREWMAN, and crew members; who has TEAM in the name is of the team."""
    found: dict[str, list[str]] = {}
    for name in names:
        parts = [part for part in name.split() if not part.isdecimal()]
        roles = {part for part in parts if part in ("TEAM", "CREW")} | ({"CREW"} if name.startswith("CREW") else set())
        if len(parts) < len(name.split()):
            roles |= {" ".join(parts), parts[-1]} if parts else set()
        for role in sorted(roles):
            found.setdefault(role, []).append(name)
    return {role: tuple(who) for role, who in found.items()}


def _extras(
    action: Sequence[tuple[str, Sequence[Stretch]]], names: Sequence[str], groups: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """People without a name whom the action brings on, by their role: `two guards` are GUARD 1 and GUARD 2."""
    most: dict[str, int] = {}
    known: set[str] = set()
    taken = {*names, *(name.split()[-1] for name in names), *(part for name in names for part in name.split() if part.lower() in _OFFICES)}
    for _, tokens in action:
        lower = [token.text.lower() for token in tokens]
        for phrase in unnamed.phrases(tokens, lower):
            if phrase.role not in taken and not any(each in groups for each in (phrase.role, *phrase.role.split())):
                most[phrase.role] = max(most.get(phrase.role, 0), unnamed.new(phrase, tokens, lower))
                known |= set() if phrase.known else {phrase.role}
    longer = {role.split()[-1] for role, many in most.items() if many and " " in role}
    most = {role: many for role, many in most.items() if role in known or role not in longer}  # the guard is the security guard
    return {role: (role,) if many == 1 else tuple(f"{role} {n}" for n in range(1, many + 1)) for role, many in most.items() if many}


@lru_cache(maxsize=4096)
def people_of(cue: str) -> tuple[str, ...]:
    """The names in a cue: `SARAH AND MIKE` are two."""
    return tuple(name.strip() for name in _GROUP.split(cue) if name.strip()) or (cue,)


def one_person(cues: Sequence[str]) -> dict[str, str]:
    """Cues that are somebody under another name -> the name they had first: WENTWORTH is CAPTAIN WENTWORTH, unless two are called so."""
    names = [name for name in dict.fromkeys(cues) if not unseen(name)]
    found: dict[str, str] = {}
    for name in names:
        longer = _titled(name, names)
        if longer:
            first, then = sorted((name, longer), key=names.index)
            found[then] = first
    return {name: first for name, first in found.items() if first not in found}


@lru_cache(maxsize=4096)
def unseen(cue: str) -> bool:
    """Whether a cue is a voice without a body (`COMPUTER VOICE`, `RADIO`)."""
    return any(word in lexicon.UNSEEN for word in cue.lower().split())


def mentions(people: Cast, tokens: Sequence[Stretch]) -> list[Mention]:
    """Who is named in a sentence, in order: in full, by a part of the name that is theirs alone, or `the nurse` for NURSE."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _named(people, tokens, at)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last + 1
    return found


def _named(people: Cast, tokens: Sequence[Stretch], at: int) -> Mention | None:
    word, owner = _bare(tokens[at].text)
    if word not in people.known:
        return None
    lowered = tokens[at].text[0].islower()
    for name, who in people.known.get(word, ()):
        if lowered and who in people.nameless:
            continue
        end = at + len(name)
        heads = [_bare(token.text) for token in tokens[at:end]]
        if tuple(each for each, _ in heads) == name and _written_as_name(tokens, at, who):
            return Mention(who, at, end - 1, heads[-1][1] or owner)
    return None


def _bare(token: str) -> tuple[str, bool]:
    """A word in folded case without its possessive ending, and whether it had one."""
    folded = token.casefold()
    if not folded.endswith(("s", "'", "’")):
        return folded, False
    if folded.endswith(("'s", "’s")):
        return folded[:-2], True
    if folded.endswith(("s'", "s’")):
        return folded[:-1], True
    return folded, False


def _written_as_name(tokens: Sequence[Stretch], at: int, who: str) -> bool:
    """A name opens with a capital (or has no case); a role noun may also follow an article."""
    first = tokens[at].text[0]
    if not first.islower():
        return True
    role = who.split()[-1].lower() in lexicon.PEOPLE or tokens[at].text in _OFFICES
    return at > 0 and tokens[at - 1].text.lower() in (*DETERMINERS, "to") and role


def _known(names: Sequence[str], aliases: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Every way to name somebody, by its first word, the longest way first."""
    ways: dict[tuple[str, ...], set[str]] = {}
    for spoken, who in [*((name, name) for name in names), *aliases.items()]:
        full = _split(spoken)
        given = len(full) == 2 and full[0] not in lexicon.TITLES | lexicon.PEOPLE and full[1] not in _OFFICES
        office = len(full) > 1 and full[0] in _OFFICES and full[0] not in ("young", "old", "little", "first", "second", "third")
        parts = {full, full[-1:], full[:1] if given or office else full}
        for part in parts:
            if part and not (len(part) == 1 < len(full) and (part[0].isdigit() or len(part[0]) < 2)):
                ways.setdefault(part, set()).add(who)
    for name in names:
        ways[_split(name)] = {name}
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for way in sorted(ways, key=lambda way: (-len(way), way)):
        if way and len(ways[way]) == 1:
            table.setdefault(way[0], []).append((way, next(iter(ways[way]))))
    return {first: tuple(found) for first, found in table.items()}


def _split(name: str) -> tuple[str, ...]:
    return tuple(_bare(token.text)[0] for token in words(name) if token.text[0].isalnum())


def _same(name: str, owners: Mapping[str, Sequence[str]]) -> str:
    """The speaking person that a fuller (or shorter) introduced name is: CAPTAIN SARA WELLS is CAPTAIN WELLS. `owners` has everybody
    whose name holds a word.
    """
    mine = set(name.split())
    near = dict.fromkeys(other for word in sorted(mine) if len(owners.get(word, ())) < 50 for other in owners.get(word, ()))
    found = [other for other in near if set(other.split()) < mine or mine < set(other.split())]
    return found[0] if len(found) == 1 else ""


def _titled(name: str, others: Iterable[str]) -> str:
    """The one longer name that is this one with a title before it: ABEL is DR. ABEL; "" if there is none, or two."""
    parts = name.split()
    longer = [each for each in dict.fromkeys(others) if len(each.split()) > len(parts) and each.split()[-len(parts) :] == parts]
    titled = [each for each in longer if {part.lower().rstrip(".") for part in each.split()[: -len(parts)]} <= _TITLED]
    return titled[0] if len(titled) == 1 == len(longer) else ""


def _genders(people: Cast, action: Sequence[tuple[str, Sequence[Stretch]]], spoken: Mapping[str, str]) -> dict[str, str]:
    """Man or woman, from the name itself and its other forms (`spoken`), else from what somebody is to somebody (`her husband, TOM`),
    else from the pronouns of the sentences that name this one person.
    """
    found = {name: gender for name in people.names if (gender := _by_name(name) or _by_name(spoken.get(name, "")))}
    tally: dict[str, int] = {}
    named = [(mentions(people, tokens), tokens) for _, tokens in action]
    for (here, tokens), (there, following) in pairwise([*named, ([], [])]):
        for mention in here if len(found) < len(people.names) else ():
            if mention.who not in found and (related := _by_relation(tokens, mention.first)):
                found[mention.who] = related
        who = {mention.who for mention in here}
        if len(who) == 1:
            name = next(iter(who))
            score = _pronouns(tokens[here[0].last :])
            if following and not there and following[0].text.lower() in lexicon.SUBJECTS:
                score += _pronouns(following[:1])
            tally[name] = tally.get(name, 0) + score
    spoken_of = {name: WOMAN if score > 0 else MAN for name, score in tally.items() if score}
    sounds = {name: WOMAN for name in people.names if name.split() and _sounds(name.split()[0].casefold())}
    return sounds | spoken_of | found


def _sounds(first: str) -> bool:
    """Whether a first name sounds like a woman's, for want of anything better."""
    return len(first) > 3 and first.endswith(_ENDINGS) and first not in ROLES_AND_THINGS and first not in lexicon.ANIMALS


def _by_relation(tokens: Sequence[Stretch], at: int) -> str:
    """What the words right before a name say: `her husband, TOM`, `his sister ANN`."""
    before = [token.text.lower() for token in tokens[max(0, at - 4) : at] if token.text not in (",", ":")]
    word = before[-1] if before else ""
    if len(before) < 2 or before[-2] not in DETERMINERS or word not in unnamed.RELATIONS:
        return ""
    return WOMAN if word in lexicon.WOMEN else MAN if word in lexicon.MEN else ""


def _by_name(name: str) -> str:
    for word in _split(name):
        if word in lexicon.WOMEN:
            return WOMAN
        if word in lexicon.MEN:
            return MAN
    return ""


def _pronouns(tokens: Sequence[Stretch]) -> int:
    """How much more of a woman than of a man the pronouns speak; who is `him`, or `her` without anything of hers, is somebody else."""
    folded = [*(token.text.lower() for token in tokens), "."]
    her = sum(
        word in ("she", "hers", "herself") or (word == "her" and then.isalpha() and not _leads(then)) for word, then in pairwise(folded)
    )
    return her - sum(word in ("he", "his", "himself") for word in folded)


def _leads(word: str) -> bool:
    """Whether a word after `her` says that nothing of hers follows."""
    return word in lexicon.PREPOSITIONS or word in lexicon.OPENERS or word in ("a", "an", "the")


def _look(name: str, seen: Look | None, entry: Look | None, gender: str) -> Look:
    """What the page says of a person, overruled by the look book."""
    called = (lexicon.ANIMALS[word] for word in name.lower().split() if word in lexicon.ANIMALS)
    named = next(called, "") if not (seen or entry) and name else ""
    if named or (seen and seen.traits.get("kind")):
        gender = ""  # an animal is not the `she` of the sentence after it
    traits = (
        ({"gender": gender} if gender else {})
        | ({"kind": named} if named else {})
        | (dict(seen.traits) if seen else {})
        | (dict(entry.traits) if entry else {})
    )
    said = (entry.words if entry else "") or (seen.words if seen else "")
    return Look("person", entry.name if entry else name, said, traits)
