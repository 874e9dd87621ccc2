import pytest

from redaction.engine.recognizers import countries
from tests.engine.marked import check, found

NUMBERS = [
    # France
    "Numéro de sécurité sociale : {SSN|2 55 08 14 168 025 38}",
    "nir {SSN|295109912611193}",
    '"numero_fiscal": "{NUMERICAL_PII|3023217600053}"',
    "Elle donne le {SSN|2 55 08 14 168 025 38}.",
    # Spain
    "DNI: {SSN|12345678Z}",
    "su dni es {SSN|12345678-z}",
    "NIE {SSN|X-1234567-L}",
    "NASS: {SSN|46 20358117 64}.",
    # Italy
    "Codice fiscale {SSN|RSSMRA85T10A562S}",
    "cf: {SSN|rssmra85t10a562s}",
    "Mario Rossi, {SSN|RSSMRA85T10A562S}, Roma",
    "patente {DRIVER_LICENSE|TL1497617R}",
    # Portugal
    "NIF {NUMERICAL_PII|501442600}",
    "Cartão de Cidadão: {SSN|00000000 0 ZZ4}",
    "número de utente {HEALTHCARE_NUMBER|605208103}",
    # Romania
    "CNP {SSN|1630615123457}",
    "cod numeric personal: {SSN|1630615123457}",
    "Ion, {SSN|1630615123457}",
    # Brazil
    "CPF: {SSN|390.533.447-05}",
    "meu cpf é {SSN|39053344705}",
    "Maria ({SSN|390.533.447-05})",
    "CNH {DRIVER_LICENSE|41885848967}",
    # Mexico
    "CURP {SSN|BOXW310820HNERXN09}",
    "curp: {SSN|boxw310820hnerxn09}",
    "RFC {NUMERICAL_PII|GODE561231GR8}",
    # Argentina
    "DNI {SSN|30.114.872}",
    "CUIL: {NUMERICAL_PII|20-05536168-2}",
    "cuit {NUMERICAL_PII|20055361682}",
    # Chile
    "RUT {SSN|12.531.909-2}",
    "rut: {SSN|12531909-2}",
    "Juan, {SSN|12.531.909-2}",
    # Colombia
    "cédula de ciudadanía {SSN|1.020.345.678}",
    "C.C. {SSN|79.541.236}",
    "Cédula No. {SSN|1020345678}",
    # Peru, Ecuador, Dominican Republic, Uruguay
    "RUC {NUMERICAL_PII|17878217217}",
    "cédula {SSN|1714307103}",
    "Cédula {SSN|001-1391820-5}",
]
NONE = [
    "commande 255081416802539",
    "référence 2 55 08 14 168 025 39",
    "pedido 12345678A",
    "pieza X-1234567-A",
    "codice RSSMRA85T10A562T",
    "ordine 501442601",
    "fatura 00000000 0 ZZ5",
    "comanda 1630615123458",
    "pedido 390.533.447-06",
    "nota 39053344706",
    "folio BOXW310820HNERXN08",
    "factura 20-05536168-3",
    "boleta 12.531.909-3",
    "precio 1.020.345.678 pesos",
    "factura 001-1391820-6",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_the_number(marked):
    check(countries.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_here(text):
    assert found(countries.RECOGNIZERS, text) == set()
