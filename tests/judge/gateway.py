"""pii-leak-benchmark over real HTTP: its client, our server, and as the upstream its capture."""

import subprocess
import tempfile
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.live import servers
from tests.live.clients import manage


def judge(programs: Path, *, exhaustive: bool) -> bool:
    """Whether selfcheck says CLEAN and v2 passes; says so where this server has no gateway."""
    port = servers.free_port()
    with tempfile.TemporaryDirectory() as folder:
        server = servers.product(Path(folder), UPSTREAM_BASE_URL=f"http://127.0.0.1:{port}/v1", ANONYMOUS="always")
        try:
            if not answers(f"{server.url}/v1/models"):
                print("pii-leak-benchmark: this server has no /v1; the gateway was not judged")
                return False
            clean = ran(
                programs / "pii-leak-benchmark",
                "selfcheck",
                f"--target-base-url={server.url}/v1",
                f"--target-api-key={manage(Path(folder), 'createkey', 'judge')}",
                f"--capture-port={port}",
            )
            options = ["--exhaustive-splits"] if exhaustive else []
            passed = ran(
                programs / "pii-leak-benchmark-v2",
                f"--out={folder}/v2",
                "--only=tacet",
                f"--gateway-url={server.url}/v1/chat/completions",
                f"--upstream-port={port}",
                *options,
            )
            return clean and passed
        finally:
            server.stop()


def ran(*command: object) -> bool:
    """Whether a program ended well; it prints for itself."""
    return subprocess.run([str(part) for part in command]).returncode == 0


def answers(url: str) -> bool:
    """Whether anything but 404 is answered."""
    try:
        with urlopen(url, timeout=30):
            return True
    except HTTPError as error:
        return error.code != 404
    except URLError:
        return False
