// Keys that work everywhere on the page, and the list of all of them.

import { close, completing } from "./completion.js";
import { element, make } from "./dom.js";
import { openSearch } from "./search.js";
import { state } from "./state.js";
import { focusRow, rows } from "./timeline.js";

const KEYS = [
  ["?", "This list"],
  ["Enter", "Send; Shift Enter begins a new line"],
  ["@", "Name somebody: ↑ ↓ to choose, Enter to take, Esc to go on typing"],
  ["↑", "In an empty message: change the last one of yours"],
  ["Alt ↑ / Alt ↓", "The room above, the room below"],
  ["Ctrl K", "Search this room"],
  ["m", "To the messages; ↑ ↓ Home End move, Esc goes back to writing"],
  ["r, +, e, v, Del", "On a message: reply, react, edit, show the original, delete"],
  ["Esc", "Close what is open; do not reply or edit after all"],
];

function neighbour(step) {
  const all = Array.from(document.querySelectorAll("#own-rooms [data-room]"));
  const at = all.findIndex(({ dataset }) => dataset.room === state.open?.id);
  const next = all[at + step] ?? all.at(step > 0 ? 0 : -1);
  if (next) window.location.hash = next.dataset.room;
}

function key(event) {
  if (document.querySelector("dialog[open]") || !state.me) return;
  const writing = event.target.matches("input, textarea, select");
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) openSearch();
  else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) neighbour(event.key === "ArrowUp" ? -1 : 1);
  else if (event.key === "Escape" && completing()) close();
  else if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "?") element("keys").showModal();
  else if (event.key === "m" && rows().length) focusRow(rows().at(-1));
  else return;
  event.preventDefault();
}

export function startShortcuts() {
  element("keys-list").append(...KEYS.flatMap(([name, text]) => [make("dt", {}, make("kbd", { text: name })), make("dd", { text })]));
  element("keys-open").addEventListener("click", () => element("keys").showModal());
  document.addEventListener("keydown", key);
}
