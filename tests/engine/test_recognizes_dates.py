import pytest

from redaction.engine.recognizers.dates import RECOGNIZERS

from .rows import read, unmarked

NUMERIC = [
    "paid on {DATE|2024-03-28}.",
    "{DATE|2025-01-04} 22:10:03,441 INFO login ok",
    "at={DATE|2025-01-04}T22:10:03Z level=warn",
    '{"created": "{DATE|2023-12-31}"}',
    "Seen {DATE|19/03/2025} at 10:40",
    "on {DATE|3/28/2024} we met",
    "vom {DATE|12.06.2024} an",
    "am {DATE|3. 5. 2024} in Wien",
    "{DATE|1/2/24} was odd",
    "{DATE|12-10-2024}",
    "{DATE|2024/03/05};x",
    "{DATE|2024.03.05}",
    "signé le {DATE|05/03/2024}",
    "due {DATE|12/06}",
    "bis zum {DATE|15.3.}",
    "since {DATE|04/2021}",
    "id,date\n7,{DATE|2021-05-06},x",
    "[{DATE|04/Jan/2025}:22:10:03 +0000] GET /",
    "date={DATE|2024-02-29}",
]
WRITTEN = [
    "on {DATE|20 May 2008} and {DATE|10 March 1989} it",
    "{DATE|30 June}",
    "the Act of {DATE|2004} protects",
    "{DATE|3 Oct}, seat 14C",
    "{DATE|October 9th, 1984}",
    "on {DATE|July 8}.",
    "was paid on {DATE|28 February} to",
    "{DATE|12-Jun-1973}",
    "{DATE|12 June 1973}",
    "{DATE|Tuesday, 3rd of October 2023}",
    "{DATE|Tue, 3 Oct 2023} 10:40",
    "due {DATE|the 1st}",
    "rent is due {DATE|the 1st}",
    "we meet on {DATE|the 3rd}, ok?",
    "till {DATE|Sunday}",
    "met on {DATE|Wednesday}.",
    "{DATE|last June} it rained",
    "{DATE|next Friday} at noon",
    "training in {DATE|summer}, says",
    "{DATE|last summer} we",
    "{DATE|spring 2020} was odd",
    "{DATE|summer of 1999}",
    "in {DATE|June} we moved",
    "since {DATE|March}",
    "until {DATE|May}",
    "{DATE|early January}",
    "the {DATE|September} issue",
    "{DATE|June 2021}",
    "{DATE|Q3 2024} results",
    "{DATE|2024 Q3}",
    "in {DATE|H1 2023}",
    "born in {DATE|1969}, was detained",
    "procurement since {DATE|2015}.",
    "in the {DATE|1990s}",
    "the '{DATE|80s}",
    "{DATE|october ninth nineteen eighty four}",
    "{DATE|the third of may two thousand and six}",
    "{DATE|may twenty first}",
    "{DATE|JULY 4, 2023}",
    "{DATE|3rd March 2024}",
    "Posted: {DATE|Mar 3, 2024}",
    "seen on {DATE|7 Nov}. Next visit",
    "on {DATE|the 6th of August} we",
    "home on {DATE|14 Feb}.",
    "Fair {DATE|Mar 14}. April sings",
    "on {DATE|8 and 15 May}, in town",
    "Dept.\n{DATE|Thursday, 3 July 2025}\nDear",
    "Booked {DATE|21 Sept}. Paid",
]
FOREIGN = [
    "{DATE|volgende maandag}",
    "am {DATE|letzten Freitag}",
    "el {DATE|3 de mayo de 1980}",
    "le {DATE|lundi 4 mars 2024}",
    "le {DATE|1er janvier 2020}",
    "am {DATE|3. Mai 1980}",
    "am {DATE|Montag, den 3. Juni 2024}",
    "il {DATE|12 giugno 2021}",
    "op {DATE|3 maart 2022}",
    "em {DATE|5 de fevereiro de 2019}",
    "dnia {DATE|3 maja 2021}",
    "den {DATE|3 mars 2021}",
    "den {DATE|17. maj 2021}",
    "im {DATE|Juni} gekauft",
    "en {DATE|été 2021}",
    "el {DATE|martes}",
    "{DATE|zaterdag} om",
    "w {DATE|marcu} byłem",
    "seit {DATE|2015}",
    "{DATE|diciembre de 2020}",
    "{DATE|2024年3月5日}",
    "in vacanza quest'{DATE|estate}",
    "{DATE|gio 7 nov 2024} alle",
    "il est mort le {DATE|quinze août}",
    "oggi è il {DATE|tre novembre}",
    "am {DATE|zwölften märz} ist",
    "nos vemos el {DATE|viernes 14} en casa",
    "le {DATE|samedi 22}, dès 19h",
    "bis {DATE|Ende Januar} fertig",
    "chambre libre {DATE|début juillet}",
]
BIRTHS = [
    "País de nacimiento: España.\nEdad: 32.\nFecha de Ingreso: {DATE|21/08/2004}.",
    "DOB {DOB|1990-11-21}",
    "Date of birth: {DOB|12/06/1973}",
    "born on {DOB|3 May 1980}, seen {DATE|19/03/2025}",
    "She was born in Leeds on {DOB|3 May 1980}.",
    '"birth_date": "{DOB|1973-06-12}"',
    "date_of_birth={DOB|1973-06-12}",
    "my birthday is {DOB|May 3}",
    "geboren am {DOB|3. Mai 1980}",
    "Geburtsdatum: {DOB|03.05.1980}",
    "geb. {DOB|3.5.1980}",
    "né le {DOB|3 mars 1990}",
    "née le {DOB|03/03/1990} à Lyon",
    "date de naissance : {DOB|03/03/1990}",
    "nacido el {DOB|3 de mayo de 1980}",
    "fecha de nacimiento: {DOB|03/05/1980}",
    "nato il {DOB|12 giugno 1971}",
    "data di nascita {DOB|12/06/1971}",
    "geboren op {DOB|3 maart 1982}",
    "nascida em {DOB|5 de fevereiro de 1979}",
    "urodzony {DOB|3 maja 1981}",
    "ur. {DOB|03.05.1981}",
    "född {DOB|3 mars 1981}",
    "født {DOB|17. maj 1981}",
    "*{DOB|12.06.1973} in Köln",
    "my date of birth is {DOB|october ninth nineteen eighty four}",
    "agent: full name and date of birth?\ncustomer: Osric Penhallow, {DOB|12 June 1973}",
    "{DOB|12 June 1973} is her birthday",
    "born in {DATE|1969}",
    "Born {DOB|3 May 1980}, died {DATE|5 June 2001}.",
    "born there. Admitted {DATE|5 June 2001}.",
]
RANGES = [
    "between {DATE_INTERVAL|1980 and 1981}.",
    "between {DATE_INTERVAL|15 March 1985 and 10 March 1989}",
    "from {DATE_INTERVAL|2018 to 2022}.",
    "{DATE_INTERVAL|1998–2003}",
    "{DATE_INTERVAL|2018-2022}: Hexley",
    "{DATE_INTERVAL|3-5 May 2021}",
    "{DATE_INTERVAL|3 to 5 May}",
    "{DATE_INTERVAL|May 3-5, 2021}",
    "from {DATE_INTERVAL|1 Jan to 4 Feb}",
    "{DATE_INTERVAL|June to August}",
    "{DATE_INTERVAL|January–March 2020}",
    "{DATE_INTERVAL|Monday to Friday}",
    "{DATE_INTERVAL|12/06/2024 - 15/06/2024}",
    "{DATE_INTERVAL|2024-01-01 to 2024-02-01}",
    "between {DATE_INTERVAL|3 May and 7 June}",
    "{DATE_INTERVAL|2019 – present}",
    "vom {DATE_INTERVAL|3. bis 5. Mai 2021}",
    "von {DATE_INTERVAL|2018 bis 2022}",
    "du {DATE_INTERVAL|3 mars au 5 avril 2021}",
    "del {DATE_INTERVAL|3 al 5 de mayo}",
    "{DATE_INTERVAL|june 2019 to july 2020}",
    "Trainee, {DATE_INTERVAL|04/2011–09/2016}",
    "{DATE_INTERVAL|03.05.–17.05.} Turin",
    "stay {DATE_INTERVAL|12.09. – 02.10.2026}.",
    "Rhodes, {DATE_INTERVAL|11 Jan–4 Feb}. Paid",
]
NOTHING = [
    "people aged 13-17 may be allowed",
    "12 may not work",
    "Will you march on, or may we pause? mark my words",
    "Build 2025.4 passed 1,204 of 1,210 tests in 88.2 s",
    "SKU 4471-88-0091 is out of stock",
    "45/99/2020",
    "32.13.2020",
    "version 1.2.3",
    "v10.12.2024",
    "add 3/4 cup of flour",
    "the score was 3-2",
    "192.168.10.12",
    "call 555-1998-2003",
    "port 2024 is open",
    "i may 3 times",
    "in 2000 words",
    "2024 tests passed",
    "ISBN 978-3-16-148410-0",
    "0 12-34-56",
    "sort code 20-45-11",
    "commit 20240305abc",
    "order 114-8827361-0092",
    "1/2 of them",
    "ratio 16/9",
    "he fell in the fall",
    "a spring in the mattress",
    "april@example.com",
    "Q3_contract_signed_Bauer.docx",
    "step 1 to 4",
    "the 1st floor flat",
    "the 2nd attempt",
    "mar 2x",
    "sun and sat in a row",
    "he sat 3 hours",
    "Build on 12.04.22.1",
    "pages 1998-2",
    "10-12 people",
    "python 3.11.2024",
    "she may sue",
    "$2024 to pay",
    "+49 30 2018 2022",
    "12:30 to 14:30",
    "2018 %",
    "the estate of the late owner",
    "real estate agents",
    "a one-day month-long year",
]
FIELDS = [
    "Day: {DAY|12} Month: {MONTH|06} Year: {YEAR|1973}",
    "Tag: {DAY|3} Monat: {MONTH|Mai} Jahr: {YEAR|1980}",
    "day={DAY|7}&month={MONTH|11}&year={YEAR|1999}",
    "jour : {DAY|3} mois : {MONTH|mars} année : {YEAR|1980}",
    "a day: 45",
    "born Day {DAY|9} Month {MONTH|11} Year {YEAR|1987}, here",
    "Year {YEAR|1986} Month {MONTH|12} Day {DAY|24}",
    "birth month {MONTH|March} day {DAY|8}",
    "Tag {DAY|07} Monat {MONTH|10} Jahr {YEAR|1991}",
    "né le jour {DAY|27} mois {MONTH|05} année {YEAR|2004}",
]


@pytest.mark.parametrize("row", NUMERIC + WRITTEN + FOREIGN)
def test_it_reads_dates(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("row", BIRTHS)
def test_it_tells_birth_dates_from_other_dates(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("row", RANGES)
def test_it_reads_ranges_as_one(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_look_alikes_alone(text):
    assert read(text, RECOGNIZERS) == []


@pytest.mark.parametrize("row", FIELDS)
def test_it_reads_day_month_and_year_in_separate_fields(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("row", WRITTEN)
def test_it_reads_written_dates_in_lower_case(row):
    text, expected = unmarked(row)
    assert read(text.lower(), RECOGNIZERS) == [(value.lower(), label) for value, label in expected]
