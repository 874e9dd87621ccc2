import pytest

from redaction.engine.recognizers.traits import RECOGNIZERS

from .rows import read, unmarked

TRAITS = [
    "Proud {ORIGIN|Samoan} {SEXUALITY|lesbian}, 31, {ZODIAC_SIGN|Leo}, {MARITAL_STATUS|engaged}",
    "Lucinda is a {RELIGION|Quaker} and member of the {POLITICAL_AFFILIATION|Labour Party}; she",
    "Nationality: {ORIGIN|Nigerian}",
    "Sex: {GENDER|F}",
    '"gender": "{GENDER|male}"',
    "{GENDER|Female}, 6 months",
    "a {ORIGIN|Moldovan} national",
    "speaks {LANGUAGE|Polish} and {LANGUAGE|Lithuanian}.",
    "fluent in {LANGUAGE|Spanish}",
    "written in {LANGUAGE|German}",
    "a {LANGUAGE|French} speaker",
    "she is {ORIGIN|Polish}",
    "{LANGUAGE|Swahili} lessons",
    "language: {LANGUAGE|English}",
    "at {EVENT|Christmas} we",
    "during {EVENT|Ramadan}",
    "{EVENT|Chinese New Year} fair",
    "an {MARITAL_STATUS|unmarried} mother",
    "{MARITAL_STATUS|divorced} in 2001",
    "marital status: {MARITAL_STATUS|single}",
    "she is {MARITAL_STATUS|married}",
    "Familienstand: {MARITAL_STATUS|ledig}",
    "he is {SEXUALITY|gay}",
    "openly {SEXUALITY|queer}",
    "converted to {RELIGION|Islam}",
    "he is {RELIGION|Jewish}",
    "Religion: {RELIGION|Christian}",
    "Konfession: {RELIGION|evangelisch}",
    "voted {POLITICAL_AFFILIATION|Republican}",
    "a registered {POLITICAL_AFFILIATION|Democrat}",
    "is a {POLITICAL_AFFILIATION|socialist}",
    "my sign is {ZODIAC_SIGN|Cancer}",
    "typical {ZODIAC_SIGN|Sagittarius}",
    "{PHYSICAL_ATTRIBUTE|5'11\"} tall",
    "{PHYSICAL_ATTRIBUTE|182 cm} tall",
    "height: {PHYSICAL_ATTRIBUTE|1.82 m}",
    "weighs {PHYSICAL_ATTRIBUTE|70 kg}",
    "has {PHYSICAL_ATTRIBUTE|blue eyes} and",
    "{PHYSICAL_ATTRIBUTE|long brown hair}",
    '"hair": "{PHYSICAL_ATTRIBUTE|brown}"',
    "pronouns: {GENDER|she/her}",
    "a {GENDER|transgender man} from",
    "staatsangehörigkeit: {ORIGIN|schweizer}",
    "{GENDER|non-binary}",
]
NOTHING = [
    "lung cancer",
    "engaged in talks",
    "a single file",
    "a liberal amount of salt",
    "the green door",
    "polish the table",
    "straight ahead",
    "a conservative estimate",
    "dane.txt",
    "man page",
    "black box",
    "leo@example.com",
    "user_english=1",
    "weight: 5",
    "182 cm of tape",
    "brown bread",
    "separated by commas",
    "engaged tone",
    "republican_form.pdf",
    "an Indian summer",
    "lent him money",
    "bi weekly",
    "a swiss roll and danish pastries",
    "Swiss cheese",
    "a black horn",
]


@pytest.mark.parametrize("row", TRAITS)
def test_it_reads_traits(row):
    text, expected = unmarked(row)
    assert read(text, RECOGNIZERS) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_it_leaves_common_words_to_the_model(text):
    assert read(text, RECOGNIZERS) == []
