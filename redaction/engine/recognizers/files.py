"""File names with a known extension, and their paths."""

import re
from collections.abc import Iterator

from ..document import Document
from ..span import Span
from .base import FunctionRecognizer, Recognizer
from .domains import TLDS

EXTENSIONS = (
    "pdf docx? docm dotx? rtf odt txt md tex pages xlsx? xlsm xlsb csv tsv ods pptx? ppsx? odp jpe?g png gif bmp "
    "tiff? webp svg heic "
    "heif raw psd eps ico mp3 wav flac ogg m4a aac wma mp4 m4v avi mkv mov wmv webm flv zip rar 7z tar(?:\\.(?:gz"
    "|bz2|xz|zst))? gz tgz "
    "bz2 xz iso dmg exe msi apk ipa deb rpm jar war bat cmd ps1 vbs bin dll sys json jsonl xml ya?ml toml ini cfg "
    "conf env log sql db "
    "sqlite3? bak tmp dat html? php aspx? jspx? css scss tsx? jsx? mjs cjs vue pyc? ipynb java kt swift rb sh bash "
    "pl cpp hpp cc cxx hs "
    "rs lua scala dart eml msg mbox pst ost vcf ics key pem crt cer p12 pfx pub gpg asc kdbx ovpn epub mobi djvu "
    "pcap dcm dwg dxf "
    "stl obj indd fig sketch parquet feather npz npy pkl h5 onnx pt ckpt safetensors srt vtt torrent lock patch "
    "diff plist ttf otf woff2?"
)
DOT_EXTENSION = re.compile(
    r"\.(?P<ext>" + "|".join(EXTENSIONS.split()) + r")(?![^\W_]|[(\[@]|\.[a-z]{1,5}(?![^\W_])|[-_]\w)"
)
REVERSED_NAME = re.compile(r"[^\s\"'`<>|:;,*?=(){}\[\]!@#…“”„«»]{1,160}")
NAME = re.compile(r"[\w./\\~-]")
DRIVE = re.compile(r"[a-zA-Z]:[\\/]|\\\\[\w.-]+\\")
# Libraries and platforms are named like files; "key.pub" and the like need more than a bare word.
PRODUCTS = frozenset(
    {
        "node.js", "vue.js", "next.js", "nuxt.js", "react.js", "express.js", "three.js", "d3.js", "chart.js",
        "ember.js", "backbone.js", "angular.js", "discord.js", "moment.js", "socket.js", "electron.js", "nest.js",
        "knockout.js", "alpine.js", "video.js", "p5.js", "require.js", "underscore.js", "handlebars.js", "polymer.js",
        "solid.js", "deno.js", "bun.js", "ruby.rb", "draw.io", "config.env", "process.env", "docs.rs", "lib.rs",
        "crates.rs",
    }
)  # fmt: skip
WEAK = frozenset(
    {
        "env", "key", "msg", "obj", "dat", "sys", "bin", "raw", "db", "pub", "cc", "pl", "rs", "sh", "pt", "fig",
        "pages", "lock", "diff", "patch", "log", "md", "js", "ts",
    }
)  # fmt: skip
OBJECTS = frozenset(
    {
        "process", "self", "this", "obj", "request", "response", "req", "res", "e", "event", "err", "row", "item",
        "data", "user", "config", "os", "import", "std", "r", "entry", "node", "record", "field", "context", "ctx",
        "params", "options", "opts",
    }
)  # fmt: skip


def find_files(document: Document) -> Iterator[Span]:
    """Names like "Q3_contract_signed.docx", with the path in front of them; blanks only in quotes or after a drive."""
    done = 0
    for match in DOT_EXTENSION.finditer(document.lower):
        end = match.end()
        start = name_start(document.text, done, match.start(), end)
        if start is None or start < done:
            continue
        score = name_score(document, start, end, match["ext"])
        if score:
            done = end
            yield Span(start, end, "FILENAME", score)


def name_start(text: str, done: int, dot: int, end: int) -> int | None:
    """Where the name that ends at `end` begins; None where nothing stands before the dot."""
    quoted = quoted_start(text, done, dot, end)
    if quoted is not None:
        return quoted
    backwards = REVERSED_NAME.match(text[max(done, dot - 160) : dot][::-1])
    if backwards is None:
        return None
    start = dot - backwards.end()
    if start > 1 and text[start - 1] == ":" and text[start] in "\\/" and text[start - 2].isalpha():
        start -= 2
    elif (drive := drive_start(text, done, dot)) is not None:
        start = drive
    while (
        start < dot
        and text[start] in ".-,+&%$"
        and text[start : start + 2] not in {"./", ".."}
        and not text[start + 1].isspace()
    ):
        start += 1
    return start if start < dot else None


def quoted_start(text: str, done: int, dot: int, end: int) -> int | None:
    """Behind the opening quote, if a closing one follows the extension and the name is of a reasonable length."""
    quote = text[end : end + 1]
    opening = {'"': '"', "'": "'", "`": "`", "”": "“", "»": "«", "’": "‘"}.get(quote)
    if opening is None:
        return None
    start = text.rfind(opening, max(done, dot - 100), dot)
    name = text[start + 1 : end]
    if (
        start == -1
        or not name.strip()
        or "\n" in name
        or "://" in name
        or name[0].isspace()
        or any(c in name for c in ',;:=?*|"<>')
    ):
        return None
    return start + 1


def drive_start(text: str, done: int, dot: int) -> int | None:
    r"""Where "C:\My Documents\..." or "\\server\..." begins, if the line runs on from there to the dot."""
    low = max(done, dot - 200, text.rfind("\n", max(done, dot - 200), dot) + 1)
    found = None
    for match in DRIVE.finditer(text, low, dot):
        found = match
    if found is None or any(c in ':*?"<>|' for c in text[found.end() : dot]):
        return None
    return found.start() if text.rfind("\\", found.end() - 1, dot) > text.rfind(" ", found.end(), dot) - 60 else None


def name_score(document: Document, start: int, end: int, extension: str) -> float:
    """How likely the stretch is a file and not an address, a library or an attribute."""
    written = document.lower[start:end]
    front = document.text[start - 1 : start]
    if "://" in written or written.startswith(("www.", "//")) or front == "*" or (front in {"@", "$"} and front):
        return 0.0
    if front == ":" and document.text[end:].startswith("/"):
        return 0.0
    name = re.split(r"[\\/]", written)[-1]
    if name in PRODUCTS or not any(c.isalnum() for c in name[: -len(extension) - 1]):
        return 0.0
    if name.partition(".")[0] in OBJECTS and extension in {
        "env",
        "json",
        "key",
        "log",
        "msg",
        "obj",
        "db",
        "raw",
        "data",
        "sys",
    }:
        return 0.0
    host = re.split(r"[\\/]", written)[0]
    if host != name and "." in host.strip(".") and host.rpartition(".")[2] in TLDS and not host.startswith("."):
        return 0.3
    if extension in WEAK and name == written and len(name) < len(extension) + 4:
        return 0.45
    return 0.95 if extension not in WEAK or name != written else 0.75


RECOGNIZERS: tuple[Recognizer, ...] = (FunctionRecognizer(frozenset({"FILENAME"}), find_files, frozenset(".")),)
