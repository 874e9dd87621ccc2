"""A page that shows where detection errs."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from .scoring import Scheme, Span

STYLE = (
    "body{font:1rem/1.8 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;white-space:pre-wrap}"
    "mark{padding:0 .2em;border-radius:.2em}.hit{background:#cfe9d4}.miss{background:#ffd0c9}.false{background:#ffe7ad}"
    "small{font-family:ui-monospace,monospace}article{border-top:1px solid #bbb;padding:.5rem 0}"
)


def report(read: Iterable[tuple[Mapping[str, Any], Sequence[Span]]], scheme: Scheme) -> str:
    """A page of those of the rows whose spans have a miss or a false alarm."""
    articles = [article(row, spans, scheme) for row, spans in read]
    kept = "\n".join(filter(None, articles))
    key = (
        '<p><mark class="hit">found</mark> <mark class="miss">missed</mark> <mark class="false">false alarm</mark></p>'
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Errors</title><style>{STYLE}</style>{key}{kept}'
    )


def article(row: Mapping[str, Any], found: Iterable[Span], scheme: Scheme) -> str:
    """One text, empty where nothing is wrong with it."""
    gold = {(start, end): label for start, end, name, *_ in row["spans"] if (label := scheme.label(name))}
    ours = {(start, end): label for start, end, label in found if scheme.counts(label)}
    marks = [(*stretch, "false", label) for stretch, label in ours.items() if stretch not in gold]
    for stretch, label in gold.items():
        read_as = ours.get(stretch)
        if read_as is not None and scheme.kind(read_as) == scheme.kind(label):
            marks.append((*stretch, "hit", label))
        else:
            marks.append((*stretch, "miss", f"{label}, read as {read_as}" if read_as else label))
    if all(kind == "hit" for _, _, kind, _ in marks):
        return ""
    parts, at = [], 0
    for start, end, kind, label in sorted(marks):
        start = max(start, at)
        if start < end:
            parts += [escape(row["text"][at:start]), f'<mark class="{kind}">{escape(row["text"][start:end])}']
            parts.append(f" <small>{label}</small></mark>")
            at = end
    return f"<article>{''.join(parts)}{escape(row['text'][at:])}</article>"
