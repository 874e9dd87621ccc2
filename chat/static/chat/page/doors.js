// Ways into rooms and out of them: new ones, invitations, leaving.

import { ask } from "./api.js";
import { confirm, openForm } from "./dialogs.js";
import { element } from "./dom.js";
import { refreshRooms } from "./roomlist.js";
import { state } from "./state.js";

const INVITE = /inv_[\w-]+/;

async function go(id) {
  await refreshRooms();
  window.location.hash = id;
}

function create() {
  openForm("create", {}, async (fields) => {
    const made = await ask("POST", "/rooms", { name: fields.get("name"), topic: fields.get("topic"), public: fields.has("public") });
    await go(made.id);
  });
}

function enter() {
  openForm("accept", {}, async (fields) => {
    const invite = INVITE.exec(fields.get("invite"))?.[0];
    if (!invite) throw new Error("This is no invitation: one begins with inv_.");
    await accept(invite);
  });
}

async function accept(invite) {
  const room = await ask("POST", "/rooms/accept", { invite });
  await go(room.id);
}

/** An invitation in the address of the page; it stands behind the #, which no server ever sees. */
export async function acceptFromAddress() {
  const invite = INVITE.exec(window.location.hash)?.[0];
  if (!invite) return;
  history.replaceState(null, "", window.location.pathname);
  await accept(invite);
}

function invite() {
  const dialog = element("invite");
  const result = dialog.querySelector("[data-result]");
  result.hidden = element("invite-copy").hidden = true;
  openForm("invite", {}, async (fields, form) => {
    const made = await ask("POST", `/rooms/${state.open.id}/invites`, {
      role: fields.get("role"),
      uses: Number(fields.get("uses")),
      hours: Number(fields.get("hours")),
    });
    form.elements.address.value = new URL(`/chat/#${made.invite}`, window.location.href).href;
    result.hidden = element("invite-copy").hidden = false;
    form.elements.address.select();
    return false;
  });
}

async function copy({ currentTarget: button }) {
  const field = element("invite").querySelector('[name="address"]');
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    field.select();
    button.textContent = "Press Ctrl C";
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}

function leave() {
  const room = state.open;
  const alone = room.members.size === 1;
  const text = alone ? "You are the last one here: the room is archived." : "You can come back where it is open to all, or by invitation.";
  confirm(`Leave ${room.info.name}?`, text, "Leave", async () => {
    await ask("POST", `/rooms/${room.id}/leave`);
    window.location.hash = "";
    await refreshRooms();
  });
}

export function startDoors() {
  element("create-open").addEventListener("click", create);
  element("accept-open").addEventListener("click", enter);
  element("invite-open").addEventListener("click", invite);
  element("invite-copy").addEventListener("click", copy);
  element("leave").addEventListener("click", leave);
}
