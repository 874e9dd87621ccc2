// The page at /voice/: Pipecat's own client, with what it says and hears in plain sight.

import { element, make } from "../page/dom.js";
import { Session } from "./session.js";
import { Transcript } from "./transcript.js";
import { Waveform } from "./waveform.js";
import { clock } from "./words.js";

const STATES = { closed: "Not connected", connecting: "Connecting…", open: "Connected" };
const EXAMPLE = "This is Renske Okonjo. Please call me back on +44 20 7946 0958, or write to renske.okonjo@harbour.example.";
const LOUD = 0.45; // of the meter
const SPOKEN = 500; // ms between two values of the meter for screen readers

const wishes = element("wishes");
const source = element("source");
const waveform = new Waveform(element("waveform"));
const transcript = new Transcript(element("said"));
let session = null;
let place = ""; // where the session is, in words
let answered = ""; // by the assistant so far
let loudest = 0; // since the meter was read out last
let measured = 0;

function connect() {
  const field = (name) => wishes.elements[name];
  const asked = { room: field("room").value.trim(), name: field("name").value.trim(), audio: field("echo")?.checked ? "echo" : "" };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  waveform.clear();
  bleeped([]);
  complain("");
  session = new Session(tell, field("microphone").checked);
  element("to-part").hidden = !asked.room;
  if (!asked.room) element("to").value = "assistant";
  place = asked.room ? ` to ${asked.room}${asked.name ? ` as ${asked.name}` : ""}` : "";
  show("connecting");
  session.open(given);
}

const tell = {
  samples: (samples) => {
    waveform.add(samples);
    meter(waveform.level);
  },
  ready: ({ delay_ms: delay }) => {
    waveform.delay = session.hears ? (delay ?? 0) / 1000 : 0;
    element("held").hidden = !waveform.delay;
    element("held").textContent = `The shaded ${waveform.delay} s are still held back.`;
    if (wishes.elements.answered) session.answer(wishes.elements.answered.checked);
    show("open");
    source.focus();
  },
  line: (said) => {
    const text = transcript.put(said);
    if (said.final) announce(text);
    lines();
  },
  answer: (event, text) => {
    answered = event === "begin" ? "" : answered + text;
    if (!answered) return;
    const line = transcript.put({ who: "assistant", text: answered, final: event === "end" });
    if (event === "end") announce(line);
    lines();
  },
  bleeped: (spans) => bleeped(waveform.cover(spans)),
  problem: complain,
  over: (reason) => {
    session = null;
    transcript.settle();
    loudest = 0;
    meter(0);
    waveform.delay = 0;
    element("held").hidden = true;
    if (reason) complain(reason);
    show("closed");
    if (document.activeElement === document.body) element("connect").focus();
  },
};

function show(state) {
  const open = state === "open";
  element("status").dataset.state = element("desk").dataset.state = state;
  const details = open ? place + (session.hears ? "" : ", without a microphone") : "";
  element("status-text").textContent = STATES[state] + details;
  element("connect").textContent = { closed: "Connect", connecting: "Cancel", open: "Disconnect" }[state];
  element("connect").classList.toggle("primary", state === "closed");
  element("mute").disabled = !open || !session.hears;
  mute(false);
  element("send").disabled = !open;
  announce(element("status-text").textContent);
}

function mute(muted) {
  element("mute").setAttribute("aria-pressed", String(muted));
  element("mute").textContent = muted ? "Unmute" : "Mute";
  if (session?.hears) session.mute(muted);
}

function meter(level) {
  element("bar").style.transform = `scaleX(${level.toFixed(3)})`;
  const now = performance.now();
  loudest = Math.max(level, loudest);
  if (session && now - measured < SPOKEN) return;
  element("level").setAttribute("aria-valuenow", String(Math.round(loudest * 100)));
  element("level").setAttribute("aria-valuetext", loudest >= LOUD ? "loud enough" : loudest > 0 ? "quiet" : "silent");
  measured = now;
  loudest = 0;
}

function bleeped(spans) {
  const list = element("bleeps");
  if (!list) return;
  const items = spans.map(({ start, end }) => make("li", { text: `${clock(start)} to ${clock(end)}` }));
  list.replaceChildren(...items.reverse());
  element("no-bleeps").hidden = items.length > 0;
  const seconds = spans.length === 1 ? "one stretch" : `${spans.length} stretches`;
  const bleeps = spans.length ? `, ${seconds} of it bleeped` : "";
  element("waveform").setAttribute("aria-label", `The last seconds of your microphone${bleeps}`);
}

function lines() {
  element("empty").hidden = !transcript.empty;
  element("exchange").classList.toggle("used", !transcript.empty);
  element("clear").disabled = transcript.empty;
}

function announce(text) {
  element("news").textContent = text;
}

function complain(text) {
  element("error").textContent = text;
  element("error").hidden = !text;
}

wishes.addEventListener("submit", (event) => {
  event.preventDefault();
  if (session) session.close();
  else connect();
});
wishes.addEventListener("change", ({ target }) => {
  if (target.name === "answered" && element("status").dataset.state === "open") session.answer(target.checked);
});
element("mute").addEventListener("click", () => mute(element("mute").getAttribute("aria-pressed") === "false"));
element("clear").addEventListener("click", () => {
  transcript.clear();
  lines();
  source.focus();
});
element("example").addEventListener("click", () => {
  source.value = EXAMPLE;
  source.focus();
});
element("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = source.value.trim();
  if (!text || element("send").disabled) return;
  source.value = "";
  complain("");
  if (element("to").value === "room") session.say(text);
  else session.ask(text);
  source.focus();
});
source.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  element("composer").requestSubmit();
});
addEventListener("pagehide", () => session?.close());
