"""Real clients of the peers, each in a virtual environment of its own.

Their dependencies may contradict ours, so they live under `.peers/`, which is cached and ignored.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / ".peers"


def interpreter(name: str, *packages: str, base: str = sys.executable) -> Path:
    """Python of a virtual environment that has exactly `packages` (pinned, `name==version`); made on first use.

    `base` is the Python that it is made with, for a peer that does not install on ours.
    """
    digest = hashlib.sha256("\n".join(packages).encode()).hexdigest()[:12]
    folder = PEERS / f"{name}-{digest}"
    python = folder / "bin" / "python"
    done = folder / ".done"
    if not done.exists():
        subprocess.run([base, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-qqq", "--disable-pip-version-check", *packages], check=True)
        done.touch()
    return python


def python_before(minor: int) -> str | None:
    """A Python 3 older than 3.`minor`, ours where it is, else one on the PATH; None where there is none."""
    if sys.version_info < (3, minor):
        return sys.executable
    return next((found for old in range(minor - 1, 8, -1) if (found := shutil.which(f"python3.{old}"))), None)


def node_package(name: str, source: Path) -> Path:
    """A copy of a folder with package.json, its packages installed by npm exactly as its lock file says."""
    files = sorted(path for path in source.iterdir() if path.is_file())
    digest = hashlib.sha256(b"\n".join(path.read_bytes() for path in files)).hexdigest()[:12]
    folder = PEERS / f"{name}-{digest}"
    done = folder / ".done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        done.touch()
    return folder
