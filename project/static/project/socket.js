// A WebSocket that comes back: reconnects with exponential backoff and jitter until it is closed for good.

const FIRST_DELAY = 300; // ms
const LONGEST_DELAY = 15_000; // ms
const FINAL = new Set([1008, 4401, 4403]); // the server will not have us: trying again changes nothing

export class Socket {
  #url;
  #handlers;
  #socket = null;
  #attempt = 0;
  #timer = null;
  #closed = false;

  /**
   * @param {string} url ws(s) address
   * @param {{open?: () => void, message?: (data: any) => void, state?: (state: "connecting"|"open"|"waiting"|"refused") => void}} handlers
   */
  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
    this.#connect();
    window.addEventListener("online", () => this.#hurry());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Send one value as JSON; false when the socket is not open. */
  send(value) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify(value));
    return true;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
  }

  #connect() {
    this.#handlers.state?.("connecting");
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#attempt = 0;
      this.#handlers.state?.("open");
      this.#handlers.open?.();
    };
    socket.onmessage = (event) => this.#handlers.message?.(JSON.parse(event.data));
    socket.onclose = (event) => this.#lost(event.code);
  }

  #lost(code) {
    if (this.#closed) return;
    if (FINAL.has(code)) {
      this.#handlers.state?.("refused");
      return;
    }
    this.#handlers.state?.("waiting");
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
    this.#timer = setTimeout(() => this.#connect(), ceiling * (0.5 + Math.random() / 2));
  }

  #hurry() {
    if (this.#closed || this.open || this.#socket?.readyState === WebSocket.CONNECTING) return;
    clearTimeout(this.#timer);
    this.#connect();
  }
}

/** ws(s) address of a path on this host. */
export function here(path) {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
