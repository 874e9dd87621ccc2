// Microphone and loudspeaker for Pipecat's WebSocketTransport, as its option `mediaManager`.
//
// Those that it brings make their audio worklets from blob: addresses, which the page's policy refuses, keep all that was
// recorded in memory, and do not connect where there is no microphone. This one has its worklet in a file, keeps nothing,
// lets go of the microphone at the end of a session, and goes on without one.

import { DeviceError } from "./pipecat/client.js";

export const SENT_RATE = 16_000; // what the transport says of the microphone
const PLAYED_RATE = 24_000; // what the server sends to this client
const AHEAD = 1.5; // s; one speaker is never so far ahead, so several talk at once: they are mixed
const WORKLET = new URL("./microphone.js", import.meta.url);

export class Sound {
  #callbacks = {};
  #send = () => {};
  #heard;
  #microphone = null;
  #stream = null;
  #speaker = null;
  #playing = new Set();
  #until = 0; // s on the loudspeaker's clock, up to which sound is scheduled
  #enabled = true;
  #running = false;
  problem = null; // why there is no microphone: the name of the browser's exception

  /** @param {(samples: Int16Array) => void} heard the microphone's samples, as they are sent */
  constructor(heard) {
    this.#heard = heard;
  }

  setUserAudioCallback(send) {
    this.#send = send;
  }

  setClientOptions({ callbacks, enableMic }) {
    this.#callbacks = callbacks;
    this.#enabled = enableMic;
  }

  /** Open what there is. Without a microphone the client is told why, and the session has none. */
  async initialize() {
    if (this.#stream) return;
    try {
      await this.#listen();
      const [track] = this.#stream.getAudioTracks();
      this.#callbacks.onMicUpdated?.({ deviceId: track.getSettings().deviceId || "default", label: track.label });
    } catch (error) {
      this.#release();
      this.problem = error.name;
      const kinds = { NotAllowedError: "permissions", NotFoundError: "not-found", NotReadableError: "in-use" };
      this.#callbacks.onDeviceError?.(new DeviceError(["mic"], kinds[error.name] ?? "unknown", error.message));
    }
  }

  async #listen() {
    if (!navigator.mediaDevices) throw new DOMException("not a secure context", "SecurityError");
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    this.enableMic(this.#enabled);
    const { context, source } = opened(this.#stream);
    this.#microphone = context;
    await context.audioWorklet.addModule(WORKLET);
    const options = { numberOfOutputs: 0, processorOptions: { rate: SENT_RATE } };
    const node = new AudioWorkletNode(context, "microphone", options);
    node.port.onmessage = ({ data }) => this.#say(data);
    source.connect(node);
    await context.resume();
  }

  #say(buffer) {
    if (!this.#running) return;
    this.#send(buffer);
    this.#heard(new Int16Array(buffer));
  }

  async connect() {
    this.#speaker ??= new AudioContext({ sampleRate: PLAYED_RATE });
    await this.#speaker.resume();
    this.#running = true;
  }

  async disconnect() {
    this.#running = false;
    this.userStartedSpeaking();
    this.#release();
    await this.#speaker?.close();
    this.#speaker = null;
  }

  #release() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#microphone?.close();
    this.#stream = this.#microphone = null;
  }

  /** Muted, silence is sent: it ends the utterance that the server hears. */
  enableMic(enabled) {
    this.#enabled = enabled;
    this.#stream?.getAudioTracks().forEach((track) => (track.enabled = enabled));
  }

  get isMicEnabled() {
    return this.#enabled && this.hasMicrophone;
  }

  get hasMicrophone() {
    return this.#stream !== null;
  }

  /** Play PCM behind what is playing. @param {Int16Array} samples */
  bufferBotAudio(samples) {
    if (!this.#speaker || samples.length === 0) return;
    const buffer = this.#speaker.createBuffer(1, samples.length, PLAYED_RATE);
    buffer.copyToChannel(Float32Array.from(samples, (sample) => sample / 32_768), 0);
    const now = this.#speaker.currentTime;
    const start = this.#until < now || this.#until > now + AHEAD ? now + 0.05 : this.#until;
    const source = new AudioBufferSourceNode(this.#speaker, { buffer });
    source.connect(this.#speaker.destination);
    source.onended = () => this.#playing.delete(source);
    source.start(start);
    this.#playing.add(source);
    this.#until = start + buffer.duration;
  }

  /** Be quiet. */
  userStartedSpeaking() {
    for (const source of this.#playing) source.stop();
    this.#playing.clear();
    this.#until = 0;
  }

  tracks() {
    const [audio] = this.#stream?.getAudioTracks() ?? [];
    return { local: audio ? { audio } : {} };
  }

  // One microphone and one loudspeaker, those of the system: what else the transport may ask for is not there.

  selectedMic = {};
  selectedCam = {};
  selectedSpeaker = {};
  isCamEnabled = false;
  isSharingScreen = false;
  supportsScreenShare = false;
  async getAllMics() {
    return [];
  }
  async getAllCams() {
    return [];
  }
  async getAllSpeakers() {
    return [];
  }
  updateMic() {}
  updateCam() {}
  updateSpeaker() {}
  enableCam() {}
  enableScreenShare() {}
}

/** The stream in a context of the rate that is sent; of the device's where the browser does not join the two (Firefox). */
function opened(stream) {
  for (const options of [{ sampleRate: SENT_RATE }, {}]) {
    const context = new AudioContext(options);
    try {
      return { context, source: context.createMediaStreamSource(stream) };
    } catch (error) {
      context.close();
      if (!("sampleRate" in options)) throw error;
    }
  }
}
