"""SYNTHETIC: other values, same kind, same people."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.pl import pesel
from stdnum.us import ssn

from redaction.engine.checks import CHECKS
from redaction.engine.policy import Policy, Synthetic
from redaction.engine.redactors import redact, redact_many
from redaction.engine.redactors.invent.choices import HARMLESS
from redaction.engine.redactors.invent.fakers import gender_of
from redaction.engine.span import Entity
from redaction.engine.taxonomy import LABELS


def invented(*marks: tuple[str, str], secret: bytes = b"k", **policy) -> list[str]:
    """The values invented for these mentions of one English text."""
    text, entities = "This is what they wrote to us: ", []
    for value, label in marks:
        entities.append(Entity(len(text), len(text) + len(value), label, {label: 0.9}))
        text += value + " and then "
    result = redact(text, entities, Policy(redaction=Synthetic(), secret=secret, **policy))
    assert all(result.text[one.start : one.end] == one.text == one.bare for one in result.replacements)
    return [one.text for one in result.replacements]


def test_the_parts_of_a_name_follow_the_whole():
    family, whole, given, initial, upper = invented(
        ("Smith", "NAME_FAMILY"),
        ("John Smith", "NAME"),
        ("John", "NAME_GIVEN"),
        ("J. Smith", "NAME"),
        ("JOHN SMITH", "NAME"),
    )
    assert whole == f"{given} {family}"
    assert initial == f"{given[0]}. {family}"
    assert upper == whole.upper()
    assert not {"john", "smith"} & set(whole.lower().split())


def test_addresses_follow_the_person():
    email, whole, short, handle = invented(
        ("john.smith@acme.co.uk", "EMAIL_ADDRESS"),
        ("John Smith", "NAME"),
        ("jsmith@gmail.com", "EMAIL_ADDRESS"),
        ("@john_smith88", "USERNAME"),
    )
    given, family = whole.lower().split()
    assert re.fullmatch(rf"{given}\.{family}@[a-z]+\.example", email)
    assert short == f"{given[0]}{family}@gmail.com"
    assert re.fullmatch(rf"@{given}_{family}\d\d", handle)


@pytest.mark.parametrize(("name", "gender"), [("Mary", "female"), ("John", "male"), ("Patricia", "female")])
def test_the_gender_is_kept(name, gender):
    made = {invented((name, "NAME_GIVEN"), secret=bytes([key]))[0] for key in range(20)}
    assert len(made) > 5
    assert {gender_of(one, "en") for one in made} <= {gender, ""}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Иван Петров", "[А-Яа-яЁё]+"),
        ("李小龙", "[\u4e00-\u9fff]+"),
        ("김민수", "[\uac00-\ud7af]+"),
        ("प्रिया शर्मा", r"[^a-zA-Z]+"),
    ],
)
def test_the_script_is_kept(name, letters):
    (made,) = invented((name, "NAME"))
    assert made != name
    assert all(re.fullmatch(letters, word) for word in made.split())


def test_two_people_never_share_a_stand_in():
    names = [f"{given}" for given in "Ann Bea Cleo Dora Eva Fay Gina Hope Iris Jane Kate Lea Mia Nora Oda".split()]  # noqa: SIM905
    made = invented(*((name, "NAME_GIVEN") for name in names))
    assert len(set(made)) == len(names)
    assert not set(made) & set(names)


@pytest.mark.parametrize(
    ("value", "label", "form", "check"),
    [
        ("4242 4242 4242 4242", "CREDIT_CARD", r"4242 \d{4} \d{4} \d{4}", CHECKS["luhn"]),
        ("3782-822463-10005", "CREDIT_CARD", r"3782-\d{6}-\d{5}", CHECKS["luhn"]),
        ("GB82 WEST 1234 5698 7654 32", "BANK_ACCOUNT", r"GB\d\d [A-Z]{4} \d{4} \d{4} \d{4} \d\d", iban.is_valid),
        ("078-05-1121", "SSN", r"\d{3}-\d\d-\d{4}", ssn.is_valid),
        ("44051401359", "SSN", r"\d{11}", pesel.is_valid),
        ("+49 170 1234567", "PHONE_NUMBER", r"\+49 170 \d{7}", None),
        ("10.0.0.1", "IP_ADDRESS", r"203\.0\.113\.\d+", None),
        ("p9$Wq!77zz", "PASSWORD", r"[a-z]\d\$[A-Z][a-z]!\d\d[a-z]{2}", None),
        ("$1,900.00", "MONEY", r"\$[1-9],\d{3}\.\d\d", None),
        ("250 EUR", "MONEY", r"[1-9]\d0 EUR", None),
        ("five hundred dollars", "MONEY", r"[a-z]+ hundred dollars", None),
        ("123 Fake St", "LOCATION_ADDRESS", r"[1-9]{3} \S+ St", None),
        ("LS8 2JT", "LOCATION_ZIP", r"[A-Z]{2}\d \d[A-Z]{2}", None),
        ("40.7128, -74.0060", "LOCATION_COORDINATE", r"40\.\d{4}, -74\.\d{4}", None),
        ("/home/ann/cv.pdf", "FILENAME", r"/[a-z]+/[a-z]+/[a-z]+\.pdf", None),
        ("https://ann.example/in/ann-lee?x=1", "URL", r"https://[a-z]+\.example/[a-z]+/[a-z]+-[a-z]+\?[a-z]=\d", None),
        ("Mercy Hospital", "ORGANIZATION_MEDICAL_FACILITY", r"\S+ Hospital", None),
        ("software developer", "OCCUPATION", r"[a-z /()-]+", None),
        ("AB+", "BLOOD_TYPE", r"(?:A|B|AB|O)[+-]", None),
        ("forty-two", "AGE", r"[a-z]+ty-[a-z]+", None),
    ],
)
def test_the_form_is_kept(value, label, form, check):
    for key in range(10):
        (made,) = invented((value, label), secret=bytes([key]))
        assert made != value
        assert re.fullmatch(form, made), made
        assert check is None or check(made), made


@pytest.mark.parametrize("value", ["41", "3", "0", "67-year-old"])
def test_an_age_stays_near(value):
    (made,) = invented((value, "AGE"))
    difference = int(re.search(r"\d+", made)[0]) - int(re.search(r"\d+", value)[0])
    assert 1 <= abs(difference) <= 3
    assert re.sub(r"\d+", "", made) == re.sub(r"\d+", "", value)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2024-01-31", r"20\d\d-\d\d-\d\d"),
        ("31/12/1999", r"\d\d/\d\d/\d{4}"),
        ("May 3rd, 1980", r"[A-Z][a-z]+ \d{1,2}(st|nd|rd|th), 19\d\d"),
        ("3 MAY 1980", r"\d{1,2} [A-Z]{3,5} 19\d\d"),
        ("12. März 2020", r"\d{1,2}\. [A-Z][a-zä]+ 20\d\d"),
        ("Sunday", r"[A-Z][a-z]+day"),
        ("June 2019", r"[A-Z][a-z]+ 20\d\d"),
        ("2018 to 2022", r"20\d\d to 20\d\d"),
        ("the 1st", r"the \d{1,2}(st|nd|rd|th)"),
        ("summer", r"[a-z]+"),
        ("10:40", r"\d{1,2}:\d\d"),
        ("noon", r"mid[a-z]+"),
        ("30.02.2020", r"30\.02\.20\d\d"),
    ],
)
def test_a_date_keeps_its_format(value, form):
    (made,) = invented((value, "DATE"))
    assert made != value
    assert re.fullmatch(form, made), made


def test_dates_move_together():
    first, second = invented(("2024-01-31", "DATE"), ("2024-02-02", "DATE"))
    assert (first, second) != ("2024-01-31", "2024-02-02")
    assert int(second[-2:]) - int(first[-2:]) in (2, -29, -28, -27, -26)


def test_a_day_comes_first_outside_america():
    assert invented(("03/05/1980", "DATE"), locale="en-US") != invented(("03/05/1980", "DATE"), locale="en-GB")


@given(
    st.sampled_from(sorted(set(LABELS) - HARMLESS)),
    st.from_regex(r"[A-Za-z0-9]{3}[A-Za-z0-9 @.:/-]{0,20}", fullmatch=True),
)
def test_what_identifies_never_stays(label, value):
    (made,) = invented((value, label))
    assert made.casefold() != value.casefold() or label == "DATE_INTERVAL"
    assert made


@given(st.sampled_from(LABELS), st.text(min_size=1, max_size=30))
def test_any_text_has_some_stand_in(label, value):
    assert invented((value, label), ("John Smith", "NAME")) == invented((value, label), ("John Smith", "NAME"))


def test_the_same_mention_is_the_same_in_a_project_and_other_elsewhere():
    marks = (("John Smith", "NAME"), ("Omaha", "LOCATION_CITY"), ("078-05-1121", "SSN"))
    assert invented(*marks) == invented(*marks) == invented(*reversed(marks))[::-1]
    assert not set(invented(*marks)) & set(invented(*marks, secret=b"other"))
    assert not set(invented(*marks)) & set(invented(*marks, project="other"))


def test_linked_texts_share_their_people():
    texts = ["smith@acme.example", "John Smith"]
    labels = ["EMAIL_ADDRESS", "NAME"]
    entities = [[Entity(0, len(text), label, {label: 1.0})] for text, label in zip(texts, labels, strict=True)]
    email, name = redact_many(texts, entities, Policy(redaction=Synthetic(), secret=b"k"), linked=True)
    assert email.text.startswith(name.text.split()[-1].lower() + "@")


def test_threads_do_not_disturb_each_other():
    marks = (("John Smith", "NAME"), ("Omaha", "LOCATION_CITY"), ("Acme Corp", "ORGANIZATION"))
    expected = invented(*marks)
    with ThreadPoolExecutor(4) as pool:
        assert all(made == expected for made in pool.map(lambda _: invented(*marks), range(80)))
