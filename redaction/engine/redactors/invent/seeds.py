"""Where chance comes from: the secret, the project and the mention, nothing else."""

import hashlib
import hmac
import random

from ...policy import Policy


def chance(policy: Policy, kind: str, value: str, attempt: int = 0) -> random.Random:
    """A source of chance that is the same for one value within a project, and a riddle without its secret."""
    message = f"{policy.project}\0{kind}\0{value}\0{attempt}".encode("utf-8", "surrogatepass")
    digest = hmac.new(policy.secret, message, hashlib.sha256).digest()
    return random.Random(int.from_bytes(digest[:8]))
