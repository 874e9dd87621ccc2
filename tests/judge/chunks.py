"""chunk-invariance: every text, cut anywhere, comes out the same, restored and redacted."""

from collections.abc import Callable, Iterable, Iterator

from redaction.engine.placeholders import Mention, Placeholders
from redaction.engine.policy import Policy
from redaction.engine.restoring import Decided, Restoring
from redaction.engine.stream import Stream
from redaction.engine.vocabulary import vocabulary

Filter = Callable[[Iterable[str]], Iterator[str]]
MANGLED = (
    "[NAME_1]", "**[name_1]** said", "NAME_1's \\[NAME\\_1\\]", "%5BNAME_1%5D&x", "&#91;NAME_1&#93;",
    "[NAME_10] [NAME 1",
)  # fmt: skip
ANSWERS = (
    "Dear [NAME_1], I wrote to [EMAIL_ADDRESS_1] and to bob@example.org, call 640-555-0129.",
    "Card 5105-1051-0510-5100 of [ NAME 1 ], not [NAME_7]; mail bob%40example.org or NAME_1en now.",
    "Anna Petersen of Omaha met [NAME_1]. Her number is 968-16-0597\nand so on.",
)
SOURCES = ('{"to": "[NAME_1]", "cc": ["bob@example.org"], "n": 5105105105105100, "u": "\\u005bNAME_1\\u005d\\n"}',)


def restoring(**options: object) -> Filter:
    """A restorer as a filter of chunks."""
    table = Placeholders()
    table.allot([Mention("NAME", 'Ann "A" Lee'), Mention("EMAIL_ADDRESS", "ann@example.com")], ours=True)
    words = vocabulary(table.all(), ("[", "]"), "en")

    def run(chunks: Iterable[str]) -> Iterator[str]:
        made = Restoring(words, **options)  # type: ignore[arg-type]

        def written(piece: Decided) -> str:
            return made.write(piece, [f"<{entity.label}>" for entity in piece.entities])

        for chunk in chunks:
            yield written(made.read(chunk))
        yield written(made.end())

    return run


def redacting(chunks: Iterable[str]) -> Iterator[str]:
    """The redaction stream as a filter of chunks."""
    made = Stream(Policy())
    for chunk in chunks:
        yield made.append(chunk).text
    yield made.end().text


def cases() -> Iterator[tuple[str, Filter, tuple[str, ...]]]:
    """What is judged, and on which texts."""
    yield "restored", restoring(), (*MANGLED, *ANSWERS)
    yield "restored, identifiers redacted", restoring(policy=Policy()), (*MANGLED[:3], *ANSWERS)
    yield "restored, all redacted", restoring(policy=Policy(), all_labels=True), ANSWERS
    yield "restored in JSON", restoring(policy=Policy(), json=True), SOURCES
    yield "redacted", redacting, ANSWERS


def judge() -> bool:
    """Print how many ways of cutting were tried. Raises ChunkInvarianceError."""
    from chunk_invariance import assert_chunk_invariant

    for name, run, texts in cases():
        tried = 0
        for text in texts:
            splits = "all" if len(text) <= 10 else "all-two-part"
            tried += assert_chunk_invariant(run, lambda whole, run=run: "".join(run([whole])), text, splits=splits)
            letters = [list(text)]
            tried += assert_chunk_invariant(run, lambda whole, run=run: "".join(run([whole])), text, splits=letters)
        print(f"chunk-invariance: {name}: {len(texts)} texts, {tried} splits, all the same")
    return True
