"""Numbers written or spoken as words, as patterns for lower-cased text."""

from .anchors import alternatives

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth",
)  # fmt: skip

# Cardinal words of the languages that dates, ages, durations and amounts are read in, up to what is said of them.
FOREIGN = {
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien",
    "fr": "deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti trenta cento",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig",
    "pt": "dois duas três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta cem",
    "pl": "dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwanaście",
    "sv": "två tre fyra fem sex sju åtta nio tio tolv",
    "da": "to tre fire fem seks syv otte ni ti tolv",
}
FOREIGN_WORDS = frozenset(" ".join(FOREIGN.values()).split()) - {"to", "ni", "ti"}

ENGLISH = frozenset(UNITS + TEENS + TENS)
UNIT = alternatives(UNITS)
SMALL = rf"(?:{alternatives(TENS)}(?:[ -]{UNIT})?|{alternatives(TEENS)}|{UNIT})"
# "two", "forty five", "three hundred and ten", "one and a half million"; linear: each step consumes a word.
CARDINAL = (
    rf"(?:(?:a |half a )?(?:hundred|thousand|million)|{SMALL})"
    rf"(?:(?: and)? (?:a half )?(?:hundred|thousand|million|billion|{SMALL})){{0,8}}"
)
FOREIGN_CARDINAL = alternatives(FOREIGN_WORDS)
# Days of a month as words, where they stand in front of it.
DAY_WORDS = {
    "fr": "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit "
    "vingt-neuf trente",
    "it": "primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette "
    "ventotto ventinove trenta trentuno",
    "es": "primero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve treinta",
    "de": "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten "
    "vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten "
    "zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten "
    "siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten",
}
DAY_WORD = alternatives(frozenset(" ".join(DAY_WORDS.values()).split()))
ORDINAL = rf"(?:(?:twenty|thirty)[ -]{alternatives(ORDINALS[:9])}|{alternatives(ORDINALS)})"
# "nineteen eighty four", "twenty twenty one", "two thousand and six"
YEAR_WORDS = (
    f"(?:(?:nineteen|twenty|eighteen) (?:hundred|oh {UNIT}|o {UNIT}|{alternatives(TENS)}(?:[ -]{UNIT})"
    f"?|{alternatives(TEENS)})"
    rf"|two thousand(?:(?: and)? {SMALL})?)"
)
