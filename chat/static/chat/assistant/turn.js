// One turn: four cells, filled while the answer comes.

import { paint, pairs } from "./marks.js";

const ENDS = {
  cancelled: "Stopped.",
  error: "Ended early.",
  length: "The model stopped at its limit.",
  content_filter: "The model's provider stopped it.",
};

export class Turn {
  typed;
  restored = "";
  state = "running";
  element = document.createElement("li");
  #raw = "";
  #cells = {};
  #markers = new Map(); // marker -> label
  #values = new Map(); // value -> label
  #painting = false;

  /** @param {string} typed @param {string[]} earlier what the person wrote and read before, in the order of the prompt */
  constructor(typed, earlier) {
    this.typed = typed;
    this.said = [...earlier, typed];
    this.element.className = "turn";
    this.element.dataset.state = this.state;
    for (const [name, title, model] of CELLS) this.#cells[name] = this.#cell(name, title, model);
    this.#cells.typed.textContent = typed;
  }

  /** The prompt as it left. */
  sent(prompt) {
    prompt.forEach(({ entities }, at) => {
      for (const { label, marker, value } of pairs(this.said[at], entities)) {
        this.#markers.set(marker, label);
        this.#values.set(value, label);
      }
    });
    paint(this.#cells.typed, this.typed, this.#values);
    paint(this.#cells.seen, prompt.at(-1).content, this.#markers);
    if (prompt.length > 1) this.#cells.seen.after(this.#whole(prompt));
  }

  /** A piece of the answer: as the model wrote it, and as it is read here. */
  add(raw, restored) {
    this.#raw += raw;
    this.restored += restored;
    if (this.#painting) return;
    this.#painting = true;
    requestAnimationFrame(() => this.#paint());
  }

  /** It is over, and how. */
  end(reason, problem, model) {
    this.#paint();
    this.state = "over";
    this.element.dataset.state = this.state;
    this.#note(this.#cells.restored, problem?.detail ?? ENDS[reason], problem ? "error" : "end");
    this.#note(this.#cells.answered, model && `Answered by ${model}.`, "end");
  }

  #paint() {
    this.#painting = false;
    paint(this.#cells.answered, this.#raw, this.#markers);
    paint(this.#cells.restored, this.restored, this.#values);
  }

  #cell(name, title, model) {
    const cell = document.createElement("section");
    cell.className = `cell ${name}${model ? " model" : ""}`;
    cell.setAttribute("aria-label", title);
    const head = document.createElement("h3");
    head.textContent = title;
    const text = document.createElement("div");
    text.className = "text";
    cell.append(head, text);
    this.element.append(cell);
    return text;
  }

  #whole(prompt) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = `All ${prompt.length} messages of the request`;
    const list = document.createElement("dl");
    for (const { role, content } of prompt) {
      const who = document.createElement("dt");
      who.textContent = role;
      const what = document.createElement("dd");
      paint(what, content, this.#markers);
      list.append(who, what);
    }
    details.append(summary, list);
    return details;
  }

  #note(after, text, kind) {
    if (!text) return;
    const note = document.createElement("p");
    note.className = "end";
    note.dataset.kind = kind;
    note.textContent = text;
    after.after(note);
  }
}

const CELLS = [
  ["typed", "You wrote", false],
  ["seen", "The model saw", true],
  ["answered", "The model answered", true],
  ["restored", "You read", false],
];
