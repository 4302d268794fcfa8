"""The words that the breakdown understands, as data: what people do, where they go, what can be seen, how a camera is spoken of.

Knows English words and what each means on the stage; knows nothing of sentences, people or shots. A language that is not here still makes a
film: its people speak and stand, and nothing more is read from its action.
"""

from __future__ import annotations

MARKS = (
    "seat 1",
    "seat 2",
    "seat 3",
    "seat 4",
    "seat 5",
    "seat 6",
    "seat 7",
    "seat 8",
    "seat 9",
    "seat 10",
    "seat 11",
    "seat 12",
    "door",
    "window",
    "window 2",
    "counter",
    "counter 2",
    "bar",
    "desk",
    "sofa",
    "bed",
    "bench",
    "stove",
    "fireplace",
    "shelf",
    "table",
    "car",
    "tree",
    "rock",
    "streetlamp",
    "stairs",
    "centre",
    "centre left",
    "centre right",
    "left",
    "right",
    "front",
    "back",
    "back left",
    "back right",
)
"""Every place of a set that blocking may name. A set that has no such thing resolves the mark to the nearest free floor; `door` outdoors
is where people come from and go to. `seat n` are the seats of the table (or of the bench, the car, the sofa, where there is no table),
for whoever sits; somebody who stands at a seat stands beside it. A `2` is a second place, an arm's length from the first.
"""


