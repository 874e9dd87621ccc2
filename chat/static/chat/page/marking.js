// A redacted text: its markers with their labels, and the people whom it names.

import { kind } from "../../redaction/highlight.js";
import { make, spoken } from "./dom.js";
import { readable } from "./words.js";

/**
 * The text as nodes. Offsets of entities count code points, as the server does.
 * @param {string} text
 * @param {{label: string, start: number, end: number}[]} entities in order
 * @param {{id: string, name: string}[]} mentions
 * @param {string} [me] id of the reader, whose own name stands out
 */
export function marked(text, entities, mentions = [], me = "") {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const { start, end, label } of entities) {
    parts.push(...named(points.slice(at, start).join(""), mentions, me));
    parts.push(marker(points.slice(start, end).join(""), label));
    at = end;
  }
  parts.push(...named(points.slice(at).join(""), mentions, me));
  return parts;
}

function marker(text, label) {
  const about = `redacted: ${readable(label)}`;
  return make("mark", { class: "marker", data: { kind: kind(label) }, title: about }, text, spoken(` (${about})`));
}

function named(text, mentions, me) {
  if (!mentions.length || !text.includes("@")) return [text];
  const names = [...mentions].sort((one, other) => other.name.length - one.name.length);
  const pattern = new RegExp(`@(${names.map(({ name }) => escaped(name)).join("|")})`, "giu");
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const person = names.find(({ name }) => name.toLowerCase() === match[1].toLowerCase());
    parts.push(text.slice(at, match.index));
    parts.push(make("span", { class: person?.id === me ? "mention mine" : "mention", text: match[0] }));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
