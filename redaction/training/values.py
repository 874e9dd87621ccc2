# ruff: noqa: E501, SIM905 - long rows of values and forms are data, and read best as rows
"""A value for every label, drawn from lists, forms and other texts' values."""

import random
import re
import unicodedata
from collections.abc import Callable

from . import numbers, words
from .gazetteer import Gazetteer
from .names import Invented, coined, full

Draw = Callable[[random.Random], str]
LISTED = (
    "INJURY", "MEDICAL_PROCESS", "BLOOD_TYPE", "STATISTICS", "LANGUAGE", "POLITICAL_AFFILIATION", "SEXUALITY", "GENDER",
    "MARITAL_STATUS", "ZODIAC_SIGN", "PHYSICAL_ATTRIBUTE", "EVENT", "CORPORATE_ACTION", "FINANCIAL_METRIC", "TREND",
    "EFFECT",
)  # fmt: skip
HOSTS = "mail gmail outlook yahoo hotmail proton icloud web".split()
ENDINGS = "com com com com org net example example io de co.uk fr it es pl edu gov eu in".split()


def plain(name: str) -> str:
    """A name as it stands in an address: small letters without accents."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", folded) or "user"


class Values:
    """Draws a value of any label."""

    def __init__(self, lists: Gazetteer, invented: Invented | None = None) -> None:
        self.invented = invented or Invented(lists)
        made = self.invented
        self.draws: dict[str, Draw] = {
            "NAME": made.name, "NAME_GIVEN": made.given, "NAME_FAMILY": made.family,
            "NAME_MEDICAL_PROFESSIONAL": made.doctor, "LOCATION": made.site, "LOCATION_CITY": made.city,
            "LOCATION_STATE": made.state, "LOCATION_COUNTRY": made.country, "LOCATION_ADDRESS": made.address,
            "LOCATION_ADDRESS_STREET": made.street, "LOCATION_ZIP": made.zip, "LOCATION_COORDINATE": numbers.coordinate,
            "ORGANIZATION": made.body, "ORGANIZATION_MEDICAL_FACILITY": made.facility, "DATE": words.date,
            "DATE_INTERVAL": words.interval, "DOB": words.birth, "DURATION": words.duration, "TIME": words.time,
            "DAY": lambda r: r.choice((f"{r.randint(1, 31):02d}", str(r.randint(1, 31)))),
            "MONTH": lambda r: r.choice((f"{r.randint(1, 12):02d}", str(r.randint(1, 12)), r.choice(words.MONTHS))),
            "YEAR": lambda r: str(r.randint(1930, 2026)),
            "AGE": words.age, "MONEY": words.money, "DOSE": words.dose, "SSN": numbers.ssn, "PHONE_NUMBER": numbers.phone,
            "PASSPORT_NUMBER": numbers.passport, "DRIVER_LICENSE": numbers.licence, "HEALTHCARE_NUMBER": numbers.health,
            "ACCOUNT_NUMBER": numbers.account, "NUMERICAL_PII": numbers.other, "VEHICLE_ID": numbers.plate,
            "BANK_ACCOUNT": numbers.bank_account, "ROUTING_NUMBER": numbers.routing, "CREDIT_CARD": numbers.card,
            "CVV": lambda r: numbers.one_of(r, "DDD|DDD|DDDD"),
            "CREDIT_CARD_EXPIRATION": lambda r: r.choice((f"{r.randint(1, 12):02d}/{r.randint(24, 33)}", f"{r.randint(1, 12):02d}/20{r.randint(24, 33)}", f"{r.choice(words.MONTHS)} 20{r.randint(24, 33)}", f"{r.randint(1, 12)}-{r.randint(24, 33)}")),
            "ORGANIZATION_ID": numbers.organization_id, "MEDICAL_CODE": numbers.medical_code, "IP_ADDRESS": numbers.ip,
            "PASSWORD": numbers.password, "EMAIL_ADDRESS": self.email, "USERNAME": self.username, "URL": self.url,
            "FILENAME": lambda r: words.filename(r, made), "OCCUPATION": lambda r: words.job(r, made),
            "CONDITION": lambda r: words.listed(r, made, words.known("CONDITION"), "diseases.txt"),
            "DRUG": lambda r: words.listed(r, made, words.known("DRUG"), "drugs.txt"),
            "ORIGIN": lambda r: words.listed(r, made, made.lists.lines("nationalities.txt"), "nationalities.txt"),
            "RELIGION": lambda r: words.listed(r, made, words.known("RELIGION"), "religions.txt") if r.random() < 0.3 else r.choice(words.known("RELIGION")),
            "PRODUCT": words.product, "PROJECT": words.project,
        }  # fmt: skip
        for label in LISTED:
            self.draws[label] = _drawing(label)

    def draw(self, rng: random.Random, label: str) -> str:
        return self.draws[label](rng)

    def in_case(self, rng: random.Random, label: str, case: str) -> str:
        """A value in a grammatical case, which English does not show."""
        return self.draw(rng, label)

    def host(self, rng: random.Random) -> str:
        name = rng.choice(
            (
                rng.choice(HOSTS),
                rng.choice(HOSTS),
                plain(self.invented.family(rng)),
                coined(rng).lower(),
                plain(self.invented.body(rng)),
            )
        )
        return f"{name}.{rng.choice(ENDINGS)}"

    def email(self, rng: random.Random, name: str = "") -> str:
        first, last = (plain(part) for part in self.person(rng, name))
        local = rng.choice(
            (
                f"{first}.{last}",
                f"{first}.{last}",
                f"{first[0]}.{last}",
                f"{first}{last}",
                f"{first[0]}{last}",
                f"{first}_{last}",
                f"{last}.{first[0]}",
                f"{first}{rng.randint(1, 99)}",
                f"{first}.{last}{rng.randint(1, 99)}",
                "info",
                "billing",
                f"{last}{rng.randint(1950, 2010)}",
                f"{first}+news",
            )
        )
        return f"{local}@{self.host(rng)}"

    def person(self, rng: random.Random, name: str) -> tuple[str, str]:
        parts = [part for part in re.split(r"[\s,]+", name) if len(part) > 1]
        return (parts[0], parts[-1]) if len(parts) > 1 else self.invented.parts(rng)

    def username(self, rng: random.Random) -> str:
        first, last = (plain(part) for part in self.invented.parts(rng))
        word = rng.choice(
            "mossy grumpy cat toad frost pixel ninja dark happy lazy sunny panda wolf storm night star lucky silver ghost cookie gamer rider moon cosmic turbo".split()
        )
        second = rng.choice(
            "toad cat fox dragon wizard pixel rider unicorn potato panda lad girl boy queen king dev master x pie bear hawk".split()
        )
        made = rng.choice(
            (
                f"{first}{rng.randint(1, 2010)}",
                f"{first[0]}_{last}",
                f"{first[0]}{last}",
                f"{word}_{second}",
                f"{word}{second}{rng.randint(1, 99)}",
                f"{first}.{last}",
                f"{first}_{word}",
                f"{last}{first[0]}",
                f"x{word}{second}x",
                f"{word.title()}{second.title()}",
                f"{first}{last[:3]}",
                f"the_{word}_{second}",
                f"u{rng.randint(1000, 999999)}",
            )
        )
        return f"@{made}" if rng.random() < 0.35 else made

    def url(self, rng: random.Random) -> str:
        path = rng.choice(
            (
                "",
                "",
                "/",
                f"/users/{plain(self.invented.given(rng))}",
                f"/s/{rng.randbytes(4).hex()}",
                f"/orders/{rng.randint(1000, 99999)}",
                "/login",
                f"/profile?id={rng.randint(1, 99999)}",
                "/blog/post-1",
                "/~" + plain(self.invented.family(rng)),
                "/index.html",
                f"/watch?v={rng.randbytes(5).hex()}",
            )
        )
        lead = rng.choice(("https://", "https://", "http://", "www.", "", "https://www."))
        return f"{lead}{rng.choice(('', '', '', 'portal.', 'shop.', 'my.'))}{self.host(rng)}{path}"

    def doctored(self, rng: random.Random, first: str, last: str) -> str:
        return full(rng, first, last, self.invented.given(rng))


__all__ = ["Values", "plain"]


def _drawing(label: str) -> Callable[[random.Random], str]:
    """Draws one of the known values of a label."""
    return lambda rng: rng.choice(words.known(label))
