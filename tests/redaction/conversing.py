"""What the tests of conversations ask over HTTP."""

SYNTHETIC = {"processed_text": {"type": "SYNTHETIC"}}


async def process(client, text, conversation="c", **fields):
    answer = await client.post("/process/text", json={"text": text, "conversation": conversation, **fields})
    assert answer.status_code == 200, answer.text
    return [item["processed_text"] for item in answer.json()]


async def reidentify(client, text, conversation="c", **fields):
    body = {"processed_text": text, "conversation": conversation, **fields}
    answer = await client.post("/process/text/reidentify", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()
