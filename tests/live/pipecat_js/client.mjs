// Run by Node with a server's address: prints, as JSON, what Pipecat's unmodified JS client saw.
// What a browser has and Node has not is put in its place: the socket class, and a sound card.
import WebSocket from "ws";

globalThis.window ??= globalThis;
globalThis.crypto ??= (await import("node:crypto")).webcrypto;
globalThis.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.binaryType = "blob";
  }
};
const { LogLevel, PipecatClient, RTVIMessage, logger } = await import("@pipecat-ai/client-js");
const { WebSocketTransport } = await import("@pipecat-ai/websocket-transport");
for (const name of ["log", "info", "warn", "error", "debug"]) console[name] = () => {};
logger?.setLevel?.(LogLevel?.NONE ?? 0);

const SAID = "My name is John Smith.";
const MOST = 60_000; // ms
const [, , http, ws] = process.argv;

class SoundCard {
  heard = [];
  times = [];
  selectedMic = {};
  selectedCam = {};
  selectedSpeaker = {};
  isMicEnabled = true;
  setUserAudioCallback(callback) {
    this.speak = callback;
  }
  setClientOptions() {}
  async initialize() {}
  async connect() {}
  async disconnect() {}
  async userStartedSpeaking() {}
  tracks() {
    return { local: {} };
  }
  bufferBotAudio(samples) {
    this.times.push(performance.now());
    this.heard.push(...samples);
  }
}

async function until(condition, what) {
  const end = Date.now() + MOST;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function made() {
  const card = new SoundCard();
  const seen = { connected: 0, disconnected: 0, errors: [], texts: [], transcripts: [], refused: [], stopped: 0, notices: [] };
  const callbacks = {
    onConnected: () => seen.connected++,
    onDisconnected: () => seen.disconnected++,
    onError: (message) => seen.errors.push(message.data),
    onMessageError: (message) => seen.refused.push(message.data),
    onServerMessage: (data) => seen.notices.push(data),
    onUserTranscript: (data) => seen.transcripts.push(data),
    onBotLlmText: (data) => seen.texts.push(data.text),
    onBotLlmStopped: () => seen.stopped++,
  };
  const transport = new WebSocketTransport({ mediaManager: card });
  const client = new PipecatClient({ transport, callbacks, enableMic: true });
  return { card, client, seen, transport };
}

async function conversation() {
  const { card, client, seen, transport } = made();
  const requestData = { transport: "websocket", body: { audio: "echo" } };
  const params = await client.startBot({ endpoint: `${http}/start`, requestData });
  const ready = await client.connect(params);
  const redacted = await client.sendClientRequest("redact", { text: SAID });
  await client.sendText(`${SAID} Hello.`);
  await until(() => seen.stopped, "the answer");
  transport.sendMessage(new RTVIMessage("user-transcription", { text: SAID, user_id: "u", timestamp: "t", final: true }));
  await until(() => seen.transcripts.length, "the transcript");
  client.sendClientMessage("dance");
  await until(() => seen.refused.length, "the refusal");
  const second = Int16Array.from({ length: 16_000 }, (_, at) => 10_000 * Math.sin((2 * Math.PI * 440 * at) / 16_000));
  for (let at = 0; at < second.length; at += 512) card.speak(second.slice(at, at + 512).buffer);
  await until(() => card.heard.length > 23_000, "the echo");
  client.disconnectBot();
  await until(() => seen.disconnected, "the end");
  return { params, ready, redacted, seen, heard: card.heard, took: card.times.at(-1) - card.times[0] };
}

async function refusedToken(params) {
  const { client, seen } = made();
  client.connect(params).catch(() => {});
  await until(() => seen.disconnected, "the refusal of the token");
  return seen;
}

async function timeout() {
  const { client, seen } = made();
  await client.connect({ wsUrl: `${ws}/ws-client` });
  await until(() => seen.disconnected, "the end of the session");
  return seen;
}

const told = {};
if (process.argv[4] === "timeout") {
  told.first = await timeout();
  told.later = await timeout();
} else {
  told.conversation = await conversation();
  told.again = await refusedToken(told.conversation.params);
}
process.stdout.write(JSON.stringify(told), () => process.exit(0));
