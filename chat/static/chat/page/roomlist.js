// The rooms on the left: ours with what is unread, and those that are open to all.

import { ask } from "./api.js";
import { element, make, spoken } from "./dom.js";
import { on, state } from "./state.js";
import { counted } from "./words.js";

const REFRESH = 30_000; // ms; news come over the socket, this finds rooms that are new to us

/** Ask for the list. */
export async function refreshRooms() {
  const { rooms } = await ask("GET", "/rooms");
  state.rooms = rooms;
  const open = rooms.find(({ id }) => id === state.open?.id);
  if (open && document.hasFocus()) open.unread = open.mentions = 0;
  for (const { id, role } of rooms) if (role !== null) state.open?.room?.carry(id);
  draw();
}

function draw() {
  const own = state.rooms.filter(({ role }) => role !== null).sort(byLife);
  const others = state.rooms.filter(({ role }) => role === null);
  replace(element("own-rooms"), own.length ? own.map(entry) : [make("li", { class: "note none", text: "You are in no room yet." })]);
  replace(element("public-rooms"), others.map(entry));
  element("public-part").hidden = others.length === 0;
  const unread = own.reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${state.open ? `${state.open.info.name} · ` : ""}Tacet`;
}

/** Archived ones last, then by name: a list that does not jump about. */
function byLife(one, other) {
  return Number(one.archived) - Number(other.archived) || one.name.localeCompare(other.name);
}

function replace(list, lines) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.room : null;
  list.replaceChildren(...lines);
  if (focused) list.querySelector(`[data-room="${focused}"]`)?.focus();
}

function entry(room) {
  const current = room.id === state.open?.id;
  const note = room.role === null ? "join" : room.archived ? "archived" : "";
  return make("li", {}, make(
    "a",
    { href: `#${room.id}`, class: room.unread ? "entry-room news" : "entry-room", data: { room: room.id }, "aria-current": current ? "page" : null, title: room.topic },
    make("span", { class: "hash", "aria-hidden": "true", text: room.public ? "#" : "◦" }),
    make("span", { class: "entry-name", text: room.name }),
    note ? make("span", { class: "note", text: note }) : null,
    room.unread ? count(room) : null,
  ));
}

function count(room) {
  const said = `, ${counted(room.unread, "unread message")}${room.mentions ? `, you are named in ${room.mentions}` : ""}`;
  const shown = `${room.mentions ? "@" : ""}${room.unread > 99 ? "99+" : room.unread}`;
  return make(
    "span",
    { class: room.mentions ? "count-badge calls" : "count-badge" },
    make("span", { "aria-hidden": "true", text: shown }),
    spoken(said),
  );
}

function heard({ room: id, unread, named }) {
  const room = state.rooms.find((each) => each.id === id);
  if (!room) return;
  room.unread = unread ?? room.unread + 1;
  room.mentions = unread === 0 ? 0 : room.mentions + Number(Boolean(named));
  draw();
}

/** What is said of rooms that are not shown. */
function elsewhere(frame) {
  if (frame.type === "message" && frame.author.id !== state.me.id) {
    heard({ room: frame.room, named: frame.mentions.some(({ id }) => id === state.me.id) });
  } else if (frame.type === "room" || frame.type === "left") refreshRooms().catch(() => {});
  else if (frame.type === "read" && frame.person === state.me.id) {
    const room = state.rooms.find(({ id }) => id === frame.room);
    if (room && frame.seq >= room.seq) heard({ room: frame.room, unread: 0 });
  }
}

export function startRoomList() {
  on("elsewhere", elsewhere);
  on("unread", heard);
  on("opened", draw);
  on("settings", (room) => {
    const listed = state.rooms.find(({ id }) => id === room.id);
    if (!listed) return;
    Object.assign(listed, { name: room.info.name, topic: room.info.topic, public: room.info.public, archived: room.info.archived });
    draw();
  });
  setInterval(() => !document.hidden && state.me && refreshRooms().catch(() => {}), REFRESH);
}
