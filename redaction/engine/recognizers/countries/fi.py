"""Finland: personal identity code, Kela card."""

from stdnum.fi import hetu

from ..numbers import Number, words

PLACES = words("suomi finland finnish suomen helsinki ja ei")
SIGNS = str.maketrans("YXWVUBCDEF", "-----AAAAA")  # signs of the century since 2023 beside - and A


def code(value: str) -> bool:
    """Birth date, century sign, serial, check character modulo 31 (Valtioneuvoston asetus 690/2022)."""
    value = value.upper()
    return bool(hetu.is_valid(value[:6] + value[6].translate(SIGNS) + value[7:]))


KEYS = (
    "hetu|henkilötunnus|henkilötunnuksen|sotu|sosiaaliturvatunnus|personbeteckning"
    "|personal identity code|henkilötunnukseni"
)

NUMBERS = (
    Number("SSN", "999999-9999|999999-999A|999999+9999|999999+999A|999999A9999|999999A999A", KEYS, 0.85, code, PLACES),
)
