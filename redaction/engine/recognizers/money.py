"""MONEY: an amount with the sign, the code or the word of a currency."""

import re

from .anchors import AnchoredRecognizer, Check, Form, alternatives, listed
from .base import Recognizer
from .number_words import CARDINAL, FOREIGN_CARDINAL

SIGNS = "$€£¥₹₽₺₩₪₫฿₴₦₱₾₿₸₡₲¢元円"
# ISO 4217; those that are words or names of software count in capitals only.
CODES = listed(
    "usd eur gbp chf jpy cny inr aud cad nzd sek nok dkk pln czk huf brl mxn zar uah sgd hkd krw aed ils "
    "thb idr myr clp pen isk bgn egp ngn kes pkr twd vnd rub"
)
CAPITAL_CODES = listed("ron try php sar cop all mad")
WORDS = listed(
    "dollar dollars bucks buck quid euro euros pound pounds pence cents cent rupee rupees yen yuan franc "
    "francs franken krone kroner kronor zloty zlotys złoty złotych złote zł peso pesos reais real ruble "
    "rubles rouble roubles lira lire liras dirham dirhams shillings rand sterling dólares dolares dólar "
    "dollari euro's livres libras sterline pfund naira forint koruna hryvnia baht usdt sek grand "
    "yens roupies roupie rupien riel markka penny centimes rmb renminbi crore lakh rupiah won kr"
)
AMBIGUOUS_WORDS = listed("pound pounds real rand grand buck libras livres pfund cent krone kr")

GROUPED = r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?"
AMOUNT = rf"(?:{GROUPED}|\d{{1,12}}(?:[.,]\d{{1,2}}(?!\d))?)(?!\d)(?:,[-–—])?"
SCALE = (
    r"(?:\s?(?:k|m|mn|bn|tn|mio\.?|mrd\.?|mld)(?![\w])|[ -](?:thousand|million|billion|trillion|"
    "hundred|mille|millions?|milliards?|mil|millones|"
    r"millón|tausend|millionen|milliarden|mila|milioni|miljoen|miljard|duizend|milhões|mln|tys\.?|"
    r"miljoner|tusen)(?: de| d['’]| di)?(?!\w))"
)
# An amount whose first digit stands before the look-behind, so that the engine skips to digits.
START = r"\d(?<![\w.,/$€£-]\d)(?<!\d \d)"
REST = (
    r"(?:\d?(?:,\d\d)+,\d{3}(?!\d)(?:\.\d\d)?|\d{0,2}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]"
    r"\d{1,2}(?!\d))?|\d{0,11}(?:[.,]\d{1,2}(?!\d)"
    r")?)(?!\d)(?:,[-–—])?"
)
LEADING = START + REST


def form(pattern: str, score: float, check: Check | None = None, flags: int = 0) -> Form:
    return Form("MONEY", re.compile(pattern, flags), score, check)


def plural_or_round(match: re.Match[str]) -> bool:
    """ "10 pounds" is a weight after words of weight."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    return not (
        re.search(r"(?:weigh\w*|lost|gained|lose|gain|lift\w*|heavy|piano)[ \w]{0,12}$", before)
        or re.match(
            " (?:of (?:meat|flour|sugar|beef|chicken|potatoes|weight)|overweight|heavier|lighter|piano|prix|"
            "slam|per sq|ave|estate|time|madrid)",
            after,
        )
    )


SIGNED = AnchoredRecognizer(
    triggers=frozenset(SIGNS),
    forms=(
        form(rf"[{SIGNS}](?<![^\W_].) ?{AMOUNT}{SCALE}?(?: (?:usd|cad|aud|dollars))?(?![\w%])", 0.9),
        form(rf"{LEADING}{SCALE}?\s?[{SIGNS}](?: ?(?:usd|cad|aud|us|hk)\b)?(?![\w])", 0.9),
    ),
)
# US$40, R$ 50, C$12
LETTERED = AnchoredRecognizer(
    triggers=frozenset("$"),
    forms=(
        form(rf"(?<![^\W_])(?:usd?|u\.s\.?|aud?|cad?|nzd?|hkd?|mxn?|sgd|[acrs]) ?\$ ?{AMOUNT}{SCALE}?(?![\w%])", 0.9),
    ),
)
CODED = AnchoredRecognizer(
    anchors=CODES | listed("rs kr fr sfr zł inr"),
    before=28,
    after=28,
    forms=(
        form(rf"{LEADING}{SCALE}?[  ]?(?:{alternatives(CODES)}|zł)(?![\w])", 0.9),
        form(rf"(?<![\w/])(?:{alternatives(CODES)}|rs\.?|sfr\.?) ?{AMOUNT}{SCALE}?(?![\w%]|-\d)", 0.85),
        form(rf"(?<![\w/])(?:kr\.?|fr\.) {AMOUNT}(?![\w%]|-\d)", 0.7),
    ),
)
CAPITAL_CODED = AnchoredRecognizer(
    anchors=CAPITAL_CODES,
    before=28,
    after=4,
    cased=True,
    forms=(form(rf"{LEADING} ?{alternatives(tuple(code.upper() for code in CAPITAL_CODES))}(?!\w)", 0.8),),
)
NATION = (
    r"(?:(?:us|u\.s\.|american|canadian|australian|hong kong|new zealand|singapore|chinese|japanese|"
    "indian|swiss|british|mexican|"
    r"amerikaanse|[a-zäöüß]{2,14}ische[rn]?) )?"
)
CENTS = (
    r"(?:,? (?:(?:and|et|und|en|y|e|con) )?\d\d? (?:cents?|céntimos|centavos|centimes|centesimi|pence)"
    r"| (?:et|und|and|con) \d\d)?"
)
GERMAN_CARDINAL = r"[a-zäöüß]{0,20}(?:hundert|tausend|zig|ßig)[a-zäöüß]{0,20}"

WORDED = AnchoredRecognizer(
    anchors=WORDS,
    before=70,
    after=30,
    forms=(
        form(
            rf"{LEADING}{SCALE}?[  -]{NATION}{alternatives(WORDS - AMBIGUOUS_WORDS)}(?: sterling)?{CENTS}(?![\w-])",
            0.9,
        ),
        form(
            rf"{LEADING}{SCALE}?[  ]{NATION}{alternatives(AMBIGUOUS_WORDS)}(?: sterling)?(?![\w-])",
            0.6,
            plural_or_round,
        ),
        form(
            rf"(?<![\w-])(?:half a million|a couple(?: of)? hundred|a few (?:hundred|thousand)|{CARDINAL}|"
            f"{FOREIGN_CARDINAL}|{GERMAN_CARDINAL}){SCALE}?[ -]{NATION}{alternatives(WORDS)}(?: and "
            rf"{CARDINAL} cents)?(?![\w-])",
            0.85,
            plural_or_round,
        ),
    ),
)
# "earns 90k": thousands without a currency are money only beside words of pay and price.
THOUSANDS = AnchoredRecognizer(
    anchors=frozenset(["k"]),
    before=60,
    after=4,
    forms=(
        form(
            r"\b(?:salary|pay|paid|pays|paying|earns?|earning|earned|rent|price|costs?|worth|budget|mortgage|"
            r"bonus|loan|owes?|owed|debt|make|makes|making)\b[^.\n]{0,30}?(?<![\w.,-])"
            r"(?P<value>\d{1,4}(?:\.\d)?k)(?!\w)",
            0.65,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (SIGNED, LETTERED, CODED, CAPITAL_CODED, WORDED, THOUSANDS)
