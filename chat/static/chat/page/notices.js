// Short news for the eye, and for the ear.

import { element, make } from "./dom.js";

const SHOWN = 6000; // ms

/** Something that the reader did not ask for and should see. */
export function notice(text) {
  const shown = make("p", { class: "notice", text });
  element("notices").append(shown);
  setTimeout(() => shown.remove(), SHOWN);
}

/** Something that a screen reader should say, in its turn. */
export function say(text) {
  const log = element("said");
  log.append(make("span", { text: `${text} ` }));
  while (log.childElementCount > 20) log.firstElementChild.remove();
}

/** A failure, where nothing better is at hand to show it. */
export const complain = (problem) => notice(problem?.message || problem?.detail || "That did not work.");
