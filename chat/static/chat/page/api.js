// The server over HTTP, as whoever we are: the guest of this tab, else the session or nobody in particular.

import { here } from "../client.js";

const KEPT = "tacet.guest"; // in the tab's own storage: another tab may be somebody else

export const isGuest = () => sessionStorage.getItem(KEPT) !== null;
export const becomeGuest = (token) => sessionStorage.setItem(KEPT, token);
export const stopBeingGuest = () => sessionStorage.removeItem(KEPT);

/** A refusal of the server, with the sentence that it gave and the fields that it named. */
export class Refused extends Error {
  constructor(status, body) {
    const fields = (body?.errors ?? []).map(({ field, message }) => `${field} ${message}`);
    super(fields.length ? `${fields.join(", ")}.` : (body?.detail ?? "The server did not answer."));
    this.status = status;
    this.code = body?.code ?? "failed";
  }
}

/** Ask and read JSON. Throws Refused. */
export async function ask(method, path, body, signal) {
  const response = await send(method, path, body, signal);
  return response.json();
}

/** Ask for a text or a file. Throws Refused. */
export async function send(method, path, body, signal) {
  const headers = isGuest() ? { authorization: `Bearer ${sessionStorage.getItem(KEPT)}` } : {};
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["content-type"] = "application/json";
  let response;
  try {
    const raw = form || body === undefined ? body : JSON.stringify(body);
    response = await fetch(path, { method, headers, body: raw, signal, credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, null);
  }
  if (response.ok) return response;
  throw new Refused(response.status, await response.json().catch(() => null));
}

/** The address of a room's socket, with a ticket that is good once. */
export async function socketAddress(room) {
  const { token } = await ask("POST", "/tickets");
  return here(`/ws/rooms/${room}?token=${encodeURIComponent(token)}`);
}

/** Let the browser save a text under a name. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
