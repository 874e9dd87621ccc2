"""Invented identifiers in the forms that people and systems write them, with right check digits where there are any."""

import base64
import hashlib
import random
import string

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

UPPER, DIGITS = string.ascii_uppercase, string.digits
SPOKEN = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))
IBAN_FORMS = {"GB": "AAAADDDDDDDDDDDDDD", "DE": "D" * 18, "FR": "D" * 23, "IT": "A" + "D" * 22, "ES": "D" * 20,
              "NL": "AAAADDDDDDDDDD", "BE": "D" * 12, "PL": "D" * 24, "CH": "D" * 17, "AT": "D" * 16, "IE": "AAAADDDDDDDDDDDDDD",
              "PT": "D" * 21, "SE": "D" * 20, "NO": "D" * 11, "DK": "D" * 14, "FI": "D" * 14}  # fmt: skip


def like(rng: random.Random, form: str) -> str:
    """`D` becomes a digit, `A` a capital, `a` a small letter, `X` a digit or capital; the rest stays."""
    drawn = {"D": DIGITS, "A": UPPER, "a": string.ascii_lowercase, "X": DIGITS + UPPER}
    return "".join(rng.choice(drawn[c]) if c in drawn else c for c in form)


def one_of(rng: random.Random, forms: str) -> str:
    """A value in one of the forms, which are separated by bars."""
    return like(rng, rng.choice(forms.split("|")))


def card(rng: random.Random) -> str:
    prefix, size = rng.choice(
        (("4", 16), ("4", 16), ("5" + str(rng.randint(1, 5)), 16), ("37", 15), ("6011", 16), ("2221", 16))
    )
    body = prefix + like(rng, "D" * (size - len(prefix) - 1))
    number = body + luhn.calc_check_digit(body)
    if rng.random() < 0.1:
        return number[-4:]
    if rng.random() < 0.06:
        return rng.choice(("**** **** **** ", "XXXX-XXXX-XXXX-", "****", "•••• ")) + number[-4:]
    gap = rng.choice(("", " ", " ", "-"))
    cuts = (0, 4, 10, 15) if size == 15 else (0, 4, 8, 12, 16)
    return gap.join(number[a:b] for a, b in zip(cuts, cuts[1:], strict=False))


def iban(rng: random.Random) -> str:
    country = rng.choice(list(IBAN_FORMS))
    body = like(rng, IBAN_FORMS[country])
    number = country + mod_97_10.calc_check_digits(body + country) + body
    return " ".join(number[i : i + 4] for i in range(0, len(number), 4)) if rng.random() < 0.6 else number


def bank_account(rng: random.Random) -> str:
    return (
        iban(rng)
        if rng.random() < 0.5
        else one_of(rng, "DDDDDDDD|DDDDDDDDDD|DDDDDDDDDDDD|DDD-DDDDDD|DDDD DDDD DD|DD-DDDDDD-D|DDDDDDDDD")
    )


def routing(rng: random.Random) -> str:
    return one_of(
        rng, "DDDDDDDDD|DD-DD-DD|DD-DD-DD|AAAAGB2L|AAAADEFFXXX|AAAAUS33|DDD-DDD|DDDDDDDD|AAAA0DDDDDD|DDDDDD|DDDDD-DDD"
    )


PHONES = (
    "(DDD) DDD-DDDD|DDD-DDD-DDDD|DDD.DDD.DDDD|+1 DDD DDD DDDD|+1-DDD-DDD-DDDD|1-8DD-DDD-DDDD|DDDDDDDDDD|(DDD)DDD-DDDD|+1DDDDDDDDDD"
    "|07DDD DDDDDD|07DDDDDDDDD|020 7DDD DDDD|+44 7DDD DDDDDD|+44 (0)20 DDDD DDDD|0DDDD DDDDDD|+49 17D DDDDDDD|+49 30 DDDDDDD|030/DDDDDD"
    "|06 DD DD DD DD|+33 6 DD DD DD DD|+34 6DD DDD DDD|+39 3DD DDD DDDD|+31 6 DDDDDDDD|+91 DDDDD DDDDD|9DDDDDDDDD|+48 DDD DDD DDD|+55 11 9DDDD-DDDD"
    "|+46 70 DDD DD DD|+61 4DD DDD DDD|04DD DDD DDD|+234 80D DDD DDDD|+86 13D DDDD DDDD|+351 9DD DDD DDD|DDD-DDDD|DDD DDDD|+1 (DDD) DDD DDDD"
    "|(DDD) DDD DDDD ext. DDD|DDD-DDD-DDDDxDDD|001-DDD-DDD-DDDD|+353 8D DDD DDDD|ext. DDDD|x DDDD|+41 7D DDD DD DD|+27 8D DDD DDDD|DD DD DD DD"
)


