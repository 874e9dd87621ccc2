"""Invented values of the same kind: another person, another card, another date, and the text still reads.

The same mention becomes the same value within a project, whatever else is in the text, except where two mentions
would get one value or a value is somebody's real name in this text. Numbers keep format and checksum, dates move by
one distance, e-mail addresses follow the invented names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..numbering import normalized
from ..policy import Policy
from ..span import Entity
from ..taxonomy import coarse
from .invent import amounts, dates, fakers, handles, places, shape
from .invent.casting import Cast, cased
from .invent.choices import CHOICES, HARMLESS
from .invent.seeds import chance

ATTEMPTS = 8
HANDLES = {
    "EMAIL_ADDRESS": handles.email,
    "FILENAME": handles.filename,
    "URL": handles.url,
    "USERNAME": handles.handle,
}
SHAPES = {
    "BANK_ACCOUNT": shape.number,
    "CREDIT_CARD": shape.card,
    "IP_ADDRESS": shape.ip_address,
    "LOCATION_COORDINATE": shape.coordinate,
    "PHONE_NUMBER": shape.phone,
    "AGE": amounts.age,
    "DURATION": amounts.amount,
    "DOSE": amounts.amount,
    "MONEY": amounts.amount,
}
PLACES = {
    "LOCATION_CITY": places.city,
    "LOCATION_STATE": places.state,
    "LOCATION_ADDRESS_STREET": places.street,
    "OCCUPATION": places.occupation,
    "ORGANIZATION": places.organization,
    "ORGANIZATION_MEDICAL_FACILITY": places.organization,
}
WHEN = frozenset({"DATE", "DATE_INTERVAL", "DOB", "TIME", "YEAR"})


@dataclass(slots=True)
class Inventor:
    """Invents, and remembers within one request or stream what it invented."""

    policy: Policy
    language: str
    cast: Cast = field(init=False)
    days: int = field(init=False)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.cast = Cast(self.policy, self.language)
        self.days = dates.distance(chance(self.policy, "days", ""))

    def __call__(self, mention: str, entity: Entity) -> tuple[str, str]:
        made = self.value(mention, entity)
        return made, made

    def recall(self, mention: str, label: str, made: str) -> None:
        """Know what was invented for a mention in an earlier turn."""
        if coarse(label) == "PERSON":
            self.cast.recall(mention, Entity(0, len(mention), label, {label: 1.0}), made)
            return
        self.known[label, normalized(mention, label)] = made
        self.taken.add((label, made))

    def value(self, mention: str, entity: Entity) -> str:
        """What stands in for the mention."""
        if coarse(entity.label) == "PERSON":
            self.cast.learn([(mention, entity)])
            return self.cast.name(mention, entity)
        key = (entity.label, normalized(mention, entity.label))
        if key not in self.known:
            self.known[key] = self.fresh(mention, entity, key)
            self.taken.add((entity.label, self.known[key]))
        made = self.known[key]
        return cased(made, mention) if entity.label in CHOICES else made

    def fresh(self, mention: str, entity: Entity, key: tuple[str, str]) -> str:
        """A value that is not the mention and not yet another mention's, if a few attempts find one."""
        if entity.label in HARMLESS:
            return mention
        made = mention
        for attempt in range(ATTEMPTS):
            made = self.attempt(mention, entity, key, attempt)
            if made != mention and (entity.label, made) not in self.taken:
                return made
        if made != mention:
            return made
        return shape.scrambled(mention, chance(self.policy, "last", key[1]))

    def attempt(self, mention: str, entity: Entity, key: tuple[str, str], attempt: int) -> str:
        """One try at a value of the label."""
        label, source = entity.label, chance(self.policy, *key, attempt)
        language = fakers.language_of(mention, self.language)
        if label in WHEN:
            return dates.moved(mention, self.days + 7 * attempt, self.day_first())
        if label in HANDLES:
            made = HANDLES[label](mention, self.cast, self.policy)
            return shape.scrambled(made, source) if attempt else made
        if label in SHAPES:
            return SHAPES[label](mention, source)
        if label in PLACES:
            return PLACES[label](mention, language, source)
        if label == "LOCATION_ADDRESS":
            return places.address(mention, entity, language, source)
        if CHOICES.get(label):
            digits = any(character.isdecimal() for character in mention)
            return amounts.amount(mention, source) if digits else source.choice(CHOICES[label])
        return shape.number(mention, source)

    def day_first(self) -> bool:
        """Whether 12-10-2024 is in October: everywhere but in American English."""
        locale = (self.policy.locale or self.language).replace("_", "-").lower()
        return locale not in ("en", "en-us", "en-ph", "tl")


def inventor(policy: Policy, pairs: Sequence[tuple[str, Sequence[Entity]]], spoken: str) -> Inventor:
    """A replacer that invents, having read the names of all texts, in the language that is spoken in them."""
    made = Inventor(policy, spoken)
    for text, entities in pairs:
        people = (entity for entity in entities if coarse(entity.label) == "PERSON")
        made.cast.learn((text[entity.start : entity.end], entity) for entity in people)
    return made