def bag(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


def table(**groups: str) -> dict[str, str]:
    return {word: meaning for meaning, words in groups.items() for word in words.split()}


def _forms(verbs: str) -> str:
    """Each verb (its -s form) with its -ing form beside it, as pages write both."""
    return " ".join(f"{verb} {ing(verb)}" for verb in verbs.split())


def base(verb: str) -> str:
    """`walks` -> walk, `crosses` -> cross, `carries` -> carry."""
    if verb.endswith("ies"):
        return verb[:-3] + "y" if len(verb) > 4 else verb[:-1]
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes", "oes")) else verb[:-1]


def ing(verb: str) -> str:
    for end in ("shes", "ches", "sses", "xes", "zes", "oes"):
        if verb.endswith(end):
            return verb[:-2] + "ing"
    stem = "y".join((verb[:-3], "")) if verb.endswith("ies") else verb[:-1]
    if verb in _DOUBLED:
        return stem + stem[-1] + "ing"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing"


_DOUBLED = bag(
    "hums swims stabs slaps sobs wags squats trots sits runs puts gets grabs nods steps stops hugs sets slips strums taps pats drops "
    "inputs rubs skips drags jogs spins spots hits fits cuts lets grins begins forgets sags drops hops slips shuts digs stirs quits "
    "admits claps scrubs"
)

ACTS = table(
    enter=_forms("enters arrives appears emerges materializes materialises"),
    exit=_forms("exits leaves departs disappears vanishes dematerializes dematerialises"),
    walk=_forms(
        "walks crosses moves goes heads approaches strides wanders strolls paces steps descends joins returns comes follows "
        "shuffles marches drifts stumbles staggers creeps limps backs circles trots skips tiptoes sneaks slips ambles saunters "
        "trudges plods hobbles stalks prowls weaves squeezes"
    ),
    run=_forms("runs rushes dashes hurries sprints races bolts jogs charges bursts storms flees gallops scampers scurries darts bounds"),
    sit=_forms("sits slumps settles sinks perches") + " seated strapped buckled",
    stand=_forms("stands rises") + " standing",
    lie=_forms("lies sprawls sleeps") + " asleep lying",
    fall=_forms("falls collapses faints trips"),
    turn=_forms("turns spins whirls"),
    look=_forms(
        "looks stares gazes glances watches eyes peers scans studies sees notices spots faces glares inspects examines regards squints "
        "reads searches observes checks consults surveys spies gapes gawks reviews"
    ),
    point=_forms("points gestures indicates signals"),
    wave=_forms("waves beckons"),
    nod=_forms("nods"),
    drink=_forms("drinks sips gulps"),
    eat=_forms("eats chews munches nibbles"),
    smoke=_forms("smokes"),
    write=_forms("writes scribbles"),
    phone=_forms("dials telephones phones"),
    cook=_forms("cooks stirs"),
    wipe=_forms("wipes scrubs"),
    knock=_forms("knocks"),
    dig=_forms("digs"),
    sweep=_forms("sweeps"),
    clap=_forms("claps applauds"),
    cheer=_forms("cheers"),
    pray=_forms("prays"),
    salute=_forms("salutes"),
    shrug=_forms("shrugs"),
    bow=_forms("bows curtsies"),
    lean=_forms("leans"),
    crawl=_forms("crawls"),
    swim=_forms("swims"),
    jump=_forms("jumps leaps hops vaults dives"),
    climb=_forms("climbs clambers"),
    ride=_forms("rides"),
    kiss=_forms("kisses"),
    greet=_forms("greets"),
    comfort=_forms("comforts consoles pats soothes"),
    tend=_forms("tends bandages treats nurses"),
    fight=_forms("fights brawls"),
    punch=_forms("punches slaps"),
    shove=_forms("shoves"),
    grapple=_forms("grapples wrestles tackles strangles struggles"),
    huddle=_forms("huddles"),
    shake=_forms("shakes"),
    pick=_forms("picks takes grabs lifts snatches gathers collects retrieves draws"),
    put=_forms("puts sets places lays drops"),
    give=_forms("gives hands passes offers serves"),
    hug=_forms("hugs embraces"),
    kneel=_forms("kneels"),
    crouch=_forms("crouches squats stoops ducks bends"),
    dance=_forms("dances waltzes"),
    type=_forms("types inputs"),
    drive=_forms("drives steers"),
    reach=_forms(
        "reaches opens closes pulls extends pushes pours "
        "touches presses lights raises lowers shuts unlocks locks slides tears folds unfolds removes pays "
        "shows gets strikes hits lets catches packs cleans hangs winds slams stamps throws flips tosses adjusts"
    ),
    react=_forms(
        "reacts smiles sighs laughs frowns rubs cries weeps blinks winces grins smirks gasps chuckles trembles "
        "shivers stiffens yawns bites scowls flinches startles beams sobs giggles grimaces recoils shudders cowers barks growls meows "
        "neighs whinnies wags "
        "crows caws clucks howls screams shrieks wails winks purrs hisses sniffs chirps pecks grazes snorts"
    ),
    still=_forms(
        "shares waits works listens thinks pauses freezes hesitates stops breathes hums exhales inhales swallows relaxes considers "
        "ponders sings calls shouts whispers mutters speaks talks"
    ),
    unstaged=_forms(
        "chases texts floats flies hides shoots stabs kicks rolls covers dodges blocks spits vomits bumps skates sails paddles surfs"
    ),
)
"""Verb -> what the body does. `still` is seen in a face at most, and is no beat; `unstaged` has no picture yet on the previz stage:
whoever does it is drawn as they stand. `react` shows in the face: which feeling it is, `stagewords.FEELINGS` say.
"""

ALONE = bag("drink eat smoke write phone cook wipe knock dig sweep clap cheer pray salute shrug bow lean slump")
"""What somebody does where they are, with what they have or find; `ABOUT`, what takes them somewhere; `WITH`, what it takes two for."""
ABOUT = bag("crawl swim jump climb ride")
WITH = bag("kiss greet comfort tend fight punch shove grapple huddle")
HANDLING = ("reach", "pick", "put", "give", "write")
"""Deeds of a hand with a thing."""
INNER = ("look", "react", "still", "turn", "nod", "shake", "feel", "hold", "follow")
"""Deeds that ask for no more than a face."""

TOGETHER = {base(verb): verb for verb in ACTS if verb.endswith("s")}
"""The same for several people (`they watch`) -> the form that `ACTS` has."""

HOLDING = bag("holding carrying clutching gripping cradling holds carries clutches grips cradles")
"""What somebody has in their hand, rather than does: the thing named next is held."""
WEARING = bag("wearing wears dressed")
"""What they have on: nothing that the stage moves."""

ARRIVING = bag("in inside")
LEAVING = bag("out away off outside")
"""A walk with one of these right after it is an entrance or an exit."""

STANDING_UP = bag("up")
"""`gets up`, `jumps up`, `stands up`."""

POSTS = {"barista": "bar", "bartender": "bar", "barman": "bar", "barmaid": "bar", "receptionist": "desk", "clerk": "bar", "cashier": "bar"}
"""Where people of a trade stand whom the text puts nowhere (`bar` is behind the counter)."""

PLACES = table(
    door="door doorway entrance threshold gate exit entry",
    window="window windows windowsill porthole",
    counter="counter bar register till",
    desk="desk console workbench station panel panels consoles",
    sofa="sofa couch armchair",
    bed="bed bunk cot",
    bench="bench pew",
    stove="stove oven cooker sink",
    fireplace="fireplace hearth",
    shelf="shelf shelves bookcase bookshelf",
    table="table",
    seat="seat chair stool booth",
    car="car truck van taxi",
    tree="tree trunk",
    rock="rock boulder",
    streetlamp="streetlamp lamppost",
    stairs="stairs staircase steps stairway ladder",
    centre="centre center middle stage",
    front="edge shore water waterline railing",
    back="wall corner back",
)
"""Word -> the mark it means ("seat" and "table" become a free seat for whoever sits)."""

SEATS = frozenset(("seat", "table", "desk", "sofa", "bench", "counter"))
"""Marks where sitting means taking a seat."""

THINGS = table(
    letter="letter letters note envelope paper papers card telegram postcard document contract",
    phone="phone telephone cellphone mobile smartphone",
    laptop="laptop computer",
    screen="screen viewscreen monitor television",
    sign="sign poster menu billboard plaque",
    book="book notebook diary journal map newspaper magazine",
    photo="photo photograph picture portrait",
    cup="cup mug coffee tea",
    glass="glass tumbler goblet",
    bottle="bottle",
    key="key keys",
    watch="wristwatch watch",
    clock="clock",
    lantern="lantern torch candle flashlight",
    lamp="lamp",
    gun="gun pistol revolver",
    knife="knife dagger",
    ring="ring necklace locket coin medal",
    box="box bag parcel package",
    suitcase="suitcase briefcase",
    kettle="kettle",
    newspaper="headline",
    handle="handle doorknob knob lock",
    ticket="ticket passport",
    hand="hand hands fist",
    flower="flower flowers rose roses",
)
"""Word -> a thing that an insert can show."""

LOOKED_AT = frozenset(
    ("letter", "phone", "laptop", "screen", "sign", "book", "photo", "watch", "clock", "ticket", "key", "ring", "box", "suitcase")
)
HANDLED = frozenset(("letter", "phone", "photo", "key", "ring", "box", "ticket", "handle", "book", "gun", "lantern", "watch", "suitcase"))
"""Things worth an insert when somebody looks at them; when a hand does something with them."""

PREPOSITIONS = bag(
    "at to from with of for on in into onto behind beside across toward towards near past over by under against after before around "
    "between opposite next about like without upon through along above below than"
)
OPENERS = bag(
    "and as while when then but where until because so suddenly finally now slowly meanwhile nearby outside inside elsewhere "
    "quietly here there later behind"
)
"""Words before a name that leave it a subject: `... as Dr. Chen enters`, `Suddenly Bob ...`."""

HE = bag("he him his himself")
SHE = bag("she her hers herself")
THEY = bag("they both everyone everybody")
SUBJECTS = bag("he she they both everyone everybody")

PAUSES = (
    *("then:", "then...", "then --", "then—", "beat.", "a beat.", "pause.", "a pause.", "a long pause.", "long pause.", "silence."),
    *("a long silence.", "a moment of silence.", "a moment.", "nothing.", "quiet."),
)
"""Sentences that are time and no picture."""

CAMERA = (
    (r"\b(?:EXTREME CLOSE[- ]?UP|ECU)\b", "ECU"),
    (r"\b(?:CLOSE[- ]?UP|CLOSE ON|TIGHT ON|CLOSER ON)\b|^CLOSE\b|\bCU\b", "CU"),
    (r"\bMEDIUM CLOSE[- ]?UP\b|\bMCU\b", "MCU"),
    (r"\bINSERT\b|^ON (?:THE )?SCREEN\b", "INSERT"),
    (r"\bPOV\b|\bPOINT OF VIEW\b|\bP\.O\.V\.", "POV"),
    (r"\bOVER[- ]THE[- ]SHOULDER\b|\bOTS\b", "OTS"),
    (r"\bTWO[- ]SHOT\b|\bTWO SHOT\b", "2S"),
    (r"\bEXTREME WIDE\b|\bAERIAL\b", "EWS"),
    (r"\bWIDE(?:R)? (?:SHOT|ON|ANGLE)\b|^WIDE\b|\bESTABLISHING\b|\bMASTER SHOT\b", "WS"),
    (r"\bMEDIUM SHOT\b|\bMEDIUM ON\b|^MEDIUM\b", "MS"),
    (r"^ANGLE ON\b|^ON [A-Z]+[:.]", "MS"),
)
"""Camera words as pages write them (matched in upper case as they stand) -> size, the most particular first."""

MOVES = (
    (r"\bPUSH(?:ES|ING)? IN\b|\bDOLLY(?:ING)? IN\b|\bMOV(?:E|ES|ING) IN\b", "dolly", "in"),
    (r"\bPULL(?:S|ING)? (?:BACK|OUT)\b|\bDOLLY(?:ING)? (?:BACK|OUT)\b", "dolly", "out"),
    (r"\bZOOM(?:S|ING)? OUT\b", "zoom", "out"),
    (r"\bZOOM(?:S|ING)?(?: IN)?\b", "zoom", "in"),
    (r"\bPAN(?:S|NING)? (?:TO THE )?LEFT\b", "pan", "left"),
    (r"\bPAN(?:S|NING)?\b", "pan", "right"),
    (r"\bTILT(?:S|ING)? DOWN\b", "tilt", "down"),
    (r"\bTILT(?:S|ING)?\b", "tilt", "up"),
    (r"\b(?:TRACK|TRUCK)(?:S|ING)? (?:TO THE )?LEFT\b", "truck", "left"),
    (r"\bTRACK(?:S|ING)?\b|\bTRUCK(?:S|ING)\b", "truck", "right"),
    (r"\bCRANE(?:S|ING)? DOWN\b", "crane", "down"),
    (r"\bCRANE(?:S|ING)?(?: UP)?\b", "crane", "up"),
    (r"\bPEDESTAL DOWN\b", "pedestal", "down"),
    (r"\bPEDESTAL UP\b", "pedestal", "up"),
    (r"\b(?:ARC|ORBIT|CIRCLE)(?:S|ING)? (?:TO THE )?LEFT\b", "arc", "left"),
    (r"\b(?:ARC|ORBIT)(?:S|ING)?\b", "arc", "right"),
    (r"\bDOLLY ZOOM\b|\bVERTIGO (?:SHOT|EFFECT)\b", "dolly zoom", "in"),
    (r"\bRACK(?:S|ING)? FOCUS\b", "rack", ""),
    (r"\bSTEADICAM\b", "follow", ""),
    (r"\bHANDHELD\b", "handheld", ""),
)
"""Camera words -> kind and way of a move."""

TITLES = bag("captain dr mr mrs ms miss lieutenant officer detective sergeant professor king queen prince princess sir lady lord")
TITLES |= bag("young old little first second third chief agent major colonel general father mother sister brother uncle aunt")
"""Words that stand before a name and are no name by themselves."""

MEN = bag(
    "abel al alan albert alex andré bill björn bruno chris christopher dima donald doug douglas ed elias ernest ezra gerald giuseppe "
    "howard "
    "hugh håkon ian ilya isaac jacques jake jesús johnny jonas jorge josé joão jürgen ken lee leonard luca martin mika misha mohamed "
    "neil "
    "nicola nikita pablo philip ralph rené roy sasha simon stanley stefan stuart søren vincent wayne will wolfgang yusuf zack doorman "
    "sheriff owen eli gus lyle cole joey caleb mason logan jackson lucas liam aiden elijah oliver gabriel dylan marcus victor walter "
    "ray hank earl clyde wyatt jesse josh andy greg jeff rick rob ron ted tim otis amir raj sanjay arjun wei hiro jamal malik tyrone "
    "sergei dmitri viktor pavel anton emil nils lars sven bjorn giorgio paolo rafael javier fernando mateo andre henri louis "
    "count duke baron emperor knight monk wizard abbot bishop landlord boyfriend gunman cowboy fireman postman "
    "man boy father dad daddy king prince husband brother uncle grandfather grandpa son waiter actor policeman fisherman gentleman "
    "guy lord sir mr monk priest grandson nephew widower groom postman salesman barman businessman cowboy stepfather john james "
    "robert michael william david richard joseph thomas charles daniel matthew anthony mark paul steven andrew kenneth george "
    "joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott "
    "brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry tyler aaron jose henry adam nathan peter "
    "zachary kyle walter harold jeremy ethan carl keith roger arthur terry lawrence sean christian austin joe noah jesse bryan "
    "billy bruce bob bobby tom tim jim jimmy mike dave steve ben sam matt dan nick tony harry fred oscar hugo leo max felix lukas "
    "luke theo jonah ivan boris pierre jean marcel hans fritz karl otto klaus juan carlos pedro luis miguel diego mario luigi marco "
    "giovanni ahmed mohammed omar ali hassan hiroshi kenji akira łukasz jakub piotr"
)
WOMEN = bag(
    "agnes aiko amélie anaïs anne astrid aylin catherine chloé diana dolores doris edith ellen esther fiona gwen harriet hélène ines "
    "irene "
    "irène jasmin joy kay kim leah ling lois lydia mabel margot marguerite mercedes miriam nina noor odile paige pam renée rose ruby "
    "sigrid simone soledad sue søs wendy yoko yvonne zoé élodie madame madam "
    "tess june priya nora kat mia leila eleanor ida ruth lily daisy violet ivy hazel nell molly polly sally sadie maggie annie ellie "
    "kate katie lena vivian audrey stella scarlett abby abigail harper ava isabella charlotte amelia naomi tara maya layla nadia "
    "amina zara anya tanya vera lara daphne iris flora beth becky jess jenny jo josie rosie penny tina gina paula carla monica "
    "duchess countess empress princess landlady girlfriend witch baroness heroine grandmother "
    "woman girl mother mom mum mommy queen princess wife sister aunt grandmother grandma daughter waitress actress policewoman lady "
    "mrs ms miss nun madam niece widow bride postwoman stepmother granddaughter hostess seamstress maid mary patricia jennifer "
    "linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol "
    "amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole "
    "anna helen samantha katherine kate christine debra rachel carolyn janet maria olivia heather diane julie joyce victoria ruth "
    "virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara "
    "janice ann jane julia grace sophie sophia alice lucy clara ella mia zoe chloe eva eve nora ida vera rosa marta mara ana élise "
    "elise émilie emilie marie claire camille juliette ingrid greta heidi ursula carmen lucia elena isabel sofia giulia francesca "
    "fatima aisha leila yasmin yuki sakura mei olga natasha irina katya svetlana"
)
"""Role nouns and common first names that tell how a person is addressed, in lower case."""

PEOPLE = bag(
    "man woman boy girl waiter waitress barista bartender barman nurse doctor cop policeman policewoman officer guard soldier "
    "driver teacher student clerk cashier stranger passenger sailor fisherman priest child kid baby king queen detective agent "
    "sheriff deputy receptionist secretary maid butler judge lawyer reporter survivor crewman neighbour neighbor customer conductor "
    "mother father"
)
PEOPLE |= bag(
    "servant duchess count countess duke baron prince princess emperor empress knight squire page monk nun abbot bishop wizard witch "
    "sergeant captain lieutenant general pilot chef cook baker butcher farmer mechanic painter miner carpenter gardener banker agent "
    "bodyguard groom bride undertaker peasant thief shepherd villager inspector spy scientist professor patient landlord landlady "
    "innkeeper messenger guest host hostess dancer singer musician gangster robber burglar hunter prisoner beggar clown robot girlfriend "
    "boyfriend husband wife son daughter brother sister uncle aunt grandmother grandfather widow boss tourist hiker cyclist postman "
    "postwoman fireman firefighter paramedic surgeon gunman cowboy pirate ghost bouncer vendor shopkeeper librarian journalist mayor"
)
"""Role nouns that, in capitals in the action, put a person on stage who never speaks."""

ANIMALS = table(
    dog="dog hound puppy mutt terrier",
    cat="cat kitten tomcat",
    horse="horse mare stallion pony",
    bird="bird crow raven gull seagull pigeon owl parrot",
    chicken="chicken hen rooster cock",
)
"""Word -> the animal that the stage can show: it acts like a person and is no speaker."""
PEOPLE |= frozenset(ANIMALS)

UNSEEN = bag("voice announcer narrator radio tv television computer intercom recording loudspeaker speaker-phone")
"""A cue with one of these words is heard and not seen."""
