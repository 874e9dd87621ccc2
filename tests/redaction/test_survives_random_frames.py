"""Whatever comes over a socket is answered, and no answer is a failure of the server."""

import json

from asgiref.sync import async_to_sync
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.auth import Caller
from project.errors import KINDS, Problem
from redaction.conversation import Conversation

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KNOWN = st.sampled_from(
    ["text", "id", "stream", "append", "end", "type", "policy", "project_id", "link_batch", "entity_detection",
     "processed_text", "accuracy", "entity_types", "filter", "value", "pattern", "entity_type", "return_entity"]
)  # fmt: skip
NESTED = st.recursive(
    VALUES | st.sampled_from(["ENABLE", "BLOCK", "MASK", "NAME", "(", "true"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN, inner, max_size=4),
    max_leaves=10,
)
FRAMES = st.binary(max_size=50) | st.dictionaries(KNOWN, NESTED, max_size=5).map(lambda made: json.dumps(made).encode())


@given(st.lists(FRAMES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_frame_has_an_answer_or_a_refusal(transactional_db, frames):
    conversation = Conversation(Caller("anonymous"))
    for frame in frames:
        outcome = said(conversation, frame)
        if isinstance(outcome, Problem):
            assert KINDS[outcome.code].status == outcome.status < 500
        else:
            assert isinstance(outcome, dict | list)


def said(conversation, frame):
    """The answer to a frame, or its refusal."""
    try:
        return async_to_sync(conversation.answer)(conversation.read(frame))
    except Problem as problem:
        return problem
