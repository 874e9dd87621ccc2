"""Speech to text and text to speech of the tests' own: a real HTTP server with OpenAI's audio paths.

Each utterance that it is given is the script's, as far as the audio reaches. A voice says 0.1 s for each sentence.
"""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from chat.voice import wav

SCRIPT = [
    ("My", 0, 0.2),
    ("name", 0.2, 0.4),
    ("is", 0.4, 0.6),
    ("John", 0.6, 0.9),
    ("Smith", 0.9, 1.3),
    ("today.", 1.4, 1.8),
]
VOICE = (1_000 + np.arange(2_400) % 100).astype("<i2").tobytes()


class SpeechServer:
    """The server, on a thread of its own; `received` keeps (path, fields or body), `status` makes it fail."""

    def __init__(self):
        self.received, self.status, self.words, self.sentence = [], 200, True, VOICE
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *given):
                pass

            def do_POST(self):
                raw = self.rfile.read(int(self.headers["content-length"]))
                kind, answer = outer.answer(self.path, raw)
                self.send_response(outer.status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                with suppress(ConnectionError):  # an interruption hangs up
                    self.wfile.write(answer)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def answer(self, path, raw):
        if self.status != 200:
            return "application/json", json.dumps({"error": {"message": "No: John Smith"}}).encode()
        if path.endswith("/audio/speech"):
            self.received.append((path, json.loads(raw)))
            return "audio/pcm", self.sentence
        head, found = raw.split(b"RIFF", 1)
        layout = wav.layout(b"RIFF" + found)
        seconds = (layout.end - layout.start) / 2 / layout.rate
        self.received.append((path, head.decode()))
        said = [word for word in SCRIPT if word[2] <= seconds]
        words = [{"word": word, "start": start, "end": end} for word, start, end in said]
        text = " ".join(word for word, _, _ in said)
        body = {"task": "transcribe", "language": "english", "duration": seconds, "text": text}
        return "application/json", json.dumps({**body, **({"words": words} if self.words else {})}).encode()
