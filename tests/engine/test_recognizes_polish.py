"""Polish texts, read by every recognizer: documents as people write them, places and bodies with their words."""

import pytest

from redaction.engine.recognizers.registry import RECOGNIZERS

from .rows import read, unmarked

DOCUMENTS = [
    "Mój pesel to {SSN|44051 401359}, proszę.",
    "PESEL {SSN|440514-01359}",
    "dowodu osobistego seria {NUMERICAL_PII|ABA nr 300000}",
    "dow. osob. {NUMERICAL_PII|ABA 30 00 00}",
    "dowód: {NUMERICAL_PII|aba-300000}",
    "paszportem serii {PASSPORT_NUMBER|EH nr 4821903}",
    "numer paszportu: {PASSPORT_NUMBER|EH4 821903}",
    "prawem jazdy nr {DRIVER_LICENSE|00482-17-1406}",
    "prawka {DRIVER_LICENSE|00482/17/1406} nie mam",
    "nr rej. {VEHICLE_ID|WPL-4471K}",
    "o numerze rejestracyjnym {VEHICLE_ID|GD 318PN}",
    "VIN: {VEHICLE_ID|tmb-jj7ne-8j0-214477}",
    "regonem {NUMERICAL_PII|012 601 428}",
    "w KRS pod numerem {ORGANIZATION_ID|0000318274}",
    "sygnatura akt: {NUMERICAL_PII|I C 1184/22}",
    "wyrok {NUMERICAL_PII|II SA/Wa 318/19} zapadł",
]
PLACES = [
    "{LOCATION_STATE|woj. lubuskie}, {LOCATION_STATE|powiat słubicki}, {LOCATION|gmina Cybinka}",
    "w {LOCATION_STATE|powiecie sierpeckim} i w {LOCATION|gminie Gozdowo}",
    "z {LOCATION_STATE|województwa warmińsko-mazurskiego} do {LOCATION|gminy Nowy Dwór}",
    "{LOCATION|gm. Dąbrowa Tarnowska}, {LOCATION_STATE|pow. dąbrowski}",
    "{LOCATION_ADDRESS|Lipinki 14}, {LOCATION|gm. Zawidz}",
    "{LOCATION_ADDRESS|os. Kopernika 5/18, bl. 3, kl. A, 62-020 Swarzędz}",
    "{LOCATION_ADDRESS|ul. Wiosenna 4 lok. 12}",
    "{LOCATION_ADDRESS|ul. płk. Kuklińskiego 7}",
    "przy {LOCATION_ADDRESS_STREET|ul. Torowej}",
    "przy {LOCATION_ADDRESS_STREET|rondzie Kopernika}",
    "{LOCATION_ADDRESS|skr. poczt. 12, 09-400 Płock}",
    "{LOCATION_ADDRESS|skrytka poczt. nr 12}",
]
BODIES = [
    "{ORGANIZATION|Sąd Rejonowy w Płocku} orzekł",
    "w {ORGANIZATION|Sądzie Okręgowym dla Łodzi-Bałut}",
    "{ORGANIZATION|Szkoła Podstawowa nr 12 im. Marii Konopnickiej w Kaliszu}",
    "{ORGANIZATION|Szkoła nr 4}",
    "do {ORGANIZATION_MEDICAL_FACILITY|Szpitala Powiatowego w Brodnicy}",
]
NOTHING = [
    "Wersja 2.14.3, kompilacja 20471, błąd 0x80070057.",
    "numer katalogowy 318274-AB",
    "art. 415 k.c. oraz § 12 ust. 3 pkt 4",
    "Norma PN-EN 1090-2, klasa C3.",
    "Śruba M8x40 DIN 933, opakowanie 200 szt.",
    "Nr partii 88213-07, pozycja 3 z 7",
    "kod błędu 118-4471, kod produktu ABX 318274",
    "Indeks towaru 4471-22-813",
    "faktura FV/118/07, zamówiono 12 szt.",
    "linia autobusowa 118 i tramwaj 12",
    "gmina ogłasza przetarg, powiat płaci, województwo czeka",
    "W gminie Urząd działa do 15.",
    "seria porażek trwa, seria 3 startuje",
    "sąd uznał, że szkoła i szpital są winne",
    "rondo jest zamknięte, plac pusty, osiedle ciche",
    "skr. od skrytka",
    "Klasa 8A ma lekcje w sali 214, plan B",
    "rozdział IV A 12/3",
]


@pytest.mark.parametrize("row", DOCUMENTS + PLACES + BODIES)
def test_it_reads_polish(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_polish_look_alikes_alone(text):
    assert read(text, RECOGNIZERS) == []
