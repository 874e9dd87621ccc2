"""What a person is or believes, by closed lists; where a word is ambiguous the words beside it decide."""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import Recognizer
from .lexicon import Lexicon, LexiconRecognizer, words
from .peoples import (
    BOTH,
    DEMONYMS,
    HOLIDAYS,
    ONLY_TONGUES,
    PARTIES,
    RELIGIONS,
    WEAK_DEMONYMS,
    WEAK_HOLIDAYS,
    WEAK_PARTIES,
    WEAK_RELIGIONS,
)
from .physique import PHYSIQUE

FIELD = r"[\"']?(?: ?[:=]|:) ?[\"']?$"
PERSON = (
    "(?:i am|i'm|i’m|he is|she is|he's|she's|they are|is|was|are|am|were|as|being)(?: an?| a devout| "
    "a practi[sc]ing| now| not| both| raised| born)? "
)


def field(names: str, *openings: str) -> re.Pattern[str]:
    """What must stand before a word: one of the field names with a colon, or an opening of a phrase."""
    return re.compile("|".join((rf"\b(?:{names}){FIELD}", *openings)))


IS = rf"\b{PERSON}$"
SPEAKS = (
    r"\b(?:speaks?|speaking|spoken|spoke|fluent(?:ly)?(?: in)?|native|bilingual in|learn(?:s|ing)?|"
    r"stud(?:y|ies|ying)|translat\w+ (?:in)?to|"
    "translated from|written in|write in|reply in|answer in|proficient in|basic|conversational|"
    "interpreter for|spricht|habla|hablo|parle|parla|fala|"
    "mówi po|talar|talk in)(?: (?:some|a little|only|good|fluent|very good|in|no|both))? (?:(?:[a-z]"
    "+(?:, | and |, and | & | or ))*)$"
)
LANGUAGE_AFTER = re.compile(
    r"[ -](?:language|speak(?:er|ers|ing)|lessons?|class(?:es)?|translation|interpreter|translator|dictionary)\b"
)
NATIONAL_AFTER = re.compile(
    " (?:national|nationals|citizen|citizens|passport|nationality|citizenship|descent|origin|"
    "heritage|ancestry|immigrant|refugee|family|parents|"
    "man|woman|men|women|born|student|teacher|mother|father|wife|husband|grandmother|grandfather|"
    r"roots|background|lesbian|couple)\b"
)
NATIONAL = field(
    "nationality|citizenship|ethnicity|origin|race|ethnic group|nacionalidad|nationalité|"
    "staatsangehörigkeit|nationalität|nationaliteit|cittadinanza|nazionalità|nacionalidade|"
    "obywatelstwo|narodowość",
    IS,
    r"\b(?:proud|half|part|ethnic|ethnically|of|originally|second-generation) $",
)

ZODIAC = Lexicon(
    "ZODIAC_SIGN",
    words(
        """
    sagittarius, capricorn, aquarius, pisces, scorpio, sagittarian, capricornio, acuario, piscis, steinbock,
    wassermann
    """
    ),
    0.8,
    lower_score=0.6,
)
SIGN = field(
    "sign|zodiac|zodiac sign|star sign|sternzeichen|signo|signe|segno", r"\bsign is $", rf"\b{PERSON}(?:typical )?$"
)
SIGN_AFTER = re.compile(r" (?:sun|moon|rising|ascendant|horoscope|season)\b|[ ,]+(?:here|born)\b")
WEAK_ZODIAC = Lexicon(
    "ZODIAC_SIGN", words("aries, taurus, gemini, libra, virgo"), 0.55, lower_score=0.45, before=SIGN, after=SIGN_AFTER
)
AMBIGUOUS_ZODIAC = Lexicon(
    "ZODIAC_SIGN",
    words("leo, cancer, löwe, widder, stier, waage, jungfrau"),
    0.3,
    lower_score=0.1,
    before=field("sign|zodiac|zodiac sign|star sign|sternzeichen|signo|signe|segno", r"\bsign is $", r"\b\d\d, $"),
    after=SIGN_AFTER,
)

