// Choosing a reaction: one emoji, never text, which nobody would redact.

import { element, make } from "./dom.js";
import { complain } from "./notices.js";
import { state } from "./state.js";

const PALETTE = [
  ["👍", "thumbs up"],
  ["❤️", "heart"],
  ["😂", "laughing"],
  ["🎉", "party"],
  ["😮", "surprised"],
  ["😢", "sad"],
  ["🙏", "thank you"],
  ["✅", "done"],
  ["👀", "looking"],
  ["🔥", "fire"],
  ["👏", "applause"],
  ["❓", "question"],
];

/** Let one be chosen for a message; one that is ours already is taken back. */
export function choose(message) {
  element("palette").replaceChildren(
    ...PALETTE.map(([emoji, name]) => {
      const mine = message.reactions.some((each) => each.emoji === emoji && each.by.includes(state.me.id));
      return make("button", {
        type: "button",
        class: "quiet",
        "aria-label": name,
        "aria-pressed": String(mine),
        title: name,
        text: emoji,
        on: { click: () => react(message.seq, emoji, !mine) },
      });
    }),
  );
  element("reactions").showModal();
}

async function react(seq, emoji, given) {
  element("reactions").close();
  try {
    await state.open.room.ask("react", { seq, emoji, on: given });
  } catch (problem) {
    complain(problem);
  }
}
