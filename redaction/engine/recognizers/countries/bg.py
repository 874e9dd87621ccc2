"""Bulgaria: EGN, foreigner's number, identity card."""

from stdnum.bg import egn, pnf

from ..numbers import Number, words

PLACES = words("българия bulgaria bulgarian български софия е не")

NUMBERS = (
    Number("SSN", "9{10}", "егн|egn|единен граждански номер|е.г.н|bulgarian id", 0.4, egn.is_valid, PLACES),
    Number("SSN", "9{10}", "лнч|lnch|личен номер на чужденец", 0.0, pnf.is_valid, PLACES),
    Number("NUMERICAL_PII", "9{9}", "лична карта|л.к|личната карта|лк", 0.0, None, PLACES, named=0.92),
)
