// What the page knows, and who hears of a change.

export const state = {
  /** @type {{id: string, name: string, kind: "user" | "key" | "guest" | "local"} | null} */
  me: null,
  /** @type {any[]} rooms as the server lists them */
  rooms: [],
  /** @type {import("./conversation.js").Conversation | null} the room that is shown */
  open: null,
};

const hub = new EventTarget();

/** Hear of: rooms, opened, closed, connection, message, changed, pending, members, presence, typing, reads, settings. */
export const on = (name, heard) => hub.addEventListener(name, (event) => heard(event.detail));
export const tell = (name, detail) => hub.dispatchEvent(new CustomEvent(name, { detail }));
