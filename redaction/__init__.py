"""Redaction of personal data: the engine, the text API on it, and what operators configure."""

import os

# The wheels of onnxruntime report to their maker over the network, and keep an identifier of this machine, unless this
# is set before their first import: see the Privacy.md that comes with them.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
