# ruff: noqa: E501 - long rows of values and forms are data, and read best as rows
"""Forms: names of fields with values, in the layouts of systems, people and papers, things that identify nobody among them."""

import json
import random
from functools import cache
from pathlib import Path

from . import numbers
from .corpus import Marked, Text
from .values import Values

HOME = Path(__file__).parent / "templates"
Field = tuple[str, str, str]  # name, value, label or nothing


@cache
def table(language: str, name: str) -> dict[str, list[str]]:
    """A file of tab-separated names and choices."""
    lines = (HOME / language / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line)
    return {first: second.split("|") for first, second in pairs}


def fields(rng: random.Random, values: Values, language: str) -> list[Field]:
    """One to eight fields, about a third of them things."""
    keys, things = table(language, "keys.tsv"), table(language, "things.tsv")
    found: list[Field] = []
    for _ in range(rng.randint(1, 8)):
        if rng.random() < 0.35:
            name = rng.choice(list(things))
            found.append(
                (
                    name,
                    numbers.like(rng, rng.choice(things[name]))
                    if has_slots(things[name])
                    else rng.choice(things[name]),
                    "",
                )
            )
        else:
            label = rng.choice(list(keys))
            found.append((rng.choice(keys[label]), values.draw(rng, label), label))
    return found


def has_slots(choices: list[str]) -> bool:
    """Whether the choices are forms to draw from and not words."""
    return any("D" in choice for choice in choices)


def named(rng: random.Random, name: str) -> str:
    return rng.choice((name, name, name.title(), name.upper(), name.lower(), name.replace(" ", "_").lower()))


class Writer:
    """Collects a text and its spans."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.spans: list[Marked] = []
        self.length = 0

    def write(self, part: str, label: str = "") -> None:
        if label and part:
            self.spans.append((self.length, self.length + len(part), label))
        self.parts.append(part)
        self.length += len(part)

    def text(self, language: str) -> Text:
        return Text("".join(self.parts), tuple(self.spans), language)


def lines(rng: random.Random, found: list[Field]) -> Writer:
    """`name: value` on lines or in a row."""
    out = Writer()
    middle = rng.choice((": ", ": ", ": ", " ", "=", " - ", ":\t", "\t", ":", " = ", "\n", " # ", ": **"))
    gap = rng.choice(("\n", "\n", "\n", ", ", "; ", " | ", "  ", " / ", "&" if middle == "=" else "\n", ". ", "\n- "))
    for number, (name, value, label) in enumerate(found):
        out.write((gap if number else rng.choice(("", "", gap.strip(" .,;|/&")))) + named(rng, name) + middle)
        out.write(value.replace("\n", " ") if gap != "\n" else value, label)
    return out


def as_json(rng: random.Random, found: list[Field]) -> Writer:
    """An object, on one line or several."""
    out, gap = Writer(), rng.choice((" ", "\n  ", ""))
    out.write("{" + gap.rstrip(" "))
    for number, (name, value, label) in enumerate(found):
        out.write(("," + (gap or " ") if number else "") + json.dumps(name.replace(" ", "_")) + ": ")
        bare = value.isdigit() and value[0] != "0" and rng.random() < 0.5
        out.write("" if bare else '"')
        out.write(json.dumps(value, ensure_ascii=False)[1:-1], label)
        out.write("" if bare else '"')
    out.write("\n}" if "\n" in gap else "}")
    return out


def as_table(rng: random.Random, found: list[Field]) -> Writer:
    """A heading and a row of values."""
    out, gap = Writer(), rng.choice((",", ";", "\t", " | ", "|"))
    out.write(gap.join(named(rng, name) for name, _, _ in found) + "\n")
    for number, (_, value, label) in enumerate(found):
        out.write(gap if number else "")
        out.write(value.replace("\n", " "), label)
    return out


def as_markup(rng: random.Random, found: list[Field]) -> Writer:
    """Elements of XML or rows of HTML."""
    out, rows = Writer(), rng.random() < 0.4
    for name, value, label in found:
        tag = name.replace(" ", "_").strip(".#@/()'").lower() or "value"
        out.write(f"<tr><td>{name}</td><td>" if rows else f"<{tag}>")
        out.write(value.replace("\n", " "), label)
        out.write("</td></tr>\n" if rows else f"</{tag}>")
    return out


def sentence(rng: random.Random, found: list[Field]) -> Writer:
    """`my name is value` as people say it."""
    out = Writer()
    for number, (name, value, label) in enumerate(found[:3]):
        lead = rng.choice(
            (
                "my {} is ",
                "the {} is ",
                "{} ",
                "and {} ",
                "his {} is ",
                "her {}: ",
                "Your {} is ",
                "{} was ",
                "with {} ",
                "new {}: ",
            )
        )
        out.write((rng.choice((", ", ". ", " and ", " ")) if number else "") + lead.format(name))
        out.write(value.replace("\n", " "), label)
    return out


def form(rng: random.Random, values: Values, language: str) -> Text:
    """One form."""
    spoken = sentence if language == "en" else lines
    layout = rng.choice((lines, lines, lines, as_json, as_table, as_markup, spoken, spoken))
    return layout(rng, fields(rng, values, language)).text(language)
