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

GROUPED = r"(?:\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d))(?:[.,]\d{1,2}(?!\d))?"
# 1'800.– and 4500,- in Switzerland and Germany, 42,500/- in India
ROUND = r"(?:[.,][-–—]|/-)?"
AMOUNT = rf"(?:{GROUPED}|\d{{1,12}}(?:[.,]\d{{1,2}}(?!\d))?)(?!\d){ROUND}"
SCALE = (
    r"(?:\s?(?:k|m|mn|bn|tn|mio\.?|mrd\.?|mld)(?![\w])|[ -](?:thousand|million|billion|trillion|"
    "hundred|mille|millions?|milliards?|mil|millones|"
    r"millón|tausend|millionen|milliarden|mila|milioni|miljoen|miljard|duizend|milhões|mln|tys\.?|"
    r"miljoner|tusen|lakhs?|crores?)(?: de| d['’]| di)?(?!\w))"
)
# An amount whose first digit stands before the look-behind, so that the engine skips to digits.
START = r"\d(?<![\w.,/$€£-]\d)(?<!\d \d)"
REST = (
    r"(?:\d?(?:,\d\d)+,\d{3}(?!\d)(?:\.\d\d)?|\d{0,2}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]"
    r"\d{1,2}(?!\d))?|\d{0,11}(?:[.,]\d{1,2}(?!\d)"
    rf")?)(?!\d){ROUND}"
)
LEADING = START + REST


def form(pattern: str, score: float, check: Check | None = None, flags: int = 0) -> Form:
    return Form("MONEY", re.compile(pattern, flags), score, check)


def plural_or_round(match: re.Match[str]) -> bool:
    """ "10 pounds" is a weight after words of weight."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    if match[0] in {"one penny", "two real", "three real"}:
        return False
    return not (
        re.search(r"(?:weigh\w*|lost|gained|lose|gain|lift\w*|heavy|piano)[ \w]{0,12}$", before)
        or re.match(
            " (?:of (?:meat|flour|sugar|beef|chicken|potatoes|weight|butter|cheese|fish|rice|coffee|apples)|roots?|"
            "overweight|heavier|lighter|piano|prix|"
            "slam|per sq|ave|estate|time|madrid)",
            after,
        )
    )


CODE_BEFORE = re.compile(
    r"(?:\b(?:mov|push|pop|add|sub|cmp|xor|lea|int|echo|print|printf|set|shift|awk)[a-z]? ?|%\w{2,3}, ?)['\"({]{0,2}$"
)
CODE_AFTER = re.compile(r", ?[%(]|\)? ?[|{}]| ?(?:[<>=!]=|=~|[<>]) ?\w|\.[^\W\d]|, ?\$\d{1,2}(?:, ?\$\d|\))")
BOUND = re.compile(r"\$\d{1,2}, ?$")  # "VALUES ($1, $2, $3)": parameters of a statement, counted from one


def no_variable(match: re.Match[str]) -> bool:
    """ "awk '$1 > 10'", "mov $1, %rax": a field or a constant in code."""
    if match[0][0] != "$" or len(match[0]) > 3:
        return True
    before = match.string[max(0, match.start() - 12) : match.start()]
    if BOUND.search(before) and f"${int(match[0][1:]) - 1}," in before:
        return False
    return not (CODE_BEFORE.search(before) or CODE_AFTER.match(match.string, match.end()))


QUOTED = re.compile(r"\b(?:quot\w+|call|police|incident|log)\W{1,2}$")
WEIGHED = re.compile(r" ?(?:g|kg|ml|cl|l|mm|cm)\b")


def no_code(match: re.Match[str]) -> bool:
    """ "911 CAD", "quoting CAD 9588", "INR 2.5" of a blood test, "rub 200 g of butter": other abbreviations."""
    amount = match[0]
    if amount in {"911 cad", "101 cad", "999 cad"} or WEIGHED.match(match.string, match.end()):
        return False
    if amount.startswith("inr") and re.fullmatch(r"inr ?\d(?:\.\d)?", amount):
        return False
    before = match.string[max(0, match.start() - 12) : match.start()]
    return not (amount.startswith("cad") and QUOTED.search(before))


SIGNED = AnchoredRecognizer(
    triggers=frozenset(SIGNS),
    forms=(
        form(
            rf"[{SIGNS}](?<![^\W_].) ?{AMOUNT}(?: m\.n\.|{SCALE}?(?: (?:usd|cad|aud|mxn|dollars))?)(?![\w%])",
            0.9,
            no_variable,
        ),
        form(rf"{LEADING}{SCALE}?[ \u00a0\u202f]?[{SIGNS}](?: ?(?:usd|cad|aud|us|hk|ca(?!\.))\b)?(?![\w])", 0.9),
    ),
)
# US$40, R$ 50, C$12
LETTERED = AnchoredRecognizer(
    triggers=frozenset("$"),
    forms=(
        form(
            r"(?<![^\W_])(?<!['’])(?:(?:usd?|u\.s\.?|aud?|cad?|nzd?|hkd?|mxn?|sgd|r) ?|[acs])"
            rf"\$ ?{AMOUNT}(?:{SCALE}| (?:mil|mi|bi)(?!\w))?(?![\w%])",
            0.9,
        ),
    ),
)
CODED = AnchoredRecognizer(
    anchors=CODES | listed("rs kr fr sfr zł inr"),
    before=28,
    after=28,
    forms=(
        form(rf"{LEADING}{SCALE}?[  ]?(?:{alternatives(CODES)}|zł)(?![\w])", 0.9, no_code),
        form(rf"(?<![\w/])(?:{alternatives(CODES)}|rs\.?|sfr\.?) ?{AMOUNT}{SCALE}?(?![\w%]|-\d)", 0.85, no_code),
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
            rf"{LEADING}{SCALE}?[  -]{NATION}{alternatives(WORDS - AMBIGUOUS_WORDS)}(?: sterling| cfa)?"
            rf"{CENTS}(?![\w-])",
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
