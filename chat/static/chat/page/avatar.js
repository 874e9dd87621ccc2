// A person as a disc with initials. The colour comes from the id, so that a new name keeps it.

import { make } from "./dom.js";

const TONES = 7; // layout.css has as many

export function avatar(person, small = false) {
  const words = person.name.trim().split(/\s+/u);
  const first = Array.from(words[0] ?? "?")[0] ?? "?";
  const second = words.length > 1 ? (Array.from(words.at(-1))[0] ?? "") : "";
  const tone = Array.from(person.id).reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 9973, 7) % TONES;
  return make("span", {
    class: `avatar tone-${tone}${small ? " small" : ""}`,
    "aria-hidden": "true",
    text: (first + second).toUpperCase(),
  });
}
