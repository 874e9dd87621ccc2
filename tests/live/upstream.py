"""A language model of the tests' own: a real HTTP server that streams as the real ones do, and fails as they do.

The model that is asked for says what happens; `received` keeps what came, `gone` the models whose client left early.
Bytes leave in slices that cut JSON, UTF-8 and placeholders anywhere.
"""

import asyncio
import json
import threading
from contextlib import suppress

STATUS = {400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests", 500: "Server Error"}
SLICE = 11  # bytes a write
PIECE = 3  # characters a chunk
FLOOD = 100_000  # bytes a chunk of a model that never stops to send
USAGE = {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}


class Upstream:
    """The server, on a thread with a loop of its own."""

    def __init__(self, slice_bytes=SLICE, delay=0.0):
        self.received, self.gone = [], []
        self.slice_bytes, self.delay = slice_bytes, delay
        self.most_open = self.open = self.said = 0
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait(10)
        self.url = f"http://127.0.0.1:{self.port}/v1"

    def stop(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def clear(self):
        self.received.clear()
        self.gone.clear()

    @property
    def seen(self):
        """All that came, as one text."""
        return json.dumps([body for _, _, body in self.received], ensure_ascii=False)

    def _run(self, started):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1_000))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()

    async def _serve(self, reader, writer):
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
            path = head[0].split(" ")[1]
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            raw = await reader.readexactly(int(headers.get("content-length", 0)))
            body = json.loads(raw) if raw else {}
            self.received.append((path, headers, body))
            answer = Answer(self, body, reader, writer)
            self.open += 1
            self.most_open = max(self.open, self.most_open)
            leaves = asyncio.ensure_future(reader.read(1))
            work = asyncio.ensure_future(answer.give(path))
            await asyncio.wait((work, leaves), return_when=asyncio.FIRST_COMPLETED)
            self.open -= 1
            if not work.done() or isinstance(work.exception(), ConnectionError):  # told by reading, or by writing
                self.gone.append(body.get("model"))
                work.cancel()
            leaves.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await work
        writer.close()


