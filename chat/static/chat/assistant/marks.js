// Texts with what is personal in them marked. Everything goes in as text nodes: nobody's words are markup.

import { kind } from "../../redaction/highlight.js";

const MARKER = "\\[[A-Z][A-Z_]*_\\d+\\]";

/** What the entities of a prompt were and became: [{label, marker, value}]. Offsets count code points. */
export function pairs(original, entities) {
  const points = Array.from(original);
  return entities.map(({ label, marker, original_start: start, original_end: end }) => ({
    label,
    marker,
    value: points.slice(start, end).join(""),
  }));
}

/**
 * Fill `target` with `text`, known strings marked.
 * @param {Element} target
 * @param {string} text
 * @param {Map<string, string>} known strings and their labels
 */
export function paint(target, text, known) {
  const parts = [...known.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp([...parts, MARKER].join("|"), "gu");
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(text.slice(at, match.index), mark(match[0], known.get(match[0]) ?? match[0].replace(/^\[|_\d+\]$/g, "")));
    at = match.index + match[0].length;
  }
  nodes.push(text.slice(at));
  target.replaceChildren(...nodes);
}

function mark(text, label) {
  const element = document.createElement("mark");
  element.dataset.kind = kind(label);
  element.title = label;
  element.append(text);
  return element;
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
}
