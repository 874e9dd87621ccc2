"""Lithuania: asmens kodas."""

from stdnum.lt import asmens

from ..numbers import Number, words

PLACES = words("lietuva lithuania lithuanian vilnius ir yra")

NUMBERS = (
    Number("SSN", "9{11}", "asmens kodas|asmens kodą|a.k|asmens kodo|lithuanian id", 0.45, asmens.is_valid, PLACES),
)
