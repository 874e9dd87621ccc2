// One session: Pipecat's client from its start to its end, told to the page as few events.

import { LogLevel, PipecatClient, RTVIMessage, WebSocketTransport, logger } from "./pipecat/client.js";
import { Sound } from "./sound.js";
import { ended, notStarted, withoutMicrophone } from "./words.js";

logger.setLevel(LogLevel.NONE); // it would log what is said

export class Session {
  #client;
  #transport;
  #sound;
  #tell;
  #over = false;
  #reason = "";

  /**
   * @param {object} tell
   *   samples(Int16Array) of the microphone; ready(config) of the server; line({who, name, text, final});
   *   answer("begin" | "text" | "end", text); bleeped([{start, end}]); problem(text); over(text) with why, where
   *   it was not asked for
   * @param {boolean} microphone whether to ask for it
   */
  constructor(tell, microphone) {
    this.#tell = tell;
    this.#sound = new Sound(tell.samples);
    this.#transport = new WebSocketTransport({ mediaManager: this.#sound });
    this.#client = new PipecatClient({ transport: this.#transport, callbacks: this.#callbacks(), enableMic: microphone });
  }

  /** Begin. @param {Record<string, string>} wishes of `POST /start` */
  async open(wishes) {
    const endpoint = new URL("/start", location.href).href;
    try {
      const found = await this.#client.startBot({ endpoint, requestData: { transport: "websocket", body: wishes } });
      if (this.#over) return;
      await this.#client.connect(found);
    } catch (error) {
      this.#reason ||= notStarted(error);
      await this.#finish();
    }
  }

  /** End. */
  async close() {
    this.#reason = "";
    await this.#client.disconnect().catch(() => {});
    await this.#finish();
  }

  get hears() {
    return this.#sound.hasMicrophone;
  }

  /** Whether the assistant answers what is said, not only what is written. */
  answer(spoken) {
    return this.#client.sendClientRequest("config", { answer_transcripts: spoken });
  }

  mute(muted) {
    this.#client.enableMic(!muted);
  }

  /** Ask the assistant; a running answer ends. */
  ask(text) {
    this.#sound.userStartedSpeaking();
    return this.#client.sendText(text);
  }

  /** Say something to the room in writing. It comes back redacted, as speech would. */
  say(text) {
    const timestamp = new Date().toISOString();
    this.#transport.sendMessage(new RTVIMessage("user-transcription", { text, timestamp, final: true }));
  }

  #callbacks() {
    return {
      onDeviceError: () => this.#tell.problem(withoutMicrophone(this.#sound.problem)),
      onBotReady: () => this.#ready(),
      onUserTranscript: ({ text, user_id: name, final }) =>
        this.#tell.line({ who: name ? "other" : "me", name, text, final }),
      onBotLlmStarted: () => this.#tell.answer("begin", ""),
      onBotLlmText: ({ text }) => this.#tell.answer("text", text),
      onBotLlmStopped: () => this.#tell.answer("end", ""),
      onServerMessage: (message) => this.#notice(message),
      onMessageError: ({ data }) => this.#tell.problem(data?.error ?? "The server could not do that."),
      onError: ({ data }) => this.#failed(data ?? {}),
      onDisconnected: () => this.#finish(),
    };
  }

  async #ready() {
    const config = await this.#client.sendClientRequest("config", {}).catch(() => null);
    if (!this.#over) this.#tell.ready(config ?? {});
  }

  #notice(message) {
    if (message.type === "bleeped") this.#tell.bleeped(message.timestamps);
    if (message.type === "prompt") this.#tell.line({ who: "asked", text: message.text, final: true });
    if (message.type === "text") this.#tell.line({ who: "other", name: message.name, text: message.text, final: true });
    if (message.type === "warning") this.#tell.problem("This session ends soon.");
  }

  #failed({ message, error, fatal }) {
    const told = error ?? message ?? "";
    if (!fatal) this.#tell.problem(told || "Something went wrong on the server.");
    else if (/websocket/.test(told)) this.#reason ||= ended(told);
  }

  async #finish() {
    if (this.#over) return;
    this.#over = true;
    await this.#sound.disconnect();
    this.#tell.over(this.#reason);
  }
}