def phone(rng: random.Random) -> str:
    return one_of(rng, PHONES)


def ssn(rng: random.Random) -> str:
    return one_of(
        rng,
        "DDD-DD-DDDD|DDD-DD-DDDD|DDD DD DDDD|DDDDDDDDD|AA DD DD DD A|AADDDDDDA|DDDDDDDDDDD|DDDDDDDDA|XDDDDDDDA|DDDDDD-DDDD|DDD.DDD.DDD-DD|DDD DDD DDD|DDDD DDDD DDDD|DDDDDD/DDDD|***-**-DDDD|XXX-XX-DDDD".replace(
            "X", "0"
        ),
    )


def passport(rng: random.Random) -> str:
    return one_of(rng, "ADDDDDDDD|DDDDDDDDD|AADDDDDDD|AXXXXXXXX|DDAADDDDD|AADDDDDD|ADDDDDDD|AA DDDDDDD")


def licence(rng: random.Random) -> str:
    return one_of(
        rng,
        "ADDDDDDD|DDDDDDDDD|AAAAA DDDDDD AA DAA|AAAAADDDDDDAADAA|ADDD-DDDD-DDDD|A-DDD-DDD-DDD-DDD|DDDDDDD|AADDDDDDA|ADDDDDDDDDDDD|DDDAADDDD|DD DDD DDD|A DDDDDDD",
    )


def health(rng: random.Random) -> str:
    return one_of(
        rng,
        "DDD DDD DDDD|DDDDDDDDDD|DDDD-DDD-DDD-AA|DDDDDDDD|MRN DDDDDDD|DDDDDDD|ADDDDDDDDD|DAAD-AAD-AADD|AAADDDDDDDDD|DD-DDDDDD|DDD-DDD-DDD|H-DDDDDD|DDDDDDDDDDA|AA-DDDDDDDD|00DDDDDD",
    )


def account(rng: random.Random) -> str:
    return one_of(
        rng,
        "DDDDDDDD|DDDDDDDDDD|AA-DDDD-DDDD|AADDDDDDDD|DDDD-DDDD|DDD DDD DDD|C-DDDDDDD|ACC-DDDDDD|DDDDDD|DD-DDDDDDD|ADDDDDDDD|DDDD DDDD DDDD|CUST-DDDDDD|K-DDD-DDDD",
    )


def other(rng: random.Random) -> str:
    return one_of(rng, "XXXXXX|DDD-DDDDDDD-DDDD|AADDDDDD|DDDDDDDDDDDDDDD|EMP-DDDDD|E-DDDDD|s DDDDDDD|#DDDDDD|DD-DDDDDDD|INCDDDDDDD|TKT-DDDDD|XX:XX:XX:XX:XX:XX|DDDD/DD|AAADDD"
                       "|DDDDDDDDA|PN-DDDDDDDD|DD/DDDDD|AA-DDDDD-AA|CLM-DDDD-DDDDDD|ADDDD|DDDDDD|XXX-XXX-XXX|1ZXXXXXXDDDDDDDDDD|JDDDDDDDDDDDDDDDDD|Case DD-CV-DDDD|DDDDD/DD|REFDDDDDD|R-DDDDD|STU-DDDDDD|aDDDDDDD")  # fmt: skip


def plate(rng: random.Random) -> str:
    return one_of(
        rng,
        "AADD AAA|DAAADDD|AAA-DDDD|AAA DDDD|AA-DDD-AA|A-AA DDDD|DDDD AAA|AAADDDD|A AAA DDDD|DDD-AAA|XXXXXXXXXXXDDDDDD|DAXAADDXDXADDDDDD|DD-AA-DD|AA DDDDA|DD-A-DDDDD",
    )


