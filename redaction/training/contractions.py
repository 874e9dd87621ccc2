"""Portuguese with its contractions taken apart ("do" as "de o"), as treebanks of Universal Dependencies write it.

The one human-labelled set of Portuguese news is written so, names of persons and bodies too; people are not.
"""

import re
from itertools import product

ARTICLES = {"o": "o", "a": "a", "os": "os", "as": "as"}
SHOWN = ("este", "esta", "estes", "estas", "isto", "esse", "essa", "esses", "essas", "isso")
FAR = ("aquele", "aquela", "aqueles", "aquelas", "aquilo")
PERSONS = ("ele", "ela", "eles", "elas")
PARTS = {
    **{f"d{article}": f"de {article}" for article in ARTICLES},
    **{f"n{article}": f"em {article}" for article in ARTICLES},
    **{f"pel{article}": f"por {article}" for article in ARTICLES},
    "ao": "a o", "aos": "a os", "à": "a a", "às": "a as",
    **{f"{short}{word}": f"{whole} {word}"
       for (short, whole), word in product((("d", "de"), ("n", "em")), (*SHOWN, *FAR, *PERSONS))},
    **{f"à{word[1:]}": f"a {word}" for word in FAR},
    "num": "em um", "numa": "em uma", "nuns": "em uns", "numas": "em umas", "daí": "de aí", "dali": "de ali",
}  # fmt: skip
CONTRACTED = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(PARTS, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


def apart(text: str) -> str:
    """The text with every contraction as the words it is made of, the case of its first letter kept."""

    def parts(match: re.Match[str]) -> str:
        made = PARTS[match[0].lower()]
        if match[0].isupper() and len(match[0]) > 1:
            return made.upper()
        return made[0].upper() + made[1:] if match[0][0].isupper() else made

    return CONTRACTED.sub(parts, text)
