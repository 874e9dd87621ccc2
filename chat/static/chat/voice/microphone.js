// An audio worklet: what it hears, in mono and 16-bit PCM of the rate that is sent, in chunks of a thirtieth of a second.

const CHUNK = 512; // samples

class Microphone extends AudioWorkletProcessor {
  #ratio; // samples of the device for one that is sent; 1 where the browser resamples by itself
  #chunk = new Int16Array(CHUNK);
  #filled = 0;
  #sum = 0;
  #weight = 0;

  constructor({ processorOptions: { rate } }) {
    super();
    this.#ratio = sampleRate / rate;
  }

  process([channels]) {
    const length = channels[0]?.length ?? 0;
    for (let at = 0; at < length; at += 1) {
      let sample = 0;
      for (const channel of channels) sample += channel[at] / channels.length;
      this.#take(sample);
    }
    return true;
  }

  /** Each sample that is sent is the mean of the stretch of the device's that it stands for. */
  #take(sample) {
    let left = 1;
    while (this.#weight + left >= this.#ratio) {
      const part = this.#ratio - this.#weight;
      this.#put((this.#sum + sample * part) / this.#ratio);
      left -= part;
      this.#sum = this.#weight = 0;
    }
    this.#sum += sample * left;
    this.#weight += left;
  }

  #put(value) {
    const bounded = Math.max(-1, Math.min(1, value));
    this.#chunk[this.#filled] = Math.round(bounded * 32_767);
    this.#filled += 1;
    if (this.#filled < CHUNK) return;
    this.port.postMessage(this.#chunk.buffer, [this.#chunk.buffer]);
    this.#chunk = new Int16Array(CHUNK);
    this.#filled = 0;
  }
}

registerProcessor("microphone", Microphone);
