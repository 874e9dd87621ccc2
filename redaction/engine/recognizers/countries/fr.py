"""France: NIR (social security), tax number (SPI), identity card, driving licence."""

from stdnum.fr import nif, nir

from ..numbers import Number, words

PLACES = words("france français française french le les est une des")


def social(value: str) -> bool:
    """Sex, birth year and month, place, serial, and 97 less the remainder (Décret 82-103); Corsica as 2A and 2B."""
    return value[0] in "123478" and bool(nir.is_valid(value))


SOCIAL = (
    "nir|sécurité sociale|numéro de sécurité sociale|n° de sécurité sociale|sécu|numéro de sécu|n° sécu"
    "|numéro insee|insee|carte vitale|num sécu|no de sécurité sociale"
)

NUMBERS = (
    Number(
        "SSN",
        "9{15}|9 99 99 99 999 999 99|9 99 99 9A 999 999 99|99999 9A 99999999|99999 9A 999 999 99|9{6}A9{8}"
        "|9 99 99 99 999 999|9{13} 99|9.99.99.99.999.999.99"
        "|9-99-99-99-999-999-99|9 99 99 9A 999 999",
        SOCIAL,
        0.9,
        social,
        PLACES,
    ),
    Number("SSN", "9{13}", SOCIAL, 0.0, None, PLACES, named=0.8),
    Number(
        "NUMERICAL_PII",
        "9{13}|99 99 999 999 999|9 999 999 999 999",
        "numéro fiscal|spi|numéro spi|n° fiscal|référence fiscale|impôts|impots.gouv|identifiant fiscal|nif",
        0.0,
        nif.is_valid,
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "9{12}|AA9A9AA99|A9AA9AA99|AA99AA999|A9A9A9A99|AA9A99A99|A99A9AA99|9{2}AA99999|999999A99999",
        "carte d'identité|carte nationale d'identité|cni|numéro de cni|n° cni|carte nationale|identity card"
        "|pièce d'identité",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
    Number(
        "DRIVER_LICENSE",
        "9{12}|99AA99999|9{6}9{6}|99 99 99 999999",
        "permis de conduire|permis|numéro de permis|n° de permis|permis n°",
        0.0,
        None,
        PLACES,
        named=0.92,
    ),
)
