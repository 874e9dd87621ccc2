// The page at /: what is typed goes over /ws, what comes back is shown. Only the newest answer counts.

import { Socket, here } from "../project/socket.js";
import { highlight } from "./highlight.js";
import { build, curl } from "./request.js";

const PAUSE = 120; // ms without a key before the text is sent
const STATES = {
  connecting: "Connecting…",
  open: "Connected, live",
  waiting: "Connection lost. Trying again…",
  closed: "The server asks who you are. Sign in first, then reload this page.",
};
const EXAMPLE = `Hi, this is Renske Okonjo from unit 6, born on 4 March 1988. Could somebody call me on +44 20 7946 0958 or write to renske.okonjo@harbour.example?
The invoice of £310.50 was charged to my card 4111 1111 1111 1111. I moved to 27 Quay Street, Bristol BS1 4DB last June.`;

const element = (id) => document.getElementById(id);
const source = element("source");
const options = element("options");

let sent = 0; // id of the newest request
let timer = null;
let asked = ""; // the text of the request under way
let latest = ""; // the newest redacted text

const socket = new Socket(here("/ws"), {
  open: () => ask(),
  message: (reply) => show(reply),
  state: (state) => {
    element("status").dataset.state = state;
    element("status-text").textContent = STATES[state];
  },
});

function request() {
  return build(new FormData(options), source.value);
}

function ask() {
  sent += 1;
  asked = source.value;
  if (!asked) {
    clear();
    return;
  }
  socket.send({ ...request(), id: sent });
}

function show(reply) {
  if (reply.id !== sent) return;
  const failed = "detail" in reply;
  element("error").hidden = !failed;
  if (failed) {
    element("error").textContent = reply.detail;
    return;
  }
  latest = reply.processed_text;
  const entities = reply.entities;
  const after = entities.map(({ location, best_label: label }) => ({
    start: location.stt_idx_processed,
    end: location.end_idx_processed,
    label,
  }));
  const before = entities.map(({ location, best_label: label }) => ({
    start: location.stt_idx,
    end: location.end_idx,
    label,
  }));
  highlight(element("result"), latest, after, false);
  highlight(element("marked"), asked, before, true);
  element("entities").replaceChildren(...rows(entities));
  element("summary").textContent = summary(entities);
  element("copy-text").disabled = false;
}

function rows(entities) {
  if (!entities.length) return [row([["Nothing personal was found.", "note"]], 4)];
  return entities.map((entity) =>
    row([
      [entity.best_label, "mono"],
      [entity.text, "value"],
      [entity.processed_text, "value mono"],
      [entity.labels[entity.best_label]?.toFixed(2) ?? "", "score"],
    ]),
  );
}

function row(cells, span = 1) {
  const line = document.createElement("tr");
  for (const [text, name] of cells) {
    const cell = document.createElement("td");
    cell.className = name;
    cell.colSpan = span;
    cell.textContent = text;
    line.append(cell);
  }
  return line;
}

function summary(entities) {
  if (!entities.length) return "Nothing personal was found.";
  const counts = new Map();
  for (const { best_label: label } of entities) counts.set(label, (counts.get(label) ?? 0) + 1);
  const listed = Array.from(counts, ([label, count]) => `${count} ${label.toLowerCase().replaceAll("_", " ")}`);
  return `${entities.length} found: ${listed.join(", ")}.`;
}

function clear() {
  latest = "";
  element("result").replaceChildren();
  element("marked").replaceChildren();
  element("entities").replaceChildren(row([["Nothing yet.", "note"]], 4));
  element("summary").textContent = "";
  element("error").hidden = true;
  element("copy-text").disabled = true;
}

async function copy(button, text) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = label), 1500);
}

function optionsChanged() {
  const type = new FormData(options).get("type");
  for (const field of options.querySelectorAll("[data-for]")) field.hidden = field.dataset.for !== type;
  ask();
}

source.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
options.addEventListener("input", optionsChanged);
options.addEventListener("submit", (event) => event.preventDefault());
element("example").addEventListener("click", () => {
  source.value = EXAMPLE;
  source.focus();
  ask();
});
element("clear").addEventListener("click", () => {
  source.value = "";
  source.focus();
  ask();
});
element("copy-text").addEventListener("click", (event) => copy(event.currentTarget, latest));
element("copy-curl").addEventListener("click", (event) => copy(event.currentTarget, curl(request(), window.location.origin)));
