// The page at /chat/: who we are, which room is shown, and what of it has been seen.

import { isAtLeast, startActions } from "./actions.js";
import { startBanner } from "./banner.js";
import { startComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { startDialogs } from "./dialogs.js";
import { element } from "./dom.js";
import { acceptFromAddress, startDoors } from "./doors.js";
import { startFiles } from "./files.js";
import { icon } from "./icons.js";
import { identify, showGate, startIdentity } from "./identity.js";
import { aloud } from "./message.js";
import { complain, say } from "./notices.js";
import { startPeople } from "./people.js";
import { refreshRooms, startRoomList } from "./roomlist.js";
import { atEnd, cameBelow, startScrolling, toEnd } from "./scrolling.js";
import { startSearch } from "./search.js";
import { startSettings } from "./settings.js";
import { startShortcuts } from "./shortcuts.js";
import { on, state, tell } from "./state.js";
import { endUnread, redraw, startTimeline, startUnread } from "./timeline.js";
import { startUploads } from "./uploads.js";

const ICONS = { back: "back", "search-open": "search", "invite-open": "invite", "settings-open": "settings", leave: "leave", "people-close": "close", "context-end": "close", attach: "attach" };
const ROOM = /^#([\w-]{16})$/;

let wanted = null; // the room that is being opened

/** Show the room of the address, or none. */
async function route() {
  const id = ROOM.exec(window.location.hash)?.[1] ?? null;
  if (id === null && window.location.hash.length > 1) return acceptFromAddress().catch(complain); // or a place on the page
  wanted = id;
  if (state.open?.id === id && id !== null) return view("room");
  leaveRoom();
  if (id === null) return view("rooms");
  view("room");
  try {
    const room = await Conversation.enter(id);
    if (wanted === id) show(room);
  } catch (problem) {
    if (wanted !== id) return;
    complain(problem);
    if (problem.status === 401) showGate(problem.message);
    else window.location.hash = "";
  }
}

function leaveRoom() {
  const room = state.open;
  if (!room) return;
  tell("closed", room);
  state.open = null;
  room.close();
  element("messages").replaceChildren();
  element("open-room").hidden = true;
  element("nothing").hidden = false;
}

function show(room) {
  state.open = room;
  element("nothing").hidden = true;
  element("open-room").hidden = false;
  redraw(room);
  room.connect();
  tell("opened", room);
  head(room);
  toEnd();
  const divider = document.querySelector(".messages .unread");
  if (divider) divider.scrollIntoView({ block: "center" });
  if (matchMedia("(hover: hover)").matches) element("text").focus();
  if (!state.rooms.some(({ id, role }) => id === room.id && role !== null)) refreshRooms().catch(() => {});
  looked();
}

function view(name) {
  element("chat").dataset.view = name;
}

function head(room) {
  element("room-name").textContent = room.info.name;
  element("room-topic").textContent = room.info.topic;
  element("invite-open").hidden = !isAtLeast("moderator") || room.info.archived;
  element("settings-open").hidden = !isAtLeast("moderator");
}

/** What is on the screen of somebody who looks has been read. */
function looked() {
  const room = state.open;
  if (room && document.visibilityState === "visible" && document.hasFocus() && atEnd()) room.markRead(room.last);
}

function came({ room, message, mine }) {
  if (room !== state.open) return;
  const watching = document.visibilityState === "visible" && document.hasFocus();
  if (mine) endUnread(room);
  else {
    say(aloud(message));
    if (!watching) {
      startUnread(room, message.seq);
      tell("unread", { room: room.id, named: message.mentions.some(({ id }) => id === state.me.id) });
    }
    if (!atEnd()) cameBelow();
  }
  looked();
}

/** The session or the guest's token has ended. */
function stranger() {
  leaveRoom();
  showGate("The server does not know you any more.");
}

function start() {
  for (const [id, name] of Object.entries(ICONS)) element(id).append(icon(name));
  startDialogs();
  startIdentity();
  startRoomList();
  startTimeline();
  startScrolling(looked);
  startActions();
  startComposer();
  startUploads();
  startFiles();
  startPeople();
  startBanner();
  startSearch();
  startSettings();
  startDoors();
  startShortcuts();
  on("message", came);
  on("settings", (room) => room === state.open && head(room));
  on("connection", ({ room, now, before }) => room === state.open && now === "open" && before !== "open" && refreshRooms().catch(() => {}));
  on("connection", ({ room, now, code }) => room === state.open && now === "closed" && code === 4401 && stranger());
  on("stranger", stranger);
  on("problem", complain);
  element("back").addEventListener("click", () => (window.location.hash = ""));
  window.addEventListener("hashchange", route);
  window.addEventListener("focus", looked);
  document.addEventListener("visibilitychange", looked);
}

async function begin() {
  start();
  try {
    if (!(await identify())) return;
    element("chat").hidden = false;
    await refreshRooms();
  } catch (problem) {
    complain(problem);
  }
  await route();
}

begin();