SEX = r"(?:sex|gender|geschlecht|sexo|género|genere|sexe|sesso|geslacht|płeć|kön|køn)"
GENDER = AnchoredRecognizer(
    anchors=listed("sex gender geschlecht sexo género genere sexe sesso geslacht płeć kön køn pronouns"),
    before=1,
    after=30,
    forms=(
        Form(
            "GENDER", re.compile(rf"(?<![^\W_]){SEX}[\"']?(?: ?[:=;,] ?| )[\"']?(?P<value>[mfwdxvhk])(?![\w'’-])"), 0.92
        ),
        Form(
            "GENDER",
            re.compile(rf"(?<![^\W_]){SEX}[\"']? ?[:=] ?[\"']?(?P<value>[^\W\d_]+(?:-[^\W\d_]+)?)(?![\w])"),
            0.8,
        ),
        Form("GENDER", re.compile(r"\bpronouns(?: are|:)? (?P<value>(?:he|she|they|ze|xe)/[a-z]+(?:/[a-z]+)?)"), 0.85),
    ),
)
CONNECTORS = re.compile(
    r" (?:(?:one|end|side)s? (?:of|on|at) the|(?:\w+ )?(?:threads?|connectors?|plugs?|sockets?|adapters?|fittings?"
    r"|headers?|pins?|couplings?|jacks?|terminals?|ends?))(?!\w)"
)
GENDERS = Lexicon(
    "GENDER",
    words(
        """
    female, non-binary, nonbinary, non binary, transgender, cisgender, genderqueer, genderfluid, gender-fluid,
    agender, intersex, trans woman, trans man, transgender woman, transgender man, cis woman, cis man, männlich,
    weiblich, femenino, masculino, féminin, masculin, femminile, maschile, mannelijk, vrouwelijk, feminino,
    kobieta, mężczyzna
    """
    ),
    0.7,
    goods=CONNECTORS,
)
WEAK_GENDERS = Lexicon(
    "GENDER",
    words("""
    man, woman, boy, girl, lady, gentleman, hombre, mujer, homme, femme, frau, mann, uomo, donna
    """),
    0.4,
    before=re.compile(
        r"\b(?:year[- ]old|yo|y/o|an? (?:young|old|elderly|middle-aged|pregnant|gay|trans|black|white)) $|"
        r"\b\d\d[ -]?$"
    ),
    context_score=0.6,
)
MALE = Lexicon("GENDER", words("male, males, females"), 0.6, goods=CONNECTORS)

MARITAL = field(
    "marital status|civil status|status|familienstand|estado civil|état civil|situation familiale|"
    "stato civile|burgerlijke staat|stan cywilny|civilstånd|civilstand",
    IS,
)
STATUS = Lexicon(
    "MARITAL_STATUS",
    words(
        """
    divorced, divorcee, widowed, widow, widower, unmarried, newlywed, newlyweds, remarried, civil partnership,
    domestic partnership, verheiratet, verwitwet, ledig, casado, casada, divorciado,
    divorciada, soltero, soltera, viudo, viuda, marié, mariée, divorcé, divorcée, célibataire, veuf, veuve,
    pacsé, pacsée, sposato, sposata, divorziato, divorziata, celibe, nubile, vedovo, vedova, gehuwd, gescheiden,
    ongehuwd, weduwe, solteiro, solteira, viúvo, viúva, żonaty, zamężna, rozwiedziony, rozwiedziona, wdowa,
    wdowiec, gift, skild, ogift, fraskilt
    """
    )
    - words("gift, vedova, widow"),
    0.75,
)
MARRIED = Lexicon("MARITAL_STATUS", words("married"), 0.65, before=MARITAL)
WEAK_STATUS = Lexicon(
    "MARITAL_STATUS",
    words("engaged, single, separated, partnered, widow, gift, cohabiting, geschieden"),
    0.3,
    before=field(
        "marital status|civil status|relationship status|relationship|civilstånd|civilstand|status",
        r"\b(?:recently|newly|legally|happily|currently|just got|got) $",
        r"\b(?:\d\d|leo|virgo|libra|aries|gemini), $",
    ),
    after=re.compile(r" (?:mother|father|mom|mum|dad|parent|to be married|from (?:her|his|my) (?:husband|wife))\b"),
)
SEXUALITY = Lexicon(
    "SEXUALITY",
    words(
        """
    lesbian, lesbians, bisexual, homosexual, heterosexual, asexual, pansexual, demisexual, aromantic, lgbt,
    lgbtq, lgbtqia+, lgbtq+, homosexuell, bisexuell, heterosexuell, schwul, lesbisch, lesbiana, bisexuel,
    bisexuelle, homosexuel, homosexuelle, lesbienne, omosessuale, bisessuale, lésbica, homossexual, bissexual,
    homoseksueel, biseksueel, gej, lesbijka
    """
    ),
    0.75,
)
WEAK_SEXUALITY = Lexicon(
    "SEXUALITY",
    words("queer, straight, bi"),
    0.35,
    before=field(
        "sexual orientation|orientation|sexuality",
        r"\b(?:openly|out as|came out as|identif(?:y|ies) as|bin|soy|es|je suis) $",
    ),
    after=re.compile(r" (?:man|men|woman|couple|community|rights|pride)\b"),
)
GAY = Lexicon("SEXUALITY", words("gay"), 0.6)

