// Originals: asked for with a reason, shown below the message for a minute, kept nowhere.

import { openForm } from "./dialogs.js";
import { make } from "./dom.js";
import { reason } from "./conversation.js";
import { say } from "./notices.js";
import { state } from "./state.js";
import { focusRow, row } from "./timeline.js";

const SECONDS = 60;

/** Whether it is worth asking; the server has the last word. */
export function mayReveal(message, room) {
  if (!message.entities.length || !room.policy.keep_originals) return false;
  const own = message.author.id === state.me.id && room.policy.reveal === "author_and_moderators";
  return room.policy.may_reveal || own;
}

export function askReveal(message) {
  const room = state.open;
  openForm("reveal", {}, async (fields) => {
    try {
      const { text } = await room.room.ask("reveal", { seq: message.seq, reason: fields.get("reason") });
      show(message.seq, text);
    } catch (problem) {
      throw new Error(reason(problem));
    }
  });
}

function show(seq, text) {
  const line = row(seq);
  if (!line) return;
  for (const old of line.querySelectorAll(".revealed")) old.remove();
  const left = make("span", { class: "note" });
  const box = make(
    "div",
    { class: "revealed", role: "group", "aria-label": "Original, shown on the record" },
    make("p", { class: "caption", text: "Original, on the record" }),
    make("p", { class: "original", text }),
    make("p", { class: "choices" }, left, make("button", { type: "button", text: "Hide it now", on: { click: () => hide() } })),
  );
  const until = Date.now() + SECONDS * 1000;
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    left.textContent = `Hidden again in ${seconds} s`;
    if (seconds <= 0 || !box.isConnected) hide();
  };
  const timer = setInterval(tick, 1000);
  const hide = () => {
    clearInterval(timer);
    box.remove();
  };
  line.querySelector(".text").after(box);
  tick();
  focusRow(line);
  say("The original is shown below the message.");
}
