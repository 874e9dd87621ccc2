// Who is in the room, who of them is there now, who types; and moderation for those who may.

import { ask } from "./api.js";
import { isAtLeast } from "./actions.js";
import { avatar } from "./avatar.js";
import { confirm } from "./dialogs.js";
import { element, make, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { complain } from "./notices.js";
import { on, state } from "./state.js";
import { clock, counted, listed } from "./words.js";

const RANKS = ["guest", "member", "moderator", "owner"];
const MUTED_HOURS = 1;
const KINDS = { guest: "guest of the server", key: "program", local: "", user: "" };

function drawMembers(room) {
  const people = [...room.members.values()].sort(
    (one, other) => Number(room.online.has(other.id)) - Number(room.online.has(one.id)) || one.name.localeCompare(other.name),
  );
  const open = element("members").querySelector("details[open]")?.dataset.person;
  element("members").replaceChildren(...people.map((person) => member(person, room, person.id === open)));
  const here = people.filter(({ id }) => room.online.has(id)).length;
  const button = element("people-open");
  button.replaceChildren(icon("people"), make("span", { text: people.length, "aria-hidden": "true" }), spoken(`${counted(people.length, "person", "people")}, ${here} here now`));
}

function member(person, room, open) {
  const here = room.online.has(person.id);
  const muted = person.muted_until && new Date(person.muted_until) > new Date();
  const notes = [
    person.id === state.me.id ? "you" : "",
    person.role === "member" ? "" : person.role,
    person.role === "guest" ? "" : KINDS[person.kind],
    muted ? `muted until ${clock(person.muted_until)}` : "",
  ].filter(Boolean);
  return make(
    "li",
    { class: here ? "person here" : "person", data: { person: person.id } },
    avatar(person),
    make("span", { class: "who" }, make("b", { text: person.name }), make("span", { class: "note", text: notes.join(", ") }), spoken(here ? " (here now)" : " (away)")),
    mayModerate(person, room) ? moderation(person, room, muted, open) : null,
  );
}

function mayModerate(person, room) {
  if (person.id === state.me.id) return false;
  return isAtLeast("owner") || (isAtLeast("moderator") && RANKS.indexOf(room.role) > RANKS.indexOf(person.role));
}

function moderation(person, room, muted, open) {
  const path = `/rooms/${room.id}/members/${person.id}`;
  const lower = RANKS.indexOf(room.role) > RANKS.indexOf(person.role);
  const until = new Date(Date.now() + MUTED_HOURS * 3_600_000).toISOString();
  return make(
    "details",
    { class: "moderation", data: { person: person.id }, open },
    make("summary", { class: "icon", title: "Moderate" }, icon("more"), spoken(`Moderate ${person.name}`)),
    make(
      "div",
      { class: "moderation-choices" },
      isAtLeast("owner") ? role(person, path, room) : null,
      lower ? button(muted ? "Let speak" : "Mute for an hour", () => act(room, "PATCH", path, { muted_until: muted ? null : until })) : null,
      lower ? button("Remove", () => confirm(`Remove ${person.name}?`, "They may come back.", "Remove", () => act(room, "DELETE", path))) : null,
      lower ? button("Ban", () => confirm(`Ban ${person.name}?`, "They may not come back.", "Ban", () => act(room, "PATCH", path, { banned: true }))) : null,
    ),
  );
}

function role(person, path, room) {
  const most = person.kind === "guest" ? RANKS.slice(0, 2) : RANKS;
  return make(
    "label",
    { class: "entry" },
    "Role ",
    make(
      "select",
      { on: { change: ({ target }) => act(room, "PATCH", path, { role: target.value }) } },
      ...most.map((each) => make("option", { value: each, text: each, selected: each === person.role })),
    ),
  );
}

const button = (text, click) => make("button", { type: "button", text, on: { click } });

async function act(room, method, path, body) {
  try {
    await ask(method, path, body);
  } catch (problem) {
    complain(problem);
  }
  await room.refreshMembers();
}

function drawTyping(room) {
  const names = [...room.typing].filter((id) => id !== state.me.id).map((id) => room.nameOf(id));
  const many = names.length > 3 ? "Several people are typing…" : `${listed(names)} ${names.length > 1 ? "are" : "is"} typing…`;
  element("typing").textContent = names.length ? many : "";
}

let wanted = true; // where there is room for it

const wide = () => matchMedia("(min-width: 75rem)").matches;

/** Show the list, or not. */
function showPeople(shown, forNow = false) {
  if (!forNow && wide()) wanted = shown;
  element("people").hidden = !shown;
  element("people-open").setAttribute("aria-expanded", String(shown));
  element("chat").classList.toggle("with-people", shown);
}

export function startPeople() {
  const here = (draw) => (room) => room === state.open && draw(room);
  for (const event of ["opened", "members", "presence", "settings"]) on(event, here(drawMembers));
  for (const event of ["opened", "typing"]) on(event, here(drawTyping));
  on("message", ({ room }) => room === state.open && drawTyping(room));
  element("people-open").addEventListener("click", () => {
    showPeople(element("people").hidden);
    if (!element("people").hidden) element("people-close").focus();
  });
  element("people-close").addEventListener("click", () => {
    showPeople(false);
    element("people-open").focus();
  });
  on("opened", () => showPeople(wide() && wanted));
  on("closed", () => showPeople(false, true));
}