FAITH = field(
    "religion|faith|denomination|religious affiliation|konfession|religión|religione|religião|godsdienst|wyznanie",
    IS,
    r"\b(?:devout|practi[sc]ing|observant|converted to|raised|born-again|non-practi[sc]ing) $",
)
RELIGION = Lexicon("RELIGION", RELIGIONS, 0.75, lower_score=0.65, before=FAITH)
WEAK_RELIGION = Lexicon(
    "RELIGION",
    WEAK_RELIGIONS,
    0.4,
    lower_score=0.25,
    before=FAITH,
    after=re.compile(r" (?:faith|church|family|community|school|values)\b"),
)
POLITICS = field(
    "party|political party|political affiliation|partei|partido|parti|partito|partij|partia",
    IS,
    r"\b(?:votes?|voted|voting|registered|lifelong|staunch|member of the|members of the|joined the|"
    "supports the|for the) $",
)
# A test run "is green", a variable "is independent": words that are no party elsewhere need somebody who is it.
SOMEBODY = field(
    "party|political party|political affiliation|partei|partido|parti|partito|partij|partia",
    r"\b(?:i am|i['’]m|s?he is|s?he['’]s|s?he was|they are|they['’]re|we are|being|(?:is|was|are|were|as) an?)"
    r"(?: an?| now| not| both)? $",
    r"\b(?:votes?|voted|voting|registered|lifelong|staunch|members? of the|joined the|supports the|for the) $",
)
PARTY = Lexicon("POLITICAL_AFFILIATION", PARTIES, 0.65, lower_score=0.5, before=POLITICS)
WEAK_PARTY = Lexicon("POLITICAL_AFFILIATION", WEAK_PARTIES, 0.4, lower_score=0.15, before=SOMEBODY, context_score=0.65)

GOODS = re.compile(
    r"[ -](?:rolls?|pastry|pastries|fries|toast|cheeses?|chocolates?|army|delight|dressing|salad|system|sprouts|bread"
    r"|coffee|roulette|dolls?|windows?|muffins?|bulldogs?|shepherds?|horn|press|quartz|hat)(?!\w)"
)
ORIGIN = Lexicon(
    "ORIGIN",
    DEMONYMS,
    0.75,
    lower_score=0.6,
    before=NATIONAL,
    after=NATIONAL_AFTER,
    context_score=0.9,
    goods=GOODS,
)
ORIGIN_OR_TONGUE = Lexicon(
    "ORIGIN", BOTH, 0.52, lower_score=0.4, before=NATIONAL, after=NATIONAL_AFTER, context_score=0.85, goods=GOODS
)
WEAK_ORIGIN = Lexicon(
    "ORIGIN",
    WEAK_DEMONYMS,
    0.4,
    lower_score=0.25,
    before=NATIONAL,
    after=NATIONAL_AFTER,
    context_score=0.7,
    goods=GOODS,
)
IN_LANGUAGE = field(
    "language|languages|preferred language|mother tongue|native language|first language|sprache|"
    "sprachen|idioma|idiomas|langue|langues|lingua|taal|língua|język|språk|sprog",
    SPEAKS,
)
LANGUAGE = Lexicon(
    "LANGUAGE", ONLY_TONGUES, 0.75, lower_score=0.6, before=IN_LANGUAGE, after=LANGUAGE_AFTER, context_score=0.92
)
TONGUE_OR_ORIGIN = Lexicon(
    "LANGUAGE",
    BOTH,
    0.4,
    lower_score=0.3,
    before=field(
        "language|languages|preferred language|mother tongue|native language|first language|sprachen?|"
        "idiomas?|langues?|lingua",
        SPEAKS,
        r"\bin $",
    ),
    after=LANGUAGE_AFTER,
    context_score=0.9,
)
EVENT = Lexicon("EVENT", HOLIDAYS, 0.8, lower_score=0.7)
WEAK_EVENT = Lexicon(
    "EVENT", WEAK_HOLIDAYS, 0.3, before=re.compile(r"\b(?:during|for|at|after|before|until) $"), context_score=0.5
)

WORDS = LexiconRecognizer(
    (
        ZODIAC,
        WEAK_ZODIAC,
        AMBIGUOUS_ZODIAC,
        GENDERS,
        WEAK_GENDERS,
        MALE,
        STATUS,
        MARRIED,
        WEAK_STATUS,
        SEXUALITY,
        WEAK_SEXUALITY,
        GAY,
        RELIGION,
        WEAK_RELIGION,
        PARTY,
        WEAK_PARTY,
        ORIGIN,
        ORIGIN_OR_TONGUE,
        WEAK_ORIGIN,
        LANGUAGE,
        TONGUE_OR_ORIGIN,
        EVENT,
        WEAK_EVENT,
    )
)

RECOGNIZERS: tuple[Recognizer, ...] = (WORDS, GENDER, *PHYSIQUE)
