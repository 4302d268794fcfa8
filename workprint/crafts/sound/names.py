"""What a character's name or title suggests about their voice, where nobody has said. Knows a few hundred words; decides nothing firmly.

A guess is only a default: `gender = "woman"` in the look book always wins. Names that are not here are left to the caller.
"""

from __future__ import annotations

import re

_WOMEN_WORDS = """
abigail ada agnes alexandra alice alison amanda amelia amy ana andrea angela anna anne annie astrid audrey ava barbara beatrice becky
bella beth betty brigitte camille carla carmen carol caroline catherine chantal charlotte chloe christine claire clara daisy dana daphne
diana dolores donna dorothy edith eleanor elena eliza elizabeth ella ellen elsa emily emma erin esther eva eve evelyn fatima fiona flora
frances freya gabrielle georgia gina gloria grace greta gwen hannah harriet hazel heather heidi helen helena holly ida imogen ines
ingrid irene iris isabel isabella ivy jade jane janet janice jean jen jenny jess jessica jill joan jocelyn josephine joy joyce juanita
judith judy julia julie juliet june karen kate katherine kathy katie kelly kim kirsten laura lauren leah lena lily linda lisa liz lola
louise lucia lucy lydia maeve maggie mara margaret maria marie marilyn martha mary maud may megan mei melissa mia michelle mildred
miriam molly monica nadia nancy naomi natalie nell nina nora norma olga olivia olive paige pam pamela pat patricia paula pearl peggy
penelope penny petra phoebe phyllis polly priya rachel rebecca rita robin rosa rose rosie roxanne ruby ruth sadie sally samantha sandra
sara sarah saoirse selma shirley sigrid siobhan simone sofia sonia sophia sophie stella sue susan suzanne sylvia tamara tess tessa
theresa tina tracy ursula valerie vanessa vera veronica victoria violet virginia vivian wendy wilma winifred yara yasmin yoko yvonne zoe
zora zoë chloé zoé inès noémie aïcha
"""
_MEN_WORDS = """
aaron abe abel abraham adam adrian ahmed alan albert alec alex alexander alfred ali allan andré andrew angus anthony antonio archie
arnold arthur barry ben benjamin bernard bill billy bob bobby boris brad brandon brian bruce bruno carl carlos charles charlie chris
christian christopher claude clive colin connor craig cyril dan daniel danny dave david dennis derek dieter dmitri dominic donald doug
douglas dylan earl ed eddie edgar edmund eduardo edward eli elias elliot emil enzo eric erik ernest ethan eugene felix fernando finn
francis frank frankie franz fred frederick fritz gary gavin george gerald giovanni glen gordon graham greg gus guy hank hans harold
harry hector henri henry herbert hiro howard hugh hugo ian igor isaac ivan jack jacob jake james jamie jan jared jason jay jeff jeffrey
jeremy jerry jesse jim jimmy joe joel johann john johnny jonah jonas jonathan jorge josé joseph josh joshua juan jules julian karl keith
ken kenneth kenji kevin klaus kurt kyle lars larry lawrence lenny leo leon leonard lewis liam lloyd louis luca lucas luigi luke malcolm
manuel marc marco marcus mario mark martin marvin matt matthew max michael miguel mike miles milo mohammed morgan morris nathan ned neil
nicholas nick nigel noah norman oliver omar oscar otto owen pablo patrick paul pedro percy pete peter phil philip pierre quentin rafael
raj ralph ray raymond reggie rené ricardo richard rick robert roger roland ron ronald rory ross roy rupert russell ryan sam samuel scott
sean sebastian sergei seth sid simon stan stanley stefan stephen steve steven stuart sven ted teddy terry theo thomas tim timothy toby
tom tommy tony travis trevor tristan tyler umberto victor vince vincent vladimir wade wallace walter warren wayne wilfred will willem
william winston wolfgang xavier yuri yusuf zach jörg jürgen søren łukasz
"""
_SHE_WORDS = """
actress aunt auntie bride businesswoman chambermaid countess dame daughter duchess empress female girl girlfriend goddess gran grandma
grandmother granny heroine hostess housewife lady landlady ma'am madam madame maid mama matron mermaid miss mom mother mrs ms mum mummy
mademoiselle niece nun policewoman princess queen saleswoman señora señorita she sister sorceress stewardess waitress widow wife witch
woman women
"""
_HE_WORDS = """
bellboy boy boyfriend bridegroom brother businessman cowboy dad daddy doorman duke emperor father fisherman fireman foreman gentleman
god grandad granddad grandfather grandpa groom guy he headmaster hero husband king landlord lord male man men monk monsieur mr nephew
papa policeman postman priest prince salesman señor sir son uncle waiter widower wizard
"""
_WOMEN, _MEN, _SHE, _HE = (frozenset(words.split()) for words in (_WOMEN_WORDS, _MEN_WORDS, _SHE_WORDS, _HE_WORDS))


def presumed_gender(name: str) -> str:
    """ "woman", "man" or "" for a name as the page cues it ("OLD WOMAN", "MRS. DALE", "JOSÉ").

    Titles and roles decide first, then given names, then the ending -a that most European women's names share.
    """
    words = re.findall(r"[^\W\d_]+(?:'[a-z]+)?", name.casefold())
    for she, he in ((_SHE, _HE), (_WOMEN, _MEN)):
        for word in words:
            if word in she:
                return "woman"
            if word in he:
                return "man"
    if words and len(words[0]) > 3 and words[0].endswith(("a", "ette", "elle", "ine")):
        return "woman"
    return ""