class Answer:
    """One answer."""

    def __init__(self, server, body, reader, writer):
        self.server, self.body, self.writer = server, body, writer
        self.model = body.get("model", "")
        self.sliced = server.slice_bytes

    async def give(self, path):
        kind, _, argument = self.model.partition("-")
        if path.endswith("/models"):
            await self.whole(200, {"object": "list", "data": [{"id": "listed", "object": "model"}]})
        elif kind == "status":
            error = {"error": {"message": f"No: {self.last()}", "type": "x", "code": None}}
            await self.whole(int(argument), error, {"Retry-After": "7"} if argument == "429" else {})
        elif kind == "mute":
            await asyncio.sleep(3_600)
        elif path.endswith("/embeddings"):
            texts = self.body["input"] if isinstance(self.body["input"], list) else [self.body["input"]]
            data = [{"object": "embedding", "index": at, "embedding": [0.5, 0.25]} for at, _ in enumerate(texts)]
            await self.whole(200, {"object": "list", "data": data, "model": self.model, "usage": USAGE})
        elif path.endswith("/chat/completions"):
            await (self.stream() if self.body.get("stream") and kind != "unstreamed" else self.complete())
        else:
            await self.completion()

    def last(self):
        """The text of the last message."""
        if "messages" not in self.body:
            return str(self.body.get("prompt", self.body.get("input", "")))
        content = self.body["messages"][-1].get("content") or ""
        return content if isinstance(content, str) else " ".join(part.get("text", "") for part in content)

    def said(self):
        """What the answer says, by path: content, reasoning, refusal, arguments of calls."""
        text = self.last()
        if self.model == "tools":
            return [("call", 0, {"to": text, "n": 1}), ("call", 1, {"again": text, "quote": '"x"'})]
        if self.model == "think":
            return [("reasoning_content", f"They say {text}"), ("content", f"Yes: {text}")]
        if self.model == "refuse":
            return [("refusal", f"I will not say {text}")]
        if self.model == "unknown":
            return [("provider_note", f"Note {text}"), ("content", text)]
        if self.model.startswith("say-"):
            return [("content", self.model.removeprefix("say-"))]
        if self.model == "json":
            return [("content", json.dumps({"answer": text}))]
        return [("content", f"I heard: {text}")]

    def deltas(self):
        yield {"role": "assistant", "content": ""}
        for kind, *rest in self.said():
            if kind == "call":
                at, arguments = rest
                call = {"index": at, "id": f"call_{at}", "type": "function"}
                yield {"tool_calls": [{**call, "function": {"name": "send_mail", "arguments": ""}}]}
                for piece in pieces(json.dumps(arguments)):
                    yield {"tool_calls": [{"index": at, "function": {"arguments": piece}}]}
            else:
                for piece in pieces(rest[0]):
                    yield {kind: piece}

    def chunk(self, delta, finish=None):
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        if self.body.get("logprobs") and delta.get("content"):
            choice["logprobs"] = {"content": [probable(delta["content"])]}
        head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": self.model, "x_extra": 5}
        return {**head, "choices": [choice]}

    async def stream(self):
        kind, _, argument = self.model.partition("-")
        if kind == "slow":
            await asyncio.sleep(float(argument))
        await self.begin("text/event-stream")
        deltas = list(self.deltas())
        if kind == "silent":
            await asyncio.sleep(3_600)
        if kind == "garbage":
            await self.write(b"data: {this is no JSON\n\n")
        for at, delta in enumerate(deltas):
            if at == 4 and kind == "cut":
                await self.writer.drain()
                self.writer.transport.abort()
                return
            if at == 4 and kind == "cutclean":
                await self.end()
                return
            if at == 4 and kind == "broken":
                await self.write(b'data: {"error": {"message": "No: ' + self.last().encode() + b'", "code": 500}}\n\n')
                await self.end()
                return
            if at == 4 and kind == "pausing":
                await asyncio.sleep(float(argument))
            await self.event(self.chunk(delta))
            self.server.said += len(delta.get("content") or "")
            await asyncio.sleep(self.server.delay)
        if kind == "documents":
            found = [{"page_content": f"About {self.last()}", "metadata": {"page": 1}}]
            await self.event({**self.chunk({}), "source_documents": found})
        while kind == "flood":
            await self.event({**self.chunk({}), "system_fingerprint": "f" * FLOOD})
            self.server.said += FLOOD
        while kind == "endless":
            await self.event(self.chunk({"content": "and on "}))
            await asyncio.sleep(0.02)
        await self.event(self.chunk({}, "tool_calls" if self.model == "tools" else "stop"))
        if (self.body.get("stream_options") or {}).get("include_usage"):
            await self.event({**self.chunk({}), "choices": [], "usage": USAGE})
        await self.write(b"data: [DONE]\n\n")
        await self.end()

    async def complete(self):
        kind, _, argument = self.model.partition("-")
        if kind == "garbage":
            await self.whole(200, None, raw=b"<html>no</html>")
            return
        if kind == "slow":
            await asyncio.sleep(float(argument))
        message = {"role": "assistant", "content": None}
        for name, *rest in self.said():
            if name == "call":
                function = {"name": "send_mail", "arguments": json.dumps(rest[1])}
                call = {"id": f"call_{rest[0]}", "type": "function", "function": function}
                message.setdefault("tool_calls", []).append(call)
            else:
                message[name] = rest[0]
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if self.model == "tools" else "stop"}
        if self.body.get("logprobs") and message.get("content"):
            choice["logprobs"] = {"content": [probable(piece) for piece in pieces(message["content"])]}
        head = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": self.model, "x_extra": 5}
        await self.whole(200, {**head, "choices": [choice], "usage": USAGE})

    async def completion(self):
        prompt = self.body["prompt"] if isinstance(self.body["prompt"], str) else self.body["prompt"][0]
        head = {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": self.model}
        if not self.body.get("stream"):
            choice = {"index": 0, "text": f"{prompt} and so on", "finish_reason": "stop", "logprobs": None}
            await self.whole(200, {**head, "choices": [choice], "usage": USAGE})
            return
        await self.begin("text/event-stream")
        for piece in [*pieces(f"{prompt} and so on"), ""]:
            choice = {"index": 0, "text": piece, "finish_reason": None if piece else "stop", "logprobs": None}
            await self.event({**head, "choices": [choice]})
        await self.write(b"data: [DONE]\n\n")
        await self.end()

    async def begin(self, kind, status=200, extra=()):
        head = [f"HTTP/1.1 {status} {STATUS.get(status, 'OK')}", f"Content-Type: {kind}", "Connection: close", *extra]
        if kind == "text/event-stream":
            head.append("Transfer-Encoding: chunked")
        self.writer.write("\r\n".join([*head, "", ""]).encode())
        await self.writer.drain()

    async def event(self, value):
        await self.write(b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n")

    async def write(self, raw):
        for at in range(0, len(raw), self.sliced):
            part = raw[at : at + self.sliced]
            self.writer.write(b"%x\r\n%s\r\n" % (len(part), part))
            if self.sliced < 100:
                await asyncio.sleep(0)
        await self.writer.drain()

    async def end(self):
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    async def whole(self, status, value, headers=None, raw=None):
        body = json.dumps(value).encode() if raw is None else raw
        extra = [f"{name}: {item}" for name, item in (headers or {}).items()]
        await self.begin("application/json", status, [*extra, f"Content-Length: {len(body)}"])
        self.writer.write(body)
        await self.writer.drain()


def probable(token):
    """A token as it is told where probabilities are asked for."""
    other = {"token": "Other", "logprob": -2.5, "bytes": None}
    return {"token": token, "logprob": -0.5, "bytes": list(token.encode()), "top_logprobs": [other]}


def pieces(text):
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
