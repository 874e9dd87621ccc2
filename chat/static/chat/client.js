// A client of the chat: reconnects, resumes, and tells errors apart from messages.

import { Socket, here } from "../project/socket.js";

export { here };

export class Client {
  #socket;

  /**
   * @param {string | (() => string | Promise<string>)} url
   * @param {{
   *   message?: (message: any) => void,
   *   error?: (problem: {detail: string, code: string, status: number, id?: string | number}) => void,
   *   resume?: (client: Client) => void,   after a lost connection is back, before anything else is sent
   *   state?: (state: "connecting" | "open" | "waiting" | "closed", code?: number) => void,
   * }} handlers
   */
  constructor(url, handlers) {
    this.#socket = new Socket(url, {
      open: (again) => again && handlers.resume?.(this),
      message: (message) => (isProblem(message) ? handlers.error?.(message) : handlers.message?.(message)),
      state: handlers.state,
    });
  }

  get open() {
    return this.#socket.open;
  }

  send(message) {
    return this.#socket.send(message);
  }

  close() {
    this.#socket.close();
  }
}

/** An error frame: every socket of the server uses this one shape. */
export function isProblem(message) {
  return typeof message?.detail === "string" && typeof message?.code === "string" && Number.isInteger(message?.status);
}
