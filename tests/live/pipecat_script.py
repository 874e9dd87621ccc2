"""Run by a Python that has pipecat-ai: prints, as JSON, what its unmodified client saw in each scenario of the plan.

The plan is JSON on standard input: {scenario: {"url", "params", "steps": [...]}}. Steps: {"message": {...}} and
{"audio": [frames, rate, channels]} go through the pipeline, {"frame": [kind, fields]}, {"raw": hex} and {"junk": bytes}
past it; {"until": [kind, count]} waits for what comes and {"closed": true} for the end; {"beside": scenario} plays
another client meanwhile, whose outcome is told as `beside`.
"""

import asyncio
import json
import os
import sys
import time

from loguru import logger  # type: ignore[import-not-found]
from pipecat.frames import frames  # type: ignore[import-not-found]
from pipecat.pipeline.pipeline import Pipeline  # type: ignore[import-not-found]
from pipecat.pipeline.worker import PipelineParams, PipelineWorker  # type: ignore[import-not-found]
from pipecat.processors.frame_processor import FrameProcessor  # type: ignore[import-not-found]
from pipecat.transports.websocket.client import (  # type: ignore[import-not-found]
    WebsocketClientParams,
    WebsocketClientTransport,
)
from pipecat.workers.runner import WorkerRunner  # type: ignore[import-not-found]

logger.remove()
PATIENCE = 30
RATE = 16_000


class Recorder(FrameProcessor):  # type: ignore[misc]
    """Notes what comes from the socket."""

    def __init__(self):
        super().__init__()
        self.seen = []

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        noted = noted_of(frame)
        if noted is not None:
            self.seen.append([time.monotonic(), *noted])
        if not isinstance(frame, frames.InputTransportMessageFrame | frames.InterruptionFrame):
            await self.push_frame(frame, direction)

    def count(self, kind):
        return sum(found == kind for _, found, _ in self.seen)


def noted_of(frame):
    match frame:
        case frames.InputAudioRawFrame():
            return "audio", {"rate": frame.sample_rate, "channels": frame.num_channels, "audio": frame.audio.hex()}
        case frames.TranscriptionFrame():
            kept = {"user_id": frame.user_id, "timestamp": frame.timestamp, "id": frame.id, "name": frame.name}
            return "transcription", {"text": frame.text, **kept}
        case frames.TextFrame():
            return "text", {"text": frame.text, "id": frame.id, "name": frame.name}
        case frames.InputTransportMessageFrame():
            return frame.message["type"], frame.message
        case frames.InterruptionFrame():
            return "interruption", {}
    return None


async def play(scenario):
    recorder, events = Recorder(), []
    out = {"audio_in_enabled": True, "audio_out_enabled": True, "audio_out_auto_silence": False}
    params = WebsocketClientParams(**{**out, "audio_out_end_silence_secs": 0, **scenario.get("params", {})})
    transport = WebsocketClientTransport(scenario["url"], params)
    closed = asyncio.Event()

    @transport.event_handler("on_connected")
    async def connected(transport, websocket):
        events.append("on_connected")

    @transport.event_handler("on_disconnected")
    async def disconnected(transport, websocket):
        events.append("on_disconnected")
        closed.set()

    pipeline = Pipeline([transport.input(), recorder, transport.output()])
    rates = PipelineParams(audio_in_sample_rate=RATE, audio_out_sample_rate=RATE)
    worker = PipelineWorker(pipeline, params=rates, enable_rtvi=False, cancel_on_idle_timeout=False)
    started = asyncio.Event()
    worker.set_reached_downstream_filter((frames.StartFrame,))

    @worker.event_handler("on_pipeline_started")
    async def on_started(worker, frame):
        started.set()

    running = asyncio.create_task(run(worker))
    async with asyncio.timeout(PATIENCE):
        await started.wait()
    begin, socket = time.monotonic(), transport._session
    beside, failed = None, ""
    try:
        for step in scenario["steps"]:
            beside = await act(step, worker, socket, recorder, closed) or beside
    except TimeoutError:
        failed = str(step)
    code = socket._websocket.close_code if socket._websocket else None
    await worker.cancel()
    await asyncio.wait({running}, timeout=10)
    seen = [[round(at - begin, 3), kind, body] for at, kind, body in recorder.seen]
    return {"seen": seen, "events": events, "code": code, "beside": beside, "failed": failed}


async def run(worker):
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    await runner.run()


async def act(step, worker, socket, recorder, closed):
    """Take one step of a plan; the outcome of a client beside, else None."""
    [(verb, what)] = step.items()
    serializer = socket._params.serializer
    match verb:
        case "message":
            await worker.queue_frame(frames.OutputTransportMessageUrgentFrame(message=what))
        case "audio":
            count, rate, channels = what
            await worker.queue_frame(frames.OutputAudioRawFrame(sound(count, channels), rate, channels))
        case "frame":
            kind, fields = what
            frame = getattr(frames, kind)(**{name: fields[name] for name in fields if name not in ("id", "name")})
            for name in set(fields) & {"id", "name"}:
                setattr(frame, name, fields[name])
            await socket.send(await serializer.serialize(frame))
        case "raw":
            await socket.send(bytes.fromhex(what))
        case "junk":
            await socket.send(bytes(what))
        case "beside":
            return await play(what)
        case "until":
            kind, count = what
            async with asyncio.timeout(PATIENCE):
                while recorder.count(kind) < count:  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
        case "closed":
            async with asyncio.timeout(PATIENCE):
                await closed.wait()
    return None


def sound(count, channels):
    """Each frame's number in every channel, so that an echo can be told from any other sound."""
    return b"".join((number % 30_000 + 1).to_bytes(2, "little") * channels for number in range(count))


async def main():
    told = {}
    for name, scenario in json.load(sys.stdin).items():
        told[name] = await play(scenario)
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # whatever a pipeline has left running


if __name__ == "__main__":
    asyncio.run(main())
