"""Nobody's values reach the model, the logs or another conversation, however many talk at once."""

import asyncio
import json

from websockets.asyncio.client import connect

from .assistant import asked

CONVERSATIONS = 100


async def converse(gateway, number):
    """Two turns under one name, with the same persons in other roles; what each turn's answer said."""
    heard = []
    headers = {"x-api-key": gateway.key}
    url = f"{gateway.server.ws}/ws/assistant"
    names = ["Anna Schmidt", "Bernd Keller"][:: 1 if number % 2 else -1]
    mail = f"canary{number}@example.com"
    async with connect(url, additional_headers=headers, open_timeout=120, compression=None) as socket:
        for text in (f"{names[0]} writes to {names[1]} from {mail}.", f"Now {names[1]} answers {mail}."):
            question = asked(text, conversation=f"canaries-{number}")
            await socket.send(json.dumps(question | ({"id": number} if number % 3 else {})))
            said = ""
            while (frame := json.loads(await asyncio.wait_for(socket.recv(), 120)))["event"] != "end":
                assert frame["event"] in ("start", "completion"), frame
                said += frame["data"] if frame["event"] == "completion" else ""
            heard.append((text, said))
    return heard


async def test_a_hundred_conversations_at_once_share_nothing(gateway, model):
    model.clear()
    every = await asyncio.gather(*(converse(gateway, number) for number in range(CONVERSATIONS)))
    for heard in every:
        for text, answer in heard:
            assert answer == f"I heard: {text}"
    assert len(model.received) >= 2 * CONVERSATIONS
    for secret in ("@example.com", "canary", "Schmidt", "Keller"):
        assert secret not in model.seen
        assert secret not in gateway.server.log()
