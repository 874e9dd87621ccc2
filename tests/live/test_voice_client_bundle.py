"""The bundle that the page at /voice/ has is what its build makes, byte for byte."""

import subprocess
from pathlib import Path

from tests import peers

from .servers import ROOT

SOURCE = ROOT / "deploy" / "voice-client"
BUNDLE = ROOT / "chat" / "static" / "chat" / "voice" / "pipecat"


def test_the_build_makes_the_same_bundle_again(tmp_path: Path):
    folder = peers.node_package("voice-client", SOURCE)
    subprocess.run(["node", folder / "build.mjs", tmp_path], check=True)
    for name in ("client.js", "NOTICE.txt"):
        assert (tmp_path / name).read_bytes() == (BUNDLE / name).read_bytes()
