"""Iceland: kennitala."""

from stdnum.is_ import kennitala

from ..numbers import Number, words

PLACES = words("ísland iceland icelandic íslenskur reykjavík og ekki")

NUMBERS = (
    Number("SSN", "999999-9999", "kennitala|kennitölu|kt|kennitalan|icelandic id", 0.7, kennitala.is_valid, PLACES),
    Number("SSN", "9{10}|999999 9999", "kennitala|kennitölu|kt|kennitalan", 0.0, kennitala.is_valid, PLACES),
)
