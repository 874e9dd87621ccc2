"""Names and places in the cases of their language: Polish declension, the German and the Nordic genitive."""

import re

CASES = ("gen", "dat", "acc", "ins", "loc", "voc")
SURNAME = re.compile(r"(?:[sc]k|dzk)[iya]$")
SOFT = {"r": "rze", "ł": "le", "t": "cie", "d": "dzie", "k": "ce", "g": "dze"}
FLEETING = {"iek": "k", "ek": "k", "eł": "ł", "iec": "c", "zec": "zc"}
PALATAL = {"ń": "ni", "ś": "si", "ć": "ci", "ź": "zi"}
ENDS = {"gen": "a", "acc": "a", "dat": "owi", "ins": "em"}


def declined(language: str, value: str, case: str) -> str:
    """A place or a body in a case, word by word, as far as simple endings go."""
    if language != "pl":
        return possessive(language, value)
    words = value.split(" ")
    if len(words) > 2 or not all(words):
        return value
    whole = case == "acc" and words[-1][-1] != "a"  # the accusative of things is their nominative
    described = [
        word if whole else adjective(word, case) if word[-1] in "aiy" else place(word, case) for word in words[:-1]
    ]
    return " ".join((*described, place(words[-1], case)))


def person(language: str, first: str, last: str, case: str) -> tuple[str, str]:
    """First name and surname in a case."""
    if language != "pl":
        return first, possessive(language, last)
    woman = first.endswith("a") and first not in {"Kuba", "Barnaba", "Kosma", "Bonawentura"}
    return given(first, case), family(last, case, woman)


def possessive(language: str, value: str) -> str:
    """`Olsens`; what ends in a hissing sound takes an apostrophe in German and Danish, nothing in Swedish."""
    if value[-1:].lower() not in "sxzß":
        return f"{value}s"
    return value if language == "sv" else f"{value}{'’' if language == 'de' else chr(39)}"


def given(name: str, case: str) -> str:
    """A Polish first name."""
    if name.endswith(("a", "o")):
        return feminine(name, case)
    if name.endswith(("i", "y")):  # Jerzy, Antoni, Ignacy
        return adjective(name, case)
    return masculine(name, case)


def family(name: str, case: str, woman: bool) -> str:
    """A Polish surname; a woman's declines only where it ends in `a` or `o`, and no surname has a vocative."""
    if case == "voc" or "-" in name:
        return name
    if SURNAME.search(name):
        return adjective(name, case)
    if name.endswith(("a", "o")):
        return feminine(name, case)
    return name if woman or name[-1:] in "eiuyáéíóú" else masculine(name, case)


def adjective(word: str, case: str) -> str:
    """Kowalski, Kowalska, Jerzy."""
    stem = word[:-1]
    if word.endswith("a"):
        return stem + {"acc": "ą", "ins": "ą", "voc": "a"}.get(case, "iej" if stem[-1] in "kg" else "ej")
    narrow = "i" if word.endswith("i") else "y"
    glide = "i" if narrow == "i" else ""
    ends = {"gen": "ego", "acc": "ego", "dat": "emu"}
    return stem + (glide + ends[case] if case in ends else word[-1] if case == "voc" else f"{narrow}m")


def feminine(word: str, case: str) -> str:
    """Anna, Agnieszka, Sikora, Matejko."""
    stem = word[:-1]
    if case in {"acc", "ins"}:
        return stem + {"acc": "ę", "ins": "ą"}[case]
    if case == "voc":
        return stem + ("u" if re.search(r"(?:[szcń]i|l)$", stem) else "o")
    if stem.endswith("i"):
        return stem if re.search(r"[szcn]i$", stem) else f"{stem}i"
    if stem.endswith("j"):
        return f"{stem[:-1]}i" if stem[-2:-1] in set("aeou") else f"{stem}i"
    if stem.endswith("l"):
        return f"{stem}i"
    if case == "gen":
        return stem + ("i" if stem[-1:] in "kg" else "y")
    if stem.endswith("ch"):
        return f"{stem[:-2]}sze"
    if re.search(r"(?:[csdr]z|c|ż)$", stem):
        return f"{stem}y"
    if stem.endswith("st"):
        return f"{stem[:-2]}ście"
    return stem[:-1] + SOFT[stem[-1]] if stem[-1:] in SOFT else f"{stem}ie"


def masculine(word: str, case: str) -> str:
    """Jan, Marek, Paweł, Nowak, Gdańsk; inanimate places take their genitive from `place`."""
    stem = word
    for end, kept in FLEETING.items():
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word.removesuffix(end) + kept
            break
    soft = stem[-1:] in PALATAL
    stem = stem[:-1] + PALATAL.get(stem[-1:], stem[-1:])
    if case in ENDS:
        return stem + ("i" if case == "ins" and stem[-1:] in "kg" else "") + ENDS[case]
    if soft or stem[-1:] in "kgcjlż" or stem.endswith(("ch", "cz", "sz", "rz")):
        return f"{stem}u"
    return stem[:-1] + SOFT[stem[-1]] if stem[-1:] in SOFT else f"{stem}ie"


def place(word: str, case: str) -> str:
    """The noun of a Polish place's name."""
    if case in {"acc", "voc"} and not word.endswith("a"):
        return word
    if SURNAME.search(word):
        return adjective(word, case)
    if word.endswith("a"):
        return feminine(word, case)
    if word.endswith(("ce", "y", "i")):
        return word[:-1] + {"gen": "", "dat": "om", "ins": "ami", "loc": "ach"}[case]
    if word.endswith("o"):
        stem = word[:-1]
        ends = {"gen": "a", "dat": "u", "ins": "em"}
        return stem + ends[case] if case in ends else feminine(f"{stem}a", "loc")
    if word.endswith("e") or word[-1:] in "uąęó":
        return word
    if word.endswith("ów"):
        word = f"{word[:-2]}ow"
    if word.endswith("aw"):
        return f"{word}iu" if case == "loc" else f"{word}i{ENDS[case]}"
    if word.endswith("ódź"):
        return f"{word[:-3]}odzi" + ("ą" if case == "ins" else "")
    return masculine(word, case)
