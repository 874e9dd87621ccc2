// Writing: a new message, a reply, or another text for one of ours.

import { close, complete, completionKey } from "./completion.js";
import { element } from "./dom.js";
import { complain, notice } from "./notices.js";
import { previewSoon } from "./preview.js";
import { on, state } from "./state.js";
import { focusRow, rows } from "./timeline.js";
import { toEnd } from "./scrolling.js";
import { shortened } from "./message.js";
import { clearUploads, uploaded, uploading } from "./uploads.js";

const TALLEST = 200; // px
const TYPING_AGAIN = 3000; // ms; the server takes it back after six seconds

let about = null; // {kind: "reply" | "edit", seq}
let told = 0; // when the others were last told that we type
const drafts = new Map(); // of rooms that are not open

const area = () => element("text");

/** Answer a message. */
export function reply(message) {
  begin("reply", message, `Reply to ${message.author.name}: ${shortened(message)}`);
}

/** Change a message of ours. What was written is known to this page alone, and only until it is closed. */
export function edit(message) {
  const written = state.open.written.get(message.seq);
  begin("edit", message, written === undefined ? "Edit. The server keeps only what was redacted." : "Edit your message");
  area().value = written ?? message.text;
  changed();
}

function begin(kind, message, text) {
  if (about?.kind === "edit") area().value = "";
  about = { kind, seq: message.seq };
  element("context").hidden = false;
  element("context-text").textContent = text;
  element("send").textContent = kind === "edit" ? "Save" : "Send";
  area().focus();
}

function end() {
  if (about?.kind === "edit") area().value = "";
  about = null;
  element("context").hidden = true;
  element("send").textContent = "Send";
}

function send() {
  const room = state.open;
  const text = area().value;
  if (!room || uploading()) return;
  if (about?.kind === "edit") return save(room, about.seq, text);
  const attachments = uploaded();
  if (!text.trim() && !attachments.length) return;
  const limit = room.limits?.message_characters;
  if (limit && Array.from(text).length > limit) return complain({ message: `A message may have ${limit} characters.` });
  const fields = { ...(about && { reply_to: about.seq }), ...(attachments.length && { attachments }) };
  end();
  area().value = "";
  clearUploads();
  stopTyping();
  changed();
  room.post(text, fields);
  toEnd();
}

async function save(room, seq, text) {
  if (!text.trim()) return;
  try {
    await room.room.ask("edit", { seq, text });
    room.written.set(seq, text);
    end();
    changed();
    notice("Changed.");
  } catch (problem) {
    complain(problem);
  }
}

/** The text is another one: its height, its preview, what may be completed. */
function changed() {
  area().style.height = "auto";
  area().style.height = `${Math.min(area().scrollHeight, TALLEST)}px`;
  previewSoon(area().value);
  complete();
}

function typing() {
  const room = state.open;
  if (!room?.room || about?.kind === "edit") return;
  if (!area().value) stopTyping();
  else if (Date.now() - told > TYPING_AGAIN) {
    told = Date.now();
    room.room.typing(true);
  }
}

function stopTyping() {
  if (told) state.open?.room?.typing(false);
  told = 0;
}

function key(event) {
  if (event.isComposing || completionKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && about) {
    end();
    changed();
  } else if (event.key === "ArrowUp" && !area().value) {
    event.preventDefault();
    const own = rows().findLast((line) => line.dataset.author === state.me.id && !line.matches(".deleted"));
    const message = own && state.open.messages.get(Number(own.dataset.seq));
    if (event.altKey || !message) rows().length && focusRow(rows().at(-1));
    else edit(message);
  }
}

/** Whether anything may be said here at all. */
function allow(room) {
  const archived = room.info.archived;
  area().disabled = element("send").disabled = element("attach").disabled = archived;
  area().placeholder = archived ? "This room is archived." : `Write to ${room.info.name}`;
}

export function startComposer() {
  element("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    area().focus();
  });
  area().addEventListener("keydown", key);
  area().addEventListener("input", () => {
    changed();
    typing();
  });
  area().addEventListener("blur", () => setTimeout(close, 100));
  element("context-end").addEventListener("click", () => {
    end();
    changed();
    area().focus();
  });
  on("closed", (room) => {
    stopTyping();
    if (about?.kind === "edit") end();
    drafts.set(room.id, area().value);
  });
  on("opened", (room) => {
    end();
    clearUploads();
    area().value = drafts.get(room.id) ?? "";
    changed();
    allow(room);
  });
  on("settings", (room) => room === state.open && allow(room));
  on("connection", ({ room, now }) => room === state.open && now === "open" && previewSoon(area().value));
}
