"""Sweden: personal identity number, coordination number."""

from stdnum import luhn

from ..numbers import Number, digits_of, words

PLACES = words("sverige sweden swedish svensk svenska stockholm och att är inte för")


def personal(value: str) -> bool:
    """A birth date, its day raised by 60 in a coordination number, and a Luhn digit (SFS 1991:481)."""
    digits = digits_of(value)[-10:]
    if len(digits_of(value)) == 12 and digits_of(value)[:2] not in ("18", "19", "20"):
        return False
    return 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) % 60 <= 31 and bool(luhn.is_valid(digits))


KEYS = "personnummer|personnr|pers.nr|pnr|samordningsnummer|person nr|personal identity number|persnr|swedish id"

NUMBERS = (
    Number("SSN", "999999-9999|999999+9999", KEYS, 0.75, personal, PLACES),
    Number("SSN", "9{8}-9999|9{8}+9999", KEYS, 0.9, personal, PLACES),
    Number("SSN", "9{10}|9{12}|999999 9999|9{8} 9999", KEYS, 0.4, personal, PLACES),
    Number("DRIVER_LICENSE", "999999-9999|9{8}-9999", "körkort|körkortsnummer|körkortsnr", 0.0, personal, PLACES),
)
