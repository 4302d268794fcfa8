"""What a name gives away of its bearer: only whether it is usually a man's or a woman's.

A short list, made to be overruled by `gender` in the look book. Knows words; knows nothing of looks.
"""

from __future__ import annotations

_WOMEN = (
    "élise elise marguerite odile simone yvonne ava ivy eleanor margot hazel ruby scarlett harriet gwen joyce doris edith "
    "mabel alice amy anna anne ann barbara beth carol catherine charlotte chloe claire clara daisy diana ella ellen emily "
    "emma esther eva eve fiona grace hannah helen irene iris isabel jane janet jean jennifer jess jessica joan joy judith "
    "julia julie karen kate katherine kay kim laura leah lily linda lisa lois lucy lydia madison margaret maria marie "
    "martha mary megan mia michelle miriam molly nancy naomi nicole nina nora olivia pam paige rachel rebecca rosa rose "
    "ruth sally samantha sara sarah sharon sophia sophie susan sue tess vera victoria violet wendy yoko zoe agnes ines "
    "ingrid astrid sigrid chloé zoé amélie hélène irène élodie renée anaïs søs mercedes carmen dolores soledad jasmin "
    "yasmin aylin mei ling yuki sakura aiko noor fatima aisha woman girl mother mom mum daughter sister aunt wife grandma "
    "grandmother queen princess lady waitress actress hostess nun witch widow bride nurse mrs ms miss madam madame "
)
_MEN = (
    "luis jonah elias liam lucas mateo miguel marco stefan klaus wolfgang viktor boris jonas aaron abel bruno felix hugo "
    "emil adam al alan albert alex alexander andrew anthony arthur ben benjamin bill bob brian bruce carl charles chris "
    "christopher dan daniel dave david dennis donald doug douglas ed edward eric ernest frank fred gary george gerald greg "
    "harold harry henry howard hugh ian isaac jack jacob jake james jason jeff jim joe john johnny jonathan joseph josh "
    "justin keith ken kevin larry lee leo leonard louis luke marcus mark martin matt matthew max michael mike nathan neil "
    "nick noah oliver oscar otto patrick paul peter philip ralph ray richard rob robert roger ron roy ryan sam samuel scott "
    "sean simon stanley steve steven stuart ted terry thomas tim tom tony victor vincent walter wayne will william zack "
    "andré rené josé jesús joão søren jürgen björn håkon łukasz luca andrea nicola joshua elijah ezra mika ilya nikita "
    "sasha dima misha kenji hiro akira omar ali ahmed mohamed yusuf ivan sergei pierre jacques giuseppe jorge diego pablo "
    "man boy father dad son brother uncle husband grandpa grandfather king prince lord waiter actor host monk priest "
    "policeman fireman doorman groom mr sir captain sergeant "
)
WOMEN = frozenset(_WOMEN.split())
MEN = frozenset(_MEN.split())
_ENDINGS = ("a", "ette", "elle", "ine", "ía", "een", "lyn")


def guessed_gender(name: str) -> str:
    """ "female", "male", or "" where the name does not say. Role words ("OLD WOMAN") count as names."""
    words = name.casefold().replace(".", " ").replace("'", " ").split()
    for word in words:
        if word in WOMEN:
            return "female"
        if word in MEN:
            return "male"
    first = words[0] if words else ""
    return "female" if len(first) > 2 and first.endswith(_ENDINGS) else ""
