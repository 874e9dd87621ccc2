// Search in what was said, as it was redacted.

import { ask } from "./api.js";
import { fail } from "./dialogs.js";
import { element, make } from "./dom.js";
import { marked } from "./marking.js";
import { state } from "./state.js";
import { jump } from "./timeline.js";
import { clock, counted, dayName } from "./words.js";

let query = "";
let before = null; // where the next page begins
let room = null;

const dialog = () => element("search");
const form = () => element("search-form");

export function openSearch() {
  if (!state.open) return;
  if (room !== state.open) clear();
  room = state.open;
  dialog().showModal();
  form().elements.query.select();
}

function clear() {
  form().reset();
  element("found").replaceChildren();
  element("search-summary").textContent = "";
  element("search-more").hidden = true;
}

async function look(more) {
  fail(form(), "");
  if (!more) {
    before = null;
    query = form().elements.query.value;
    element("found").replaceChildren();
  }
  try {
    const { messages, more: further } = await ask("POST", `/rooms/${room.id}/search`, { query, ...(before && { before }) });
    element("found").append(...messages.map(hit));
    before = messages.at(-1)?.seq ?? null;
    element("search-more").hidden = !further;
    const number = element("found").childElementCount;
    element("search-summary").textContent = number ? `${counted(number, "message")}${further ? ", and there are older ones" : ""}` : "Nothing was found.";
  } catch (problem) {
    fail(form(), problem.message);
  }
}

function hit(message) {
  const go = () => {
    dialog().close();
    jump(message.seq);
  };
  return make("li", {}, make(
    "button",
    { type: "button", class: "hit", on: { click: go } },
    make("span", { class: "note", text: `${message.author.name}, ${dayName(message.created)} ${clock(message.created)}` }),
    make("span", { class: "text" }, ...marked(message.text, message.entities, message.mentions, state.me.id)),
  ));
}

export function startSearch() {
  element("search-open").addEventListener("click", openSearch);
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    look(false);
  });
  element("search-more").addEventListener("click", () => look(true));
}
