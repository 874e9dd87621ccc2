// The list of messages: each in its place, with the days, the first unread one and who has read how far.

import { avatar } from "./avatar.js";
import { element, make, spoken } from "./dom.js";
import { drawn, waiting } from "./message.js";
import { on, state } from "./state.js";
import { dayName, dayOf, exactly, listed } from "./words.js";
import { atEnd, keepPlace, toEnd } from "./scrolling.js";

const TOGETHER = 5 * 60_000; // ms within which messages of one author share a heading
const FACES = 6; // readers shown at one message

const list = () => element("messages");
export const row = (seq) => list().querySelector(`[data-seq="${seq}"]`);
export const rows = () => Array.from(list().querySelectorAll("[data-seq]"));

/** Show a message and let it be found. */
export async function jump(seq) {
  const found = await state.open?.find(seq);
  const line = found && row(seq);
  if (!line) return;
  line.scrollIntoView({ block: "center" });
  focusRow(line);
  line.classList.add("found-now");
  setTimeout(() => line.classList.remove("found-now"), 2000);
}

/** Make one message the one that Tab reaches, and go there. */
export function focusRow(line) {
  makeReachable(line);
  line.focus({ preventScroll: true });
}

export function makeReachable(line) {
  for (const other of list().querySelectorAll('[tabindex="0"]')) if (other.dataset.seq) other.tabIndex = -1;
  line.tabIndex = 0;
}

/** Draw the whole list anew. */
export function redraw(room) {
  const messages = [...room.messages.values()].sort((one, other) => one.seq - other.seq);
  const focused = document.activeElement;
  const present = new Map(rows().map((line) => [`${line.dataset.seq}.${line.dataset.rev}`, line]));
  list().replaceChildren(...messages.map((message) => present.get(`${message.seq}.${message.rev}`) ?? drawn(message, room, jump)));
  if (list().contains(focused)) focused.focus({ preventScroll: true });
  for (const line of rows()) decorate(line, room);
  drawPending(room);
  drawReaders(room);
  const last = rows().at(-1);
  if (last && !list().querySelector('[data-seq][tabindex="0"]')) last.tabIndex = 0;
  element("beginning").hidden = room.more;
  element("beginning").textContent = messages.length ? "This is where it begins." : "Nobody has said anything yet.";
}

function put(message, room) {
  const line = drawn(message, room, jump);
  const present = row(message.seq);
  if (present) {
    const focused = present === document.activeElement;
    line.tabIndex = present.tabIndex;
    for (const shown of present.querySelectorAll(".revealed")) if (!message.deleted) line.querySelector(".text").after(shown);
    const actions = present.querySelector(":scope > .actions");
    if (actions && !message.deleted) line.append(actions);
    present.replaceWith(line);
    if (focused) line.focus({ preventScroll: true });
  } else {
    const next = rows().find((other) => Number(other.dataset.seq) > message.seq) ?? list().querySelector(".pending");
    list().insertBefore(line, next);
    if (!list().contains(document.activeElement) && line === rows().at(-1)) makeReachable(line);
  }
  decorate(line, room);
  if (line.nextElementSibling) decorate(line.nextElementSibling, room);
  element("beginning").textContent = "This is where it begins.";
}

/** What a message has because of the one before it. */
function decorate(line, room) {
  const before = line.previousElementSibling;
  for (const old of line.querySelectorAll(":scope > .day, :scope > .unread")) old.remove();
  const { author, created, seq } = line.dataset;
  const newDay = !before || dayOf(before.dataset.created) !== dayOf(created);
  const unread = Number(seq) === firstUnread(room);
  if (unread) line.prepend(make("p", { class: "unread", role: "separator", text: "New" }));
  if (newDay) line.prepend(make("p", { class: "day", title: exactly(created), text: dayName(created) }));
  const soon = before && new Date(created) - new Date(before.dataset.created) < TOGETHER;
  const alone = newDay || unread || !soon || before.dataset.author !== author || line.querySelector(".quote");
  line.classList.toggle("joined", !alone);
}

/** The divider stands before the first message that is there, not of ours, and not read when it came. */
function firstUnread(room) {
  if (room.unreadFrom === null) return null;
  const after = rows().filter((line) => Number(line.dataset.seq) >= room.unreadFrom);
  return Number(after.find((line) => line.dataset.author !== state.me.id)?.dataset.seq ?? 0) || null;
}

function drawPending(room) {
  for (const line of list().querySelectorAll(".pending")) line.remove();
  list().append(...room.pending.map((item) => waiting(item, room)));
  for (const line of list().querySelectorAll(".pending")) decorate(line, room);
}

function drawReaders(room) {
  for (const seen of list().querySelectorAll(".seen")) seen.replaceChildren();
  const lines = rows();
  const readers = new Map();
  for (const member of room.members.values()) {
    if (member.id === state.me.id || !member.last_read) continue;
    const line = lines.findLast((each) => Number(each.dataset.seq) <= member.last_read);
    if (line && line.dataset.author !== member.id) readers.set(line, [...(readers.get(line) ?? []), member]);
  }
  for (const [line, people] of readers) {
    const names = listed(people.map(({ name }) => name));
    const seen = line.querySelector(".seen");
    seen.title = `Read by ${names}`;
    seen.append(...people.slice(0, FACES).map((person) => avatar(person, true)));
    if (people.length > FACES) seen.append(make("span", { class: "note", "aria-hidden": "true", text: `+${people.length - FACES}` }));
    seen.append(spoken(`Read by ${names}`));
  }
}

/** A message came while nobody looked: the divider goes before it. */
export function startUnread(room, seq) {
  if (room.unreadFrom !== null && rows().some((line) => line.querySelector(".unread"))) return;
  room.unreadFrom = seq;
  decorate(row(seq), room);
}

export function endUnread(room) {
  room.unreadFrom = null;
  for (const divider of list().querySelectorAll(".unread")) divider.remove();
}

export function startTimeline() {
  const here = (room) => room === state.open;
  on("history", (room) => here(room) && keepPlace(() => redraw(room)));
  on("message", ({ room, message, mine }) => {
    if (!here(room)) return;
    const follow = mine || atEnd();
    put(message, room);
    drawReaders(room);
    if (follow) toEnd();
  });
  on("changed", ({ room, message }) => {
    if (!here(room) || !room.messages.has(message.seq)) return;
    const follow = atEnd();
    put(message, room);
    drawReaders(room);
    if (follow) toEnd();
  });
  on("pending", (room) => {
    if (!here(room)) return;
    const follow = atEnd();
    drawPending(room);
    if (follow) toEnd();
  });
  on("reads", (room) => here(room) && drawReaders(room));
  on("members", (room) => here(room) && drawReaders(room));
}
