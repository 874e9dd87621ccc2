// What went wrong, in plain words.

const MICROPHONE = {
  NotAllowedError: "The browser does not let this page use the microphone. Allow it beside the address, then connect again.",
  NotFoundError: "No microphone was found. Plug one in, then connect again.",
  NotReadableError: "Another program uses the microphone. Close it, then connect again.",
  SecurityError: "Browsers give the microphone to https pages and to this machine alone.",
};
const CLOSED = {
  1006: "The connection was lost.",
  1012: "The server restarts. Connect again in a moment.",
  1013: "Somebody else has the only place in this room. Try again later, or in another room.",
  4401: "The server asks who you are. Sign in first, then connect again.",
  4403: "You may not use voice here.",
  4408: "The time of this session is over.",
  4409: "Somebody else took the only place in this room.",
  4413: "This connection is too slow for what is said.",
  4429: "Too much at once. Wait a moment, then connect again.",
  4499: "The server restarts. Connect again in a moment.",
};
const REFUSED = {
  401: "The server asks who you are. Sign in first, then connect again.",
  403: "You may not use voice here.",
  429: "Too many attempts. Wait a moment, then connect again.",
};

const UNKNOWN = 500; // what the client says where there was no answer at all

/** Why there is no microphone. @param {string} name of the browser's exception */
export const withoutMicrophone = (name) =>
  `${MICROPHONE[name] ?? "The microphone could not be opened."} You can write meanwhile.`;

/** Why a session did not begin. @param {any} error what the client threw */
export function notStarted(error) {
  if (error?.status in REFUSED) return REFUSED[error.status];
  if (error?.status && error.status !== UNKNOWN) return error.message;
  return "The server could not be reached. Is it running?";
}

/** Why a session ended. @param {string} told by the client, with a close code at its end */
export function ended(told) {
  const code = Number(/Code: (\d+)/.exec(told)?.[1] ?? 1006);
  return CLOSED[code] ?? `The server closed the connection (${code}).`;
}

/** Seconds as minutes, seconds and tenths. */
export function clock(seconds) {
  const tenths = Math.round(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, "0")}`;
}
