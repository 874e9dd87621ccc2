"""The judges, in a virtual environment of their own, and importable from ours."""

import sys
from pathlib import Path

from tests import peers

PACKAGES = ("pii-leak-benchmark==0.6.0", "chunk-invariance==0.2.0")


def folder() -> Path:
    """Where their programs are; what they import is found after what we have."""
    programs = peers.interpreter("judges", *PACKAGES).parent
    [site] = programs.parent.glob("lib/python*/site-packages")
    if str(site) not in sys.path:
        sys.path.append(str(site))
    return programs
