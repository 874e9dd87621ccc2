// The page at /assistant/: conversations live in this page alone; what is asked goes over /ws/assistant.

import { here } from "../../project/socket.js";
import { Assistant } from "./assistant.js";
import { Turn } from "./turn.js";

const TITLE = 40; // characters
const STATES = {
  connecting: "Connecting…",
  open: "Connected",
  waiting: "Connection lost. Trying again…",
  closed: "The server asks who you are. Sign in first, then reload this page.",
};
const EXAMPLE =
  "Draft a short reply to Renske Okonjo (renske.okonjo@harbour.example): her visit on 4 March at 27 Quay Street, Bristol is confirmed, and she can call me on +44 20 7946 0958.";

const element = (id) => document.getElementById(id);
const source = element("source");
const conversations = [];
let current = null;

const assistant = new Assistant(here("/ws/assistant"), {
  state: (state) => {
    element("status").dataset.state = state;
    element("status-text").textContent = STATES[state];
  },
});

function begin() {
  const unused = conversations.find(({ turns }) => turns.length === 0);
  current = unused ?? { title: "Untitled", turns: [], running: null };
  if (!unused) conversations.unshift(current);
  show();
  source.focus();
}

function history() {
  const turns = current.turns.filter(({ restored, state }) => state === "over" && restored);
  return turns.flatMap(({ typed, restored }) => [
    { role: "user", content: typed },
    { role: "assistant", content: restored },
  ]);
}

function ask(text) {
  const talk = current;
  const before = history();
  const turn = new Turn(text, before.map(({ content }) => content));
  let problem = null;
  talk.turns.push(turn);
  if (talk.turns.length === 1) talk.title = text.length > TITLE ? `${text.slice(0, TITLE)}…` : text;
  talk.running = assistant.ask(
    { messages: [...before, { role: "user", content: text }], show: true },
    {
      start: ({ prompt }) => turn.sent(prompt),
      piece: ({ data, raw }) => follow(() => turn.add(raw ?? "", data)),
      error: (told) => (problem = told),
      end: (reason, frame) => {
        follow(() => turn.end(reason, problem, frame.model));
        talk.running = null;
        element("news").textContent = problem?.detail ?? (reason === "cancelled" ? "Stopped." : "The answer is complete.");
        buttons();
      },
    },
  );
  element("news").textContent = "The model answers.";
  show();
  turn.element.scrollIntoView({ block: "nearest" });
}

/** Change the list, and stay at its end where the reader is there. */
function follow(change) {
  const list = element("turns");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  change();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function show() {
  element("turns").replaceChildren(...current.turns.map((turn) => turn.element));
  element("empty").hidden = current.turns.length > 0;
  element("conversations").replaceChildren(...conversations.map(item));
  buttons();
}

function item(talk) {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = talk.title;
  button.setAttribute("aria-current", String(talk === current));
  button.addEventListener("click", () => {
    current = talk;
    show();
    [...element("conversations").querySelectorAll("button")][conversations.indexOf(talk)].focus();
  });
  entry.append(button);
  return entry;
}

function buttons() {
  element("stop").hidden = current.running === null;
  element("send").disabled = current.running !== null;
}

function stop() {
  if (current.running !== null) assistant.stop(current.running);
}

element("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = source.value.trim();
  if (!text || current.running !== null) return;
  source.value = "";
  ask(text);
});
source.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  element("composer").requestSubmit();
});
document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
element("stop").addEventListener("click", () => {
  stop();
  source.focus();
});
element("new").addEventListener("click", begin);
element("example").addEventListener("click", () => {
  source.value = EXAMPLE;
  source.focus();
});

begin();
