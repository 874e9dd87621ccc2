"""`make conformance`: RFC 6455 by the Autobahn test suite, groups 1 to 10, against the mirror example.

The suite runs on Python 2.7 alone, in an environment of its own under `.peers/`; a `python2.7` must be found.
Exit status 1 where a case fails.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.live import servers
from tests.peers import PEERS, interpreter

SUITE = "autobahntestsuite==25.10.1"
VIRTUALENV = "virtualenv==20.21.1"  # the last line of versions that can make an environment for Python 2.7
GOOD = frozenset({"OK", "NON-STRICT", "INFORMATIONAL"})
GROUPS = [f"{group}.*" for group in range(1, 11)]
LARGEST = 32 * 1024 * 1024  # bytes; the suite sends messages of 16 MiB
PATIENCE = 1800  # s


def main() -> None:
    suite = installed()
    with tempfile.TemporaryDirectory() as folder:
        server = servers.product(
            Path(folder), SOCKET_MESSAGE_BYTES=LARGEST, SOCKET_OUTBOX_BYTES=LARGEST, SOCKET_RATE=0, LOG_LEVEL="ERROR"
        )
        try:
            found = run(suite, f"{server.ws}/ws/examples/mirror", Path(folder))
        finally:
            server.stop()
    failed = sorted(case for case, verdict in found.items() if verdict not in GOOD)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in Counter(found.values()).most_common())
    sys.stdout.write(f"{len(found)} cases: {counts}.\n")
    for case in failed:
        sys.stdout.write(f"{case}: {found[case]}\n")
    if failed or not found:
        raise SystemExit(1)


def installed() -> Path:
    """The suite's program, installed on first use."""
    folder = PEERS / "autobahn"
    program = folder / "bin" / "wstest"
    if not program.exists():
        old = shutil.which("python2.7")
        if old is None:
            raise SystemExit("The Autobahn test suite needs a python2.7 on the PATH.")
        subprocess.run([interpreter("virtualenv", VIRTUALENV), "-m", "virtualenv", "-p", old, folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", SUITE], check=True)
    return program


def run(program: Path, url: str, folder: Path) -> dict[str, str]:
    """Verdict by case."""
    spec = folder / "fuzzingclient.json"
    reports = folder / "reports"
    cases = {"url": url, "agent": "tacet", "options": {"version": 18}}
    spec.write_text(json.dumps({"outdir": str(reports), "servers": [cases], "cases": GROUPS, "exclude-cases": []}))
    subprocess.run([program, "-m", "fuzzingclient", "-s", spec], check=True, timeout=PATIENCE, cwd=folder)
    index = json.loads((reports / "index.json").read_text())["tacet"]
    return {case: worst(verdict["behavior"], verdict["behaviorClose"]) for case, verdict in index.items()}


def worst(behaviour: str, close: str) -> str:
    """A case passes when what it did and how it closed are both good."""
    return behaviour if behaviour not in GOOD else close if close not in GOOD else behaviour


if __name__ == "__main__":
    main()
