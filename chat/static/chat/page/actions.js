// What can be done with a message: one bar of buttons that goes where the pointer or the focus is.

import { edit, reply } from "./composer.js";
import { confirm } from "./dialogs.js";
import { element, make } from "./dom.js";
import { icon } from "./icons.js";
import { choose } from "./reactions.js";
import { askReveal, mayReveal } from "./reveal.js";
import { on, state } from "./state.js";
import { focusRow, makeReachable, rows } from "./timeline.js";

const ranks = ["guest", "member", "moderator", "owner"];
export const isAtLeast = (role) => ranks.indexOf(state.open?.role) >= ranks.indexOf(role);

const ACTIONS = [
  { key: "r", name: "Reply", icon: "reply", may: () => true, act: reply },
  { key: "+", name: "React", icon: "react", may: () => true, act: choose },
  { key: "e", name: "Edit", icon: "edit", may: (message) => message.author.id === state.me.id, act: edit },
  { key: "v", name: "Show the original", icon: "reveal", may: (message) => mayReveal(message, state.open), act: askReveal, quiet: true },
  {
    key: "Delete",
    name: "Delete",
    icon: "remove",
    may: (message) => message.author.id === state.me.id || isAtLeast("moderator"),
    act: remove,
    quiet: true,
  },
];

const bar = make("div", { class: "actions", role: "toolbar", "aria-label": "What to do with this message" });

const messageOf = (line) => state.open?.messages.get(Number(line?.dataset.seq));
const possible = (message) =>
  message && !message.deleted
    ? ACTIONS.filter((action) => (action.quiet || !state.open.info.archived) && action.may(message))
    : [];

function remove(message) {
  confirm("Delete this message?", "Its text, files and reactions are gone for everybody. Its number stays.", "Delete", () =>
    state.open.room.ask("delete", { seq: message.seq }),
  );
}

function place(line) {
  if (!line || (bar.parentElement === line && bar.childElementCount)) return;
  if (bar.contains(document.activeElement)) return;
  const message = messageOf(line);
  bar.replaceChildren(
    ...possible(message).map((action) =>
      make(
        "button",
        {
          type: "button",
          class: "quiet icon",
          "aria-label": action.name,
          title: `${action.name} (${action.key === "Delete" ? "Del" : action.key.toUpperCase()})`,
          on: { click: () => messageOf(line) && action.act(messageOf(line)) },
        },
        icon(action.icon),
      ),
    ),
  );
  if (bar.childElementCount) line.append(bar);
  else bar.remove();
}

function key(event) {
  const line = event.target.closest("[data-seq]");
  if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
  const onLine = event.target === line;
  const all = rows();
  const to = {
    ArrowUp: all[all.indexOf(line) - 1],
    ArrowDown: all[all.indexOf(line) + 1],
    Home: all[0],
    End: all.at(-1),
  }[event.key];
  if (onLine && to) {
    event.preventDefault();
    focusRow(to);
    to.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Escape") {
    if (onLine) element("text").focus();
    else focusRow(line);
  } else if (onLine) {
    const message = messageOf(line);
    const action = possible(message).find((each) => each.key.toLowerCase() === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    action.act(message);
  }
}

export function startActions() {
  const list = element("messages");
  list.addEventListener("pointerover", (event) => event.pointerType === "mouse" && place(event.target.closest("[data-seq]")));
  list.addEventListener("focusin", (event) => {
    const line = event.target.closest("[data-seq]");
    if (!line) return;
    makeReachable(line);
    place(line);
    for (const inner of line.querySelectorAll(".quote, .file, .reaction")) inner.tabIndex = 0;
  });
  list.addEventListener("focusout", (event) => {
    const line = event.target.closest("[data-seq]");
    if (line && !line.contains(event.relatedTarget)) {
      for (const inner of line.querySelectorAll(".quote, .file, .reaction")) inner.tabIndex = -1;
    }
  });
  list.addEventListener("keydown", key);
  on("settings", () => {
    const line = bar.parentElement;
    if (line && !bar.contains(document.activeElement)) bar.replaceChildren();
    place(line); // the policy may allow something else now
  });
}
