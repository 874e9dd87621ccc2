"""Real clients of the peers, each in a virtual environment of its own.

Their dependencies may contradict ours, so they live under `.peers/`, which is cached and ignored.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / ".peers"


def interpreter(name: str, *packages: str) -> Path:
    """Python of a virtual environment that has exactly `packages` (pinned, `name==version`); made on first use."""
    digest = hashlib.sha256("\n".join(packages).encode()).hexdigest()[:12]
    folder = PEERS / f"{name}-{digest}"
    python = folder / "bin" / "python"
    done = folder / ".done"
    if not done.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True
        )
        done.touch()
    return python
