"""Who is named in a message: `@` and the display name of a member, in any case.

Names are looked for in the posted text, because the redacted text may not have them any more. What follows the `@` is
left in the text: it is a name that every member sees in the list of members, and leaving it there ties no marker to it.
The same name without `@` is redacted like any other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Person

AT = re.compile(r"(?<!\w)@(?=\w)")
MOST_LOOKED_AT = 50
MOST = 20  # of one message


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Who is named, and how it is written in the text, `@` included."""

    people: tuple[Person, ...] = ()
    written: tuple[str, ...] = ()


NOBODY = Mentioned()


def mentioned(text: str, members: Iterable[Person]) -> Mentioned:
    """The members who are named in the text; of several names that fit, the longest."""
    names = sorted(members, key=lambda who: -len(who.name))
    people: dict[int, Person] = {}
    written: dict[str, None] = {}
    for at in [match.end() for match in AT.finditer(text)][:MOST_LOOKED_AT]:
        length = next((len(who.name) for who in names if _stands(text, at, who.name)), 0)
        if length and len(people) < MOST:
            named = [who for who in names if len(who.name) == length and _stands(text, at, who.name)]
            people.update({who.pk: who for who in named})
            written[text[at - 1 : at + length]] = None
    return Mentioned(tuple(people.values()), tuple(written))


def may_mention(text: str) -> bool:
    """Whether it is worth asking who the members are."""
    return AT.search(text) is not None


def _stands(text: str, at: int, name: str) -> bool:
    """Whether the whole name stands there, and not the beginning of a longer word."""
    end = at + len(name)
    if text[at:end].casefold() != name.casefold():
        return False
    return end == len(text) or not (text[end].isalnum() and name[-1].isalnum())
