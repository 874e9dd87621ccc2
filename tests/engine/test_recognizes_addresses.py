import pytest

from redaction.engine.recognizers.addresses import RECOGNIZERS

from .rows import read, unmarked

ENGLISH = [
    "I live at {LOCATION_ADDRESS|123 Fake St}. Thanks",
    "Address: {LOCATION_ADDRESS|64 Palm Crescent, Leeds LS8 2JT}",
    "Mr Alistair Goodbody of {LOCATION_ADDRESS|2 Harbour Steps, Whitby YO21 3PU} sued",
    "Kearney to {LOCATION_ADDRESS|Main Street, Bunratty, Co. Clare, V95 X2F0}",
    "{LOCATION_ADDRESS|742 Evergreen Terrace, Springfield, IL 62704}",
    "{LOCATION_ADDRESS|1600 Pennsylvania Ave NW, Washington, DC 20500, USA}",
    "{LOCATION_ADDRESS|350 5th Ave, Apt 4B\nNew York, NY 10118\nUSA}",
    "{LOCATION_ADDRESS|12 Oak Road}, Mary said",
    "{LOCATION_ADDRESS|12 Oak Road, Leeds}.",
    "{LOCATION_ADDRESS|Flat 3, 12 Oak Road, London SW1A 2AA}",
    "{LOCATION_ADDRESS|P.O. Box 1234, Austin, TX 78701}",
    "{LOCATION_ADDRESS|PO Box 99}",
    "{LOCATION_ADDRESS|50668 Kiannonkatu 98 Apt. 105, ISHAM, United Kingdom}",
    "{LOCATION_ADDRESS|12 Gordon Terrace, Suite 828, Leeds LS8 2JT}",
    "{LOCATION_ADDRESS|45 Queen St W, Toronto, ON M5V 2T6, Canada}",
    "{LOCATION_ADDRESS|12 Smith Street, Sydney NSW 2000}",
    "{LOCATION_ADDRESS|4411 N Elm Street, Suite 200, Portland, OR 97201-1234}",
    "{LOCATION_ADDRESS|1500 Broadway, New York, NY 10036}",
    "{LOCATION_ADDRESS|10 Downing Street}",
    "{LOCATION_ADDRESS|221B Baker Street, London}.",
    "{LOCATION_ADDRESS|7 St. James Square}",
    "{LOCATION_ADDRESS|123 MAIN ST, DALLAS, TX 75201}",
    '"address": "{LOCATION_ADDRESS|12 Oak Road, Leeds LS8 2JT}"',
    "1;{LOCATION_ADDRESS|12 Oak Road};Leeds",
    "on {LOCATION_ADDRESS_STREET|Elm Road} yesterday",
    "He lives on {LOCATION_ADDRESS_STREET|Maple Court}",
    "i am at {LOCATION_ADDRESS|123 fake st springfield il 62704} ok",
    "send it to {LOCATION_ADDRESS|12 oak road} please",
    "to {LOCATION_ADDRESS|Level 3, 40 Pirrie Street, Adelaide SA 5000}",
    "{LOCATION_ADDRESS|The Gables, 7 Tanner's Lane, Ludlow SY8 2HQ}",
    "{LOCATION_ADDRESS|Ground Floor, 18 Byron Road, Leeds LS8 2JT}",
    "left {LOCATION_ADDRESS|Flat 6, 212 Marrow Road}. 0815 seen",
]
SPOKEN = [
    "i live at {LOCATION_ADDRESS|two two one sycamore drive apartment nine cedar rapids iowa} and i've",
    "it's {LOCATION_ADDRESS|forty five maple street} ok",
]
CONTINENTAL = [
    "{LOCATION_ADDRESS|Box 118, 111 21 Stockholm}",
    "{LOCATION_ADDRESS|CS 44718, 35044 Rennes Cedex}",
    "{LOCATION_ADDRESS|C.P. 118, 20121 Milano}",
    "{LOCATION_ADDRESS|Postboks 118, 1004 København}",
    "{LOCATION_ADDRESS|5112 39 Rue Ibn Battuta}",
    "{LOCATION_ADDRESS|Hauptstraße 12, 10115 Berlin}",
    "{LOCATION_ADDRESS|Hauptstr. 12}",
    "{LOCATION_ADDRESS|Lange Straße 5a, 20095 Hamburg}",
    "{LOCATION_ADDRESS|Am Markt 5, 20095 Hamburg}",
    "{LOCATION_ADDRESS|Kurfürstendamm 21\n10719 Berlin}",
    "{LOCATION_ADDRESS|Mariahilfer Straße 10, 1060 Wien}",
    "{LOCATION_ADDRESS|Postfach 12 34, 10115 Berlin}",
    "{LOCATION_ADDRESS|12 rue de la Paix, 75002 Paris}",
    "{LOCATION_ADDRESS|5 bis, avenue Victor Hugo, 69002 Lyon}",
    "{LOCATION_ADDRESS|Calle Mayor 5, 3ºB, 28013 Madrid}",
    "{LOCATION_ADDRESS|C/ Alcalá 20, 28014 Madrid}",
    "{LOCATION_ADDRESS|Avenida de la Constitución, 12}",
    "{LOCATION_ADDRESS|Via Roma 10, 00184 Roma (RM)}",
    "{LOCATION_ADDRESS|Piazza del Duomo 1, 20121 Milano}",
    "{LOCATION_ADDRESS|Rua Augusta 1500, 01304-001 São Paulo}",
    "{LOCATION_ADDRESS|Avenida da Liberdade 12, 1250-096 Lisboa}",
    "{LOCATION_ADDRESS|Prinsengracht 263, 1016 GV Amsterdam}",
    "{LOCATION_ADDRESS|Storgatan 5, 111 22 Stockholm}",
    "{LOCATION_ADDRESS|Vestergade 12, 1456 København}",
    "{LOCATION_ADDRESS|ul. Długa 5/7, 00-238 Warszawa}",
    "{LOCATION_ADDRESS|al. Jerozolimskie 44 m. 3, 00-024 Warszawa}",
    "mieszka na {LOCATION_ADDRESS|ul. Długiej 5}",
    "in der {LOCATION_ADDRESS_STREET|Goethestraße} gewohnt",
    "Adresse {LOCATION_ADDRESS|Severusstraße 14, 50678 Köln}",
    "{LOCATION_ADDRESS|Kaiserring 12, 68161 Mannheim}",
    "{LOCATION_ADDRESS|calle del Pozo 18, 5.º izda., 50001 Zaragoza}",
]
NOTHING = [
    "Box 118, 111 Teile",
    "CS 44718, 350 Rennes",
    "via Syria",
    "posted via Newsfeed",
    "Google, Inc. of Mountain View, California",
    "Will Someone Plz Help Me It's",
    "Good Job DR.",
    "On 26 January 2006 the Izmir Administrative Court",
    "On 25 July 2003, the Supreme Court of Appeal",
    "on 20 May 2008 Stockholm District Court held",
    "3 May Court hearing",
    "it is 5 minutes down the road",
    "10 people on the street",
    "a 2 way street",
    "Dr Smith and St James",
    "5 Dr Jones",
    "3 Ways to Save Money",
    "one way or another",
    "the drive was long",
    "two hour drive",
    "I drive 5 cars",
    "Chapter 12 The Road",
    "hard drive 2",
    "avenue of attack",
    "am 5. Mai",
    "Vertrag 12, 10115",
    "via email 12",
    "rue the day",
    "box 12",
    "Place your order 12",
    "court case 12",
    "Bring 2 friends",
    "Bearing 6305 is worn",
    "BP 92/60 on arrival",
    "Voiture 8, place 61",
    "Wagen 23, Platz 61",
    "im Ring. 2. Runde",
    "a suite of 12 tests",
    "suite 3.2 passed",
    "apt install 7zip",
    "apt-get 12",
    "APO 12 is a planet",
]


UNITS = [
    "> {LOCATION_ADDRESS|Apt. 342}",
    "come to {LOCATION_ADDRESS|Suite 501}, third door",
    "{LOCATION_ADDRESS|apartment 4b} is mine",
    "{LOCATION_ADDRESS|PSC 3294, Box 9168\nAPO AA 61487}",
    "mail: {LOCATION_ADDRESS|unit 5022 box 1225\ndpo ae 44085}.",
    "{LOCATION_ADDRESS|USNS Hamlin\nFPO AP 96667-1200}",
    "send it to {LOCATION_ADDRESS|APO, AE 09012}",
]


@pytest.mark.parametrize("row", ENGLISH + SPOKEN + CONTINENTAL + UNITS)
def test_it_reads_an_address_to_its_last_part(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_other_uses_of_the_words_alone(text):
    assert read(text, RECOGNIZERS) == []
