// A client of /ws/assistant: asks, stops, and after a lost connection goes on exactly where it was.

import { Socket } from "../../project/socket.js";

/**
 * @typedef {{
 *   start?: (frame: any) => void,     the question is on its way: what the model sees is in `prompt`
 *   piece?: (frame: any) => void,     `data` for the person, `raw` as the model wrote it
 *   error?: (problem: {detail: string, code: string, status_code: number}) => void,
 *   end?: (reason: string, frame: any) => void,   always the last one
 * }} Handlers
 */

export class Assistant {
  #socket;
  #running = new Map(); // by our id: what was asked, the answer's id, and how far it has come
  #number = 0;

  /**
   * @param {string | (() => string | Promise<string>)} url
   * @param {{state?: (state: string, code?: number) => void}} handlers
   */
  constructor(url, handlers = {}) {
    this.#socket = new Socket(url, {
      open: () => this.#greet(),
      message: (frame) => this.#take(frame),
      state: handlers.state,
    });
  }

  /** Ask; the id by which it can be stopped. It is sent when there is a connection. */
  ask(question, handlers) {
    const id = ++this.#number;
    this.#running.set(id, { question: { id, ...question }, handlers, response: null, n: 0 });
    this.#socket.send({ id, ...question });
    return id;
  }

  /** Stop an answer; the server says when it has. Without a connection it is forgotten here. */
  stop(id) {
    const asked = this.#running.get(id);
    if (!asked) return;
    if (asked.response && this.#socket.send({ type: "cancel", response: asked.response })) return;
    this.#running.delete(id);
    asked.handlers.end?.("cancelled", {});
  }

  #greet() {
    for (const [id, asked] of this.#running) {
      const { response, n } = asked;
      asked.again = true;
      this.#socket.send(response ? { type: "resume", id, response, after: n } : asked.question);
    }
  }

  #take(frame) {
    const id = frame?.id ?? [...this.#running].find(([, asked]) => asked.response && asked.response === frame?.response)?.[0];
    const asked = this.#running.get(id);
    if (!asked || (frame.n && frame.n <= asked.n && frame.event !== "resumed")) return;
    if (frame.n) asked.n = Math.max(asked.n, frame.n);
    if (frame.event === "start") {
      asked.response = frame.response;
      asked.handlers.start?.(frame);
    } else if (frame.event === "completion") asked.handlers.piece?.(frame);
    else if (frame.event === "error") asked.handlers.error?.(frame.data);
    else if (frame.event === "end") {
      this.#running.delete(id);
      asked.handlers.end?.(frame.reason, frame);
    }
  }
}
