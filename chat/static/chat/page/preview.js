// What the others will see, while one writes.

import { element } from "./dom.js";
import { marked } from "./marking.js";
import { state } from "./state.js";
import { tally } from "./words.js";

const PAUSE = 150; // ms without a key before the text is sent

let timer = null;
let turn = 0; // only the newest answer counts

/** The text has changed. */
export function previewSoon(text) {
  clearTimeout(timer);
  turn += 1;
  if (!text.trim()) clear();
  else timer = setTimeout(() => preview(text, turn), PAUSE);
}

async function preview(text, asked) {
  const room = state.open;
  if (!room?.room?.open) return; // the answer would come too late
  try {
    const answer = await room.room.ask("preview", { text });
    if (asked === turn && room === state.open) show(answer, room);
  } catch (problem) {
    if (asked === turn) summary(problem.detail ?? "");
  }
}

function show({ text, entities }, room) {
  const mentions = [...room.members.values()];
  element("preview").hidden = false;
  element("preview-text").replaceChildren(...marked(text, entities, mentions, state.me.id));
  summary(entities.length ? `Redacted: ${tally(entities)}` : "Nothing personal was found");
}

function summary(text) {
  const place = element("preview-summary");
  if (place.textContent !== text) place.textContent = text;
}

function clear() {
  element("preview").hidden = true;
  element("preview-text").replaceChildren();
  summary("");
}
