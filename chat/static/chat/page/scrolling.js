// Where the reader is in the list: stays at the end, or stays put; older messages come when the top is near.

import { element } from "./dom.js";
import { complain } from "./notices.js";
import { state } from "./state.js";
import { counted } from "./words.js";

const NEAR_END = 80; // px
const NEAR_TOP = 300; // px

let missed = 0; // messages that came below what is shown
let seen = () => {};

const box = () => element("scroller");
export const atEnd = () => box().scrollHeight - box().scrollTop - box().clientHeight < NEAR_END;

export function toEnd() {
  box().scrollTop = box().scrollHeight;
  missed = 0;
  drawLatest();
}

/** Change the list without moving what the reader looks at. */
export function keepPlace(change) {
  const end = atEnd();
  const fromBottom = box().scrollHeight - box().scrollTop;
  change();
  if (end) toEnd();
  else box().scrollTop = box().scrollHeight - fromBottom;
}

/** One more came below. */
export function cameBelow() {
  missed += 1;
  drawLatest();
}

function drawLatest() {
  const button = element("latest");
  button.hidden = atEnd();
  button.textContent = missed ? `${counted(missed, "new message")} ↓` : "To the latest ↓";
}

async function scrolled() {
  if (atEnd()) {
    missed = 0;
    seen();
  }
  drawLatest();
  const room = state.open;
  if (box().scrollTop > NEAR_TOP || !room?.more || room.loading) return;
  element("older").hidden = false;
  try {
    await room.older();
  } catch (problem) {
    complain(problem);
  } finally {
    element("older").hidden = true;
  }
}

/** @param {() => void} atTheEnd what to do when the reader has come to the end */
export function startScrolling(atTheEnd) {
  seen = atTheEnd;
  box().addEventListener("scroll", scrolled, { passive: true });
  element("latest").addEventListener("click", () => {
    toEnd();
    element("text").focus();
  });
  let end = true;
  box().addEventListener("scroll", () => (end = atEnd()), { passive: true });
  new ResizeObserver(() => end && toEnd()).observe(box());
}