def organization_id(rng: random.Random) -> str:
    return one_of(
        rng,
        "DD-DDDDDDD|GBDDDDDDDDD|DEDDDDDDDDD|FRDDDDDDDDDDD|HRB DDDDD|DDDDDDDD|ATUDDDDDDDD|DDD DDD DDD|SCDDDDDD|ESADDDDDDDD|NLDDDDDDDDDB01|CHE-DDD.DDD.DDD|DD DDD DDD DDD|DD.DDD.DDD/DDDD-DD|PLDDDDDDDDDD",
    )


def medical_code(rng: random.Random) -> str:
    return one_of(rng, "ADD.D|ADD.DD|ADD|ADDDDD|DDDDD|DDDDD-D|ADD.DXA|DDDDDDDDD|ADDD|DDDDD-DD|DDD.DD")


def ip(rng: random.Random) -> str:
    if rng.random() < 0.2:
        parts = [f"{rng.randrange(65536):x}" for _ in range(rng.choice((8, 8, 4)))]
        return ":".join(parts) if len(parts) == 8 else "2001:db8::" + ":".join(parts[:3])
    return ".".join(str(rng.randint(1, 254)) for _ in range(4)) + (
        f"/{rng.choice((8, 16, 24))}" if rng.random() < 0.05 else ""
    )


def coordinate(rng: random.Random) -> str:
    lat, lon = rng.uniform(-80, 80), rng.uniform(-179, 179)
    if rng.random() < 0.2:
        return f"{abs(lat):.4f}° {'N' if lat > 0 else 'S'}, {abs(lon):.4f}° {'E' if lon > 0 else 'W'}"
    if rng.random() < 0.15:
        return f"{int(abs(lat))}°{rng.randint(0, 59)}'{rng.randint(0, 59)}\"N {int(abs(lon))}°{rng.randint(0, 59)}'{rng.randint(0, 59)}\"W"
    places = rng.choice((3, 4, 5, 6))
    return f"{lat:.{places}f}{rng.choice((', ', ',', ' '))}{lon:.{places}f}"


def password(rng: random.Random) -> str:
    words = "sun moon blue kettle dragon tiger river coffee monkey summer winter hunter shadow purple banana rocket silver falcon pepper ginger qwerty letmein orange guitar".split()
    word, second = rng.choice(words), rng.choice(words)
    digest = hashlib.sha256(rng.randbytes(8))
    return rng.choice((
        f"{word.title()}{rng.randint(1, 2025)}{rng.choice('!?#$*@')}", f"{word}{second}{rng.randint(0, 99)}", like(rng, "DDDD"), like(rng, "DDDDDD"),
        "".join(rng.choice(string.ascii_letters + DIGITS + "!$%&*#@?+-_") for _ in range(rng.randint(8, 16))), f"{word}_{second}", f"{word.title()}-{second.title()}-{rng.randint(1, 99)}",
        "sk-" + "".join(rng.choice(string.ascii_letters + DIGITS) for _ in range(32)), "ghp_" + "".join(rng.choice(string.ascii_letters + DIGITS) for _ in range(36)),
        digest.hexdigest()[:32], base64.b64encode(digest.digest()).decode(), "AKIA" + like(rng, "X" * 16), f"{word} {second} {rng.choice(words)}", word + like(rng, "DDD"),
        word.replace("o", "0").replace("e", "3").title() + like(rng, "DD") + rng.choice("!$"), like(rng, "DDD DDD"), f"xoxb-{like(rng, 'D' * 12)}-{digest.hexdigest()[:24]}",
    ))  # fmt: skip


def spoken(rng: random.Random, digits: str) -> str:
    """Digits as they are read out, with "oh", "double" and pauses."""
    out: list[str] = []
    at = 0
    while at < len(digits):
        digit = digits[at]
        if digits[at : at + 2] == digit * 2 and rng.random() < 0.5:
            out.append(f"double {SPOKEN[digit]}")
            at += 2
            continue
        out.append("oh" if digit == "0" and rng.random() < 0.5 else SPOKEN[digit])
        at += 1
    return " ".join(out)
