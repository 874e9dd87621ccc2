import pytest

from redaction.engine.recognizers.places import RECOGNIZERS

from .rows import read, unmarked

POSTCODES = [
    "Billing ZIP: {LOCATION_ZIP|30318}",
    "zip code {LOCATION_ZIP|30318-1234}",
    "{LOCATION_ZIP|LS8 2JT}",
    "moved to {LOCATION_ZIP|YO21 3PU} last year",
    "{LOCATION_ZIP|SW1A 1AA}",
    "postcode: {LOCATION_ZIP|ls8 2jt}",
    "{LOCATION_ZIP|M5V 2T6}",
    "{LOCATION_ZIP|V95 X2F0}",
    "{LOCATION_ZIP|1234 AB} Amsterdam",
    "{LOCATION_ZIP|00-238} Warszawa",
    "kod pocztowy {LOCATION_ZIP|00-238}",
    "{LOCATION_ZIP|1250-096} Lisboa",
    "{LOCATION_ZIP|01304-001}",
    "CEP {LOCATION_ZIP|01304-001}",
    "{LOCATION_ZIP|12345-6789}",
    "PLZ {LOCATION_ZIP|10115}",
    "Postleitzahl: {LOCATION_ZIP|10115}",
    "code postal {LOCATION_ZIP|75002}",
    "código postal: {LOCATION_ZIP|28013}",
    "CAP {LOCATION_ZIP|00184}",
    "postnummer {LOCATION_ZIP|111 22}",
    '"zip": "{LOCATION_ZIP|30318}"',
    '"postal_code":"{LOCATION_ZIP|30318}"',
    "zip={LOCATION_ZIP|30318}",
    "〒{LOCATION_ZIP|100-0001}",
    "{LOCATION_ZIP|D-10115} Berlin",
    "TX {LOCATION_ZIP|78701}",
    "NSW {LOCATION_ZIP|2000}",
    "{LOCATION_COUNTRY|Estonia} {LOCATION_ZIP|62488}",
    "{LOCATION_COUNTRY|New Zealand} {LOCATION_ZIP|15896}\nTel.",
]
COORDINATES = [
    "{LOCATION_COORDINATE|51.5074, -0.1278}",
    "at {LOCATION_COORDINATE|40.712776,-74.005974}.",
    "{LOCATION_COORDINATE|40°26′46″N 79°58′56″W}",
    "{LOCATION_COORDINATE|40°26'46\"N, 79°58'56\"W}",
    "geo:{LOCATION_COORDINATE|37.786,-122.399}",
    "{LOCATION_COORDINATE|8FVC9G8F+6X}",
    "{LOCATION_COORDINATE|///filled.count.soap}",
    "{LOCATION_COORDINATE|51.50° N, 0.12° W}",
    '{"lat": {LOCATION_COORDINATE|37.7749}, "lng": {LOCATION_COORDINATE|-122.4194}}',
    "GPS: {LOCATION_COORDINATE|48.85, 2.35}",
]
REGIONS = [
    "State {LOCATION_STATE|Oregon} DOB",
    "Omaha, {LOCATION_STATE|Nebraska}, recalled",
    "lives in {LOCATION_STATE|North Dakota}; Paris",
    "Portland, {LOCATION_STATE|OR}.",
    "Austin, {LOCATION_STATE|TX} {LOCATION_ZIP|78701}",
    "State: {LOCATION_STATE|CA}",
    "in {LOCATION_STATE|Bavaria}",
    "Atlanta, {LOCATION_STATE|Georgia}",
    "in {LOCATION_COUNTRY|France}.",
    "lives in {LOCATION_COUNTRY|Turkey}",
    "Country: {LOCATION_COUNTRY|Jordan}",
    "moved to {LOCATION_COUNTRY|Chad}",
    "the {LOCATION_COUNTRY|United States of America}",
    "from the {LOCATION_COUNTRY|USA}",
    "in the {LOCATION_COUNTRY|UK}",
    "aus {LOCATION_COUNTRY|Deutschland}",
    "en {LOCATION_COUNTRY|España}",
    "aux {LOCATION_COUNTRY|Pays-Bas}",
    "w {LOCATION_COUNTRY|Polsce}",
    "i live in {LOCATION_COUNTRY|south korea}",
    '"country":"{LOCATION_COUNTRY|Peru}"',
    "Boise, {LOCATION_STATE|ID} {LOCATION_ZIP|83702}",
    "of Omaha, {LOCATION_STATE|NE}, on",
]
NOTHING = [
    "Jordan ate turkey with Chad",
    "tell us",
    "Georgia called Virginia",
    "OK, IN that case",
    "LM19 OPX",
    "in 2024 EU rules",
    "10:30 AM",
    "5000 KM",
    "12345",
    "order 12345",
    "SKU 4471-88-0091",
    "114-8827361-0092",
    "version 1.2345, 3.4567x",
    "95.1234, 200.5678",
    "1234.5678, 12.3456",
    "commit a1b2c3d",
    "file.france.txt",
    "http://x.example///a.b",
    "2+3",
    "$12.50, $3.20",
    "or me hi in",
    "1.5, 2.5",
    "C++11+22",
    "A4 paper",
    "12-345",
    "build 20240-1",
    "by phone, ID 4099123 noted",
    "P. Stone, MD",
    "a Ford Fiesta, KY 771-LQD",
    "clerk, CA by training",
    "a straw panama hat",
    "Marble 15896",
]


@pytest.mark.parametrize("row", POSTCODES + COORDINATES + REGIONS)
def test_it_reads_places(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_look_alikes_alone(text):
    assert read(text, RECOGNIZERS) == []
