// A WebSocket that comes back: reconnects with exponential backoff and jitter until it is closed for good.

const FIRST_DELAY = 300; // ms
const LONGEST_DELAY = 15_000; // ms
const FINAL = new Set([1000, 1003, 1007, 1008, 1009, 4400, 4401, 4403, 4404, 4409]); // coming back changes nothing

/** @typedef {"connecting" | "open" | "waiting" | "closed"} State */

export class Socket {
  #url;
  #handlers;
  #socket = null;
  #attempt = 0;
  #advised = null; // ms that the server's `bye` asked us to stay away
  #timer = null;
  #opened = 0;
  #stopped = false;

  /**
   * @param {string | (() => string | Promise<string>)} url ws(s) address; a function is asked anew at every attempt,
   *   which is what a one-use ticket needs
   * @param {{
   *   open?: (again: boolean) => void,   connected; `again` after a loss: the place to resume
   *   message?: (data: any) => void,     a message: JSON parsed where it is JSON, else as it came
   *   state?: (state: State, code?: number) => void,
   * }} handlers
   */
  constructor(url, handlers) {
    this.#url = typeof url === "function" ? url : () => url;
    this.#handlers = handlers;
    this.#connect();
    globalThis.addEventListener?.("online", () => this.#hurry());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Send text and bytes as they are, anything else as JSON; false when the socket is not open. */
  send(value) {
    if (!this.open) return false;
    const raw = typeof value === "string" || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Blob;
    this.#socket.send(raw ? value : JSON.stringify(value));
    return true;
  }

  /** Close for good. */
  close(code = 1000, reason = "") {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#socket?.close(code, reason);
    this.#handlers.state?.("closed", code);
  }

  async #connect() {
    this.#handlers.state?.("connecting");
    try {
      const socket = new WebSocket(await this.#url());
      socket.binaryType = "arraybuffer";
      socket.onopen = () => this.#greet();
      socket.onmessage = (event) => this.#take(event.data);
      socket.onclose = (event) => this.#lost(event.code);
      this.#socket = socket;
    } catch {
      this.#lost(1006); // no address: the ticket could not be had
    }
  }

  #greet() {
    this.#attempt = 0;
    this.#advised = null;
    this.#opened += 1;
    this.#handlers.state?.("open");
    this.#handlers.open?.(this.#opened > 1);
  }

  #take(data) {
    const message = parsed(data);
    if (message?.type === "bye" && message.retry) this.#advised = message.after_ms;
    this.#handlers.message?.(message);
  }

  #lost(code) {
    if (this.#stopped) return;
    if (FINAL.has(code)) {
      this.#stopped = true;
      this.#handlers.state?.("closed", code);
      return;
    }
    this.#handlers.state?.("waiting", code);
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
    const delay = (this.#advised ?? 0) + ceiling * (0.5 + Math.random() / 2); // jitter: not all clients at once
    this.#advised = null;
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  #hurry() {
    if (this.#stopped || !this.#socket || this.#socket.readyState < WebSocket.CLOSING) return;
    clearTimeout(this.#timer);
    this.#connect();
  }
}

function parsed(data) {
  if (typeof data !== "string" || !/^\s*[{[]/.test(data)) return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

/** ws(s) address of a path on this host. */
export function here(path) {
  const url = new URL(path, globalThis.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
