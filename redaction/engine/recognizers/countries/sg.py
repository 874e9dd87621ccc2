"""Singapore: NRIC and FIN."""

from ..numbers import Number, weighted, words

PLACES = words("singapore singaporean")
ENDS = {"S": "JZIHGFEDCBA", "T": "GFEDCBAJZIH", "F": "XWUTRQPNMLK", "G": "RQPNMLKXWUT", "M": "KLJNPQRTUWX"}


def nric(value: str) -> bool:
    """Weights 2, 7, 6, 5, 4, 3, 2 modulo 11 choose the last letter (ICA)."""
    value = value.upper()
    if value[0] not in ENDS:
        return False
    rest = weighted(value[1:8], (2, 7, 6, 5, 4, 3, 2))
    if value[0] == "M":
        return ENDS["M"][10 - (rest + 3) % 11] == value[8]
    return ENDS[value[0]][rest % 11] == value[8]


NUMBERS = (Number("SSN", "A9{7}A", "nric|fin|nric no|nric/fin|identity card|ic no|fin no|i/c", 0.75, nric, PLACES),)
