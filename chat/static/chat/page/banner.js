// How the connection is, in words, above the messages.

import { element } from "./dom.js";
import { say } from "./notices.js";
import { on, state } from "./state.js";
import { counted } from "./words.js";

const SHOWN = 4000; // ms that good news stay

let since = null; // the last message that we had when the connection was lost
let timer = null;
let count = null; // says how much was missed; again with each message, as long as it is shown

function show(text, kind) {
  clearTimeout(timer);
  const place = element("banner");
  place.hidden = !text;
  place.textContent = text;
  place.dataset.kind = kind ?? "";
}

function changed({ room, now, code }) {
  if (room !== state.open) return;
  if (now === "waiting") {
    since ??= room.last;
    show("The connection was lost. Trying again… What you send waits until it is back.", "waiting");
  } else if (now === "open" && since !== null) back(room);
  else if (now === "closed" && !room.left) show(ENDS[code] ?? "The connection has ended. Reload the page to go on.", "closed");
}

/** The missed messages follow the connection by a moment. */
function back(room) {
  const from = since;
  since = null;
  show("Connected again.", "back");
  count = () => {
    clearTimeout(timer);
    const missed = [...room.messages.values()].filter(({ seq, author }) => seq > from && seq <= room.welcomedTo && author.id !== state.me.id).length;
    const text = missed ? `Connected again. ${counted(missed, "message")} came in meanwhile.` : "Connected again. Nothing was missed.";
    show(text, "back");
    say(text);
    timer = setTimeout(() => {
      count = null;
      show("");
    }, SHOWN);
  };
  timer = setTimeout(count, 500);
}

const ENDS = {
  4401: "The server does not know you any more. Sign in or join again.",
  4403: "You are no longer in this room.",
  4404: "This room is no more.",
};

export function startBanner() {
  on("connection", changed);
  on("message", ({ room, message }) => room === state.open && message.seq <= room.welcomedTo && count?.());
  on("opened", () => {
    since = count = null;
    show("");
  });
  on("gone", ({ room, code }) => room === state.open && show(code === "forbidden" ? ENDS[4403] : ENDS[4404], "closed"));
}
