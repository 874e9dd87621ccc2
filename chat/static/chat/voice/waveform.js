// The last seconds of the microphone, on the clock of what was sent, with what the server bleeped in it.

import { SENT_RATE } from "./sound.js";

const SHOWN = 12; // s
const BAR = 0.064; // s: two chunks of the microphone
const QUIETEST = -54; // dB below full scale, at which a bar has no height
const KEPT = 60; // s of bleeps

export class Waveform {
  #canvas;
  #bars = []; // of one BAR each, the first at #from
  #from = 0;
  #peak = 0;
  #samples = 0;
  #spans = [];
  #drawing = false;
  level = 0; // 0 to 1, of the last bar
  delay = 0; // s for which the server holds sound back; 0 draws no edge

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#later());
    new ResizeObserver(() => this.#later()).observe(canvas);
  }

  /** Begin anew at 0. */
  clear() {
    this.#bars = [];
    this.#spans = [];
    this.#from = this.#peak = this.#samples = this.level = 0;
    this.#later();
  }

  /** Seconds that were sent. */
  get position() {
    return this.#samples / SENT_RATE;
  }

  /** @param {Int16Array} samples */
  add(samples) {
    const size = BAR * SENT_RATE;
    for (const sample of samples) {
      this.#peak = Math.max(this.#peak, Math.abs(sample));
      this.#samples += 1;
      if (this.#samples % size === 0) this.#close();
    }
    this.#later();
  }

  #close() {
    const decibels = 20 * Math.log10(Math.max(this.#peak, 1) / 32_768);
    this.level = Math.max(0, 1 - decibels / QUIETEST);
    this.#bars.push(this.level);
    this.#peak = 0;
    if (this.#bars.length * BAR > SHOWN + 1) {
      this.#bars.shift();
      this.#from += BAR;
    }
  }

  /** Cover spans; those that touch others become one with them. Returns all that are kept, in order. */
  cover(spans) {
    const sorted = [...this.#spans, ...spans].sort((one, other) => one.start - other.start);
    this.#spans = [];
    for (const { start, end } of sorted) {
      const last = this.#spans.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else this.#spans.push({ start, end });
    }
    this.#spans = this.#spans.filter(({ end }) => end > this.position - KEPT);
    this.#later();
    return this.#spans.map((span) => ({ ...span }));
  }

  #later() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const scale = devicePixelRatio;
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    const pen = this.#canvas.getContext("2d");
    const colour = getComputedStyle(this.#canvas);
    const named = (name) => colour.getPropertyValue(name).trim();
    const right = Math.max(this.position, SHOWN);
    const x = (seconds) => ((seconds - right + SHOWN) / SHOWN) * width;
    pen.scale(scale, scale);
    if (this.delay && this.position) {
      pen.fillStyle = named("--sunk");
      pen.fillRect(x(this.position - this.delay), 0, x(this.position) - x(this.position - this.delay), height);
    }
    pen.fillStyle = named("--line-strong");
    pen.fillRect(0, height / 2 - 0.5, width, 1);
    pen.fillStyle = named("--accent");
    this.#bars.forEach((level, index) => {
      const tall = Math.max(1, level * (height - 12));
      pen.fillRect(x(this.#from + index * BAR), (height - tall) / 2, Math.max(1, (BAR / SHOWN) * width - 1), tall);
    });
    for (const { start, end } of this.#spans) this.#mark(pen, x(start), x(end), height, named("--danger"));
  }

  /** A bleep is a block with a border: it differs by more than its colour. */
  #mark(pen, left, right, height, colour) {
    pen.fillStyle = colour;
    pen.globalAlpha = 0.35;
    pen.fillRect(left, 0, right - left, height);
    pen.globalAlpha = 1;
    pen.fillRect(left, 0, right - left, 3);
    pen.fillRect(left, height - 3, right - left, 3);
  }
}
