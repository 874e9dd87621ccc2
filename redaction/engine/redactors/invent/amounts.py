"""Ages, amounts and lengths of time: near the original, in its format."""

import random
import re

NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD = re.compile(r"\b(?:" + "|".join((*TENS, *sorted(WORDS, key=len, reverse=True))) + r")\b", re.IGNORECASE)


def age(value: str, chance: random.Random) -> str:
    """An age one to three years off, never under zero."""

    def near(match: re.Match[str]) -> str:
        years = int(match.group())
        steps = [step for step in (-3, -2, -1, 1, 2, 3) if years + step >= min(years, 1)]
        return str(years + chance.choice(steps))

    return re.sub(r"\d{1,3}", near, value) if re.search(r"\d", value) else said(value, chance)


def amount(value: str, chance: random.Random) -> str:
    """An amount with as many digits in the same format: the sign, the unit and the separators stay."""

    def like(match: re.Match[str]) -> str:
        digits = [character if not character.isdecimal() else str(chance.randrange(10)) for character in match.group()]
        if match.group()[0] != "0":
            digits[0] = str(chance.randrange(1, 10))
        round_to = len(match.group()) - len(match.group().rstrip("0"))
        if round_to and match.group().isdecimal() and len(digits) > round_to:
            digits[-round_to:] = "0" * round_to
        return "".join(digits)

    return NUMBER.sub(like, value) if re.search(r"\d", value) else said(value, chance)


def said(value: str, chance: random.Random) -> str:
    """The value with other number words, tens for tens."""

    def like(match: re.Match[str]) -> str:
        word = match.group()
        family = TENS if word.lower() in TENS else WORDS[1:9]
        made = chance.choice([other for other in family if other != word.lower()])
        return made.capitalize() if word[0].isupper() else made

    return WORD.sub(like, value)
