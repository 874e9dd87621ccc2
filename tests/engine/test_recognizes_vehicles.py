import pytest

from redaction.engine.recognizers import vehicles
from tests.engine.marked import check, found

FOUND = [
    "They towed the van, plate {VEHICLE_ID|KV21 HRD} and left",
    "reg {VEHICLE_ID|ab12cde}",
    "it was {VEHICLE_ID|KV21 HRD} that hit me",
    "license plate: {VEHICLE_ID|7ABC123}",
    '"license_plate": "{VEHICLE_ID|8XYZ-482}"',
    "registration number {VEHICLE_ID|12-D-34567}",
    "Kennzeichen {VEHICLE_ID|M-AB 1234}",
    "kennzeichen: {VEHICLE_ID|HH-XY 77E}",
    "Der Wagen mit {VEHICLE_ID|B-MW 4711} parkt hier",
    "immatriculée {VEHICLE_ID|AB-123-CD}",
    "plaque d'immatriculation : {VEHICLE_ID|AB 123 CD}",
    "matrícula {VEHICLE_ID|1234 BCD}",
    "targa {VEHICLE_ID|AB123CD}",
    "kenteken {VEHICLE_ID|12-ABC-3}",
    "numer rejestracyjny pojazdu: {VEHICLE_ID|GD 41187K}",
    "nr rej.: {VEHICLE_ID|KR-4471H}",
    "registreringsnummer {VEHICLE_ID|ABC 12D}",
    "rekisterinumero {VEHICLE_ID|ABC-123}",
    "nummerplade {VEHICLE_ID|AB 12 345}",
    "SPZ {VEHICLE_ID|1AB 2345}",
    "rendszám: {VEHICLE_ID|ABC-123}",
    "număr de înmatriculare {VEHICLE_ID|B 123 ABC}",
    "plaka {VEHICLE_ID|34 ABC 123}",
    "placa {VEHICLE_ID|ABC1D23}",
    "placas {VEHICLE_ID|ABC-123-A}",
    "vehicle no {VEHICLE_ID|MH 12 AB 1234}",
    "Kontrollschild {VEHICLE_ID|ZH 123456}",
    "госномер {VEHICLE_ID|А123ВС77}",
    "rego {VEHICLE_ID|ABC12D}",
    "name,plate\nAda,{VEHICLE_ID|KV21 HRD}\nObi,{VEHICLE_ID|AB12 CDE}",
    "VIN {VEHICLE_ID|1HGCM82633A004352}",
    "the car {VEHICLE_ID|1M8GDM9AXKP042788} was sold",
    "vin: {VEHICLE_ID|wvwzzz1jz3w386752}",
    "numer VIN pojazdu: {VEHICLE_ID|WAUZ-4471-29KA-0138-5}",
    "Fahrgestellnummer {VEHICLE_ID|WVWZZZ1JZ3W386752}",
    "plate {VEHICLE_ID|ZG 417 220}.",
    "Plate {VEHICLE_ID|DK 5521 FAM}",
    "registration {VEHICLE_ID|HW 41 NN GP} was found",
]
NONE = [
    "VIN: check the card 12 then do it",
    "the file 1HGCM82633A004353 is gone",
    "a plate of 12 oysters",
    "Otra placa de 2 cm en la espalda",
    "registration opens at 9 and closes at 17:00",
    "part AB12CDE and KV99 HRD",
    "LS8 2JT is a postcode",
    "tag v2.3.1 is released",
    "01234567890123456",
    "vinegar 12 ml",
    "an erythematous plaque of 10 cm",
    "X-AB 12345",
    "SS-123-AB",
]


@pytest.mark.parametrize("marked", FOUND)
def test_it_finds_the_vehicle(marked):
    check(vehicles.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_no_vehicle_here(text):
    assert found(vehicles.RECOGNIZERS, text) == set()


@pytest.mark.parametrize(
    ("number", "valid"), [("1HGCM82633A004352", True), ("1HGCM82633A004353", False), ("1" * 17, False)]
)
def test_it_computes_the_check_digit(number, valid):
    assert vehicles.vin(number) is valid
