"""Brazil: CPF, CNS health card, PIS, voter title, RG, driving licence."""

from stdnum.br import cpf

from ..numbers import Number, digits_of, weighted, words

PLACES = words("brasil brazil brazilian brasileiro brasileira não uma você para")


def cns(value: str) -> bool:
    """Fifteen digits, weights 15 to 1, divisible by 11 (DATASUS)."""
    digits = digits_of(value)
    return digits[0] in "12789" and weighted(digits, range(15, 0, -1)) % 11 == 0


def pis(value: str) -> bool:
    """Weights 3, 2, 9 to 2; eleven less the remainder (Caixa)."""
    digits = digits_of(value)
    return (11 - weighted(digits, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11) % 11 % 10 == int(digits[10])


NUMBERS = (
    Number("SSN", "999.999.999-99", "cpf|c.p.f|cadastro de pessoa física|cpf nº|cpf/mf", 0.93, cpf.is_valid, PLACES),
    Number(
        "SSN",
        "9{11}|999 999 999 99|999.999.999.99|9{9}-99",
        "cpf|c.p.f|cadastro de pessoa física",
        0.4,
        cpf.is_valid,
        PLACES,
    ),
    Number(
        "HEALTHCARE_NUMBER", "9{15}|999 9999 9999 9999", "cns|cartão nacional de saúde|cartão sus|sus", 0.3, cns, PLACES
    ),
    Number("SSN", "999.99999.99-9|9{11}|999.99999-99-9", "pis|pasep|nis|pis/pasep|nit", 0.0, pis, PLACES),
    Number(
        "NUMERICAL_PII",
        "99.999.999-9|99.999.999-A|9{9}|9.999.999|99.999.999|AA-99.999.999|AA 99.999.999",
        "rg|registro geral|r.g|identidade|carteira de identidade|rg nº",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number(
        "NUMERICAL_PII",
        "9{12}|9999 9999 9999",
        "título de eleitor|titulo eleitoral|título eleitoral",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number(
        "DRIVER_LICENSE",
        "9{11}",
        "cnh|carteira de motorista|carteira nacional de habilitação|habilitação",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
)
