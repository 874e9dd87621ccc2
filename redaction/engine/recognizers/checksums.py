"""Check digits that several kinds of number share."""

DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def digits(value: str) -> str:
    """The ASCII digits of a value."""
    return "".join(c for c in value if "0" <= c <= "9")


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B; separators are ignored, a number of one repeated digit is refused."""
    number = [int(c) for c in digits(value)]
    total = sum(number[-1::-2]) + sum(DOUBLED[d] for d in number[-2::-2])
    return total % 10 == 0 and len(set(number)) > 1


def mod97(value: str) -> bool:
    """ISO/IEC 7064 MOD 97-10 as ISO 13616 uses it: the first four characters are moved to the end."""
    compact = "".join(c for c in value.upper() if c.isalnum())
    moved = compact[4:] + compact[:4]
    return moved.isascii() and int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def weighted(value: str, weights: tuple[int, ...], modulus: int) -> bool:
    """Whether the weighted sum of the digits is a multiple of the modulus."""
    number = digits(value)
    return len(number) == len(weights) and sum(w * int(d) for w, d in zip(weights, number, strict=True)) % modulus == 0


def aba(value: str) -> bool:
    """Routing transit number: weights 3, 7, 1 (ABA policy) and a Federal Reserve district in front."""
    number = digits(value)
    district = int(number[:2] or 99)
    valid = district <= 12 or 21 <= district <= 32 or 61 <= district <= 72 or district == 80
    return valid and number != "000000000" and weighted(number, (3, 7, 1) * 3, 10)


def clabe(value: str) -> bool:
    """Mexican CLABE: weights 3, 7, 1 on 17 digits, each product modulo 10."""
    number = [int(d) for d in digits(value)]
    if len(number) != 18:
        return False
    total = sum(d * w % 10 for d, w in zip(number[:17], (3, 7, 1) * 6, strict=False))
    return (10 - total % 10) % 10 == number[17]
