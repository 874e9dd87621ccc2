"""Russia: SNILS, INN of a person, internal passport."""

from stdnum.ru import inn

from ..numbers import Number, digits_of, weighted, words

PLACES = words("россия russia russian россии москва и не в на")


def snils(value: str) -> bool:
    """Nine digits with weights 9 to 1, modulo 101, in two digits (Pension Fund of Russia)."""
    digits = digits_of(value)
    return weighted(digits, range(9, 0, -1)) % 101 % 100 == int(digits[9:])


NUMBERS = (
    Number("SSN", "999-999-999 99|999-999-999-99", "снилс|snils|страховой номер", 0.85, snils, PLACES),
    Number("SSN", "9{11}", "снилс|snils|страховой номер", 0.0, snils, PLACES),
    Number("NUMERICAL_PII", "9{12}", "инн|inn", 0.3, inn.is_valid, PLACES),
    Number(
        "PASSPORT_NUMBER",
        "9999 999999|99 99 999999|9{10}",
        "паспорт|паспорта|паспорт серия|серия|russian passport",
        0.0,
        None,
        PLACES,
        named=0.95,
    ),
)
