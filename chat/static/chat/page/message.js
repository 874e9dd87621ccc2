// One message as an element.

import { avatar } from "./avatar.js";
import { openFile } from "./files.js";
import { icon } from "./icons.js";
import { make, spoken } from "./dom.js";
import { marked } from "./marking.js";
import { state } from "./state.js";
import { clock, counted, exactly, listed, readable, size } from "./words.js";

const TEASER = 90; // characters of a message that is replied to

/** @param {any} message @param {import("./conversation.js").Conversation} room @param {(seq: number) => void} jump */
export function drawn(message, room, jump) {
  const mine = message.author.id === state.me.id;
  const named = message.mentions.some(({ id }) => id === state.me.id);
  return make(
    "li",
    {
      class: ["message", mine && "own", named && "calls-me", message.deleted && "deleted"].filter(Boolean).join(" "),
      data: { seq: message.seq, rev: message.rev, author: message.author.id, created: message.created },
      tabindex: "-1",
    },
    avatar(message.author),
    make(
      "div",
      { class: "content" },
      heading(message),
      message.reply_to ? quote(message.reply_to, room, jump) : null,
      text(message),
      message.attachments.length ? files(message.attachments, room) : null,
      message.reactions.length ? reactions(message, room) : null,
      make("div", { class: "seen" }),
    ),
  );
}

function heading(message) {
  return make(
    "p",
    { class: "heading" },
    make("b", { class: "author", text: message.author.name }),
    " ",
    make("time", { datetime: message.created, title: exactly(message.created), text: clock(message.created) }),
    message.edited ? make("span", { class: "edited", title: exactly(message.edited), text: " edited" }) : null,
  );
}

function text(message) {
  if (message.deleted) return make("p", { class: "text note", text: "This message was deleted." });
  return make("p", { class: "text" }, ...marked(message.text, message.entities, message.mentions, state.me.id));
}

function quote(seq, room, jump) {
  const about = room.messages.get(seq);
  const teaser = about ? shortened(about) : "an earlier message";
  return make(
    "button",
    { type: "button", class: "quote", tabindex: "-1", on: { click: () => jump(seq) } },
    spoken("In reply to "),
    about ? make("b", { text: about.author.name }) : null,
    make("span", { text: ` ${teaser}` }),
  );
}

/** The beginning of a message on one line. */
export function shortened(message) {
  if (message.deleted) return "deleted";
  const line = message.text.replace(/\s+/gu, " ").trim() || message.attachments[0]?.name || "";
  const points = Array.from(line);
  return points.length > TEASER ? `${points.slice(0, TEASER - 1).join("")}…` : line;
}

function files(list, room) {
  return make(
    "ul",
    { class: "files", "aria-label": "Files" },
    ...list.map((file) => make("li", {}, make(
      "button",
      { type: "button", class: "file", tabindex: "-1", on: { click: () => openFile(room, file) } },
      icon("file"),
      make("span", { class: "file-name", text: file.name }),
      make("span", { class: "note", text: described(file) }),
    ))),
  );
}

/** How large a file is and what redaction took out of it. */
export const described = (file) => `${size(file.size)}${file.entities ? `, ${file.entities} redacted` : ""}`;

function reactions(message, room) {
  return make(
    "ul",
    { class: "reactions", "aria-label": "Reactions" },
    ...message.reactions.map(({ emoji, count, by }) => {
      const mine = by.includes(state.me.id);
      const who = by.map((id) => (id === state.me.id ? "you" : room.nameOf(id)));
      return make("li", {}, make(
        "button",
        {
          type: "button",
          class: "reaction",
          tabindex: "-1",
          "aria-pressed": String(mine),
          "aria-label": `${emoji} from ${listed(who)}`,
          title: listed(who),
          data: { emoji },
          on: { click: () => room.room.ask("react", { seq: message.seq, emoji, on: !mine }).catch(() => {}) },
        },
        make("span", { class: "emoji", text: emoji }),
        make("span", { class: "count", text: count }),
      ));
    }),
  );
}

/** What we wrote and nobody else has seen yet. */
export function waiting(item, room) {
  const note = item.failed ?? (room.room?.open ? "Being redacted and sent…" : "Will be sent when the connection is back.");
  return make(
    "li",
    { class: item.failed ? "message pending failed" : "message pending", data: { author: state.me.id, created: item.created } },
    avatar(state.me),
    make(
      "div",
      { class: "content" },
      make("p", { class: "heading" }, make("b", { class: "author", text: state.me.name })),
      make("p", { class: "text", text: item.text || counted(item.fields.attachments?.length ?? 0, "file") }),
      make("p", { class: "note", role: item.failed ? "alert" : null, text: note }),
      item.failed ? make(
        "p",
        { class: "choices" },
        make("button", { type: "button", on: { click: () => room.retry(item) }, text: "Try again" }),
        make("button", { type: "button", on: { click: () => room.discard(item) }, text: "Discard" }),
      ) : null,
    ),
  );
}

/** A message as a screen reader hears of it when it comes. */
export function aloud(message) {
  const labels = message.entities.map(({ label }) => readable(label));
  const redacted = labels.length ? ` (redacted: ${listed(labels)})` : "";
  const attached = message.attachments.length ? `, ${counted(message.attachments.length, "file")}` : "";
  return `${message.author.name}: ${message.text}${redacted}${attached}`;
}
