// Who we are: the guest of this tab, a signed-in user, or on this computer simply its user.

import { ask, becomeGuest, isGuest, stopBeingGuest } from "./api.js";
import { avatar } from "./avatar.js";
import { openForm } from "./dialogs.js";
import { element } from "./dom.js";
import { complain } from "./notices.js";
import { state, tell } from "./state.js";

const KINDS = { guest: "Guest", user: "Signed in", key: "API key", local: "On this computer" };

/** Learn who we are; false where the server wants to know first. */
export async function identify() {
  try {
    state.me = await ask("GET", "/rooms/me");
  } catch (problem) {
    if (problem.status !== 401 && problem.status !== 403) throw problem;
    if (isGuest()) {
      stopBeingGuest();
      return identify();
    }
    showGate(problem.status === 403 ? problem.message : "");
    return false;
  }
  element("gate").hidden = true;
  draw();
  return true;
}

function draw() {
  const { me } = state;
  element("me-name").textContent = me.name;
  element("me-kind").textContent = KINDS[me.kind];
  element("me-avatar").replaceChildren(avatar(me));
  element("sign-out").hidden = me.kind !== "user";
  element("sign-in").hidden = me.kind === "user";
  if (element("forget-guest")) element("forget-guest").hidden = me.kind !== "guest";
}

/** Ask who somebody is. */
export function showGate(sentence) {
  element("chat").hidden = true;
  element("gate").hidden = false;
  element("gate-error").hidden = !sentence;
  element("gate-error").textContent = sentence;
  element("gate-form")?.elements.name.focus();
}

async function join(event) {
  event.preventDefault();
  const form = event.currentTarget;
  try {
    const { token } = await ask("POST", "/rooms/guests", { name: form.elements.name.value });
    becomeGuest(token);
    window.location.reload();
  } catch (problem) {
    if (form.id === "gate-form") showGate(problem.message);
    else complain(problem);
  }
}

function openWho() {
  openForm("who", { name: state.me.name }, async (fields) => {
    state.me = await ask("PATCH", "/rooms/me", { name: fields.get("name") });
    draw();
    tell("me", state.me);
  });
}

export function startIdentity() {
  element("gate-form")?.addEventListener("submit", join);
  element("as-guest")?.addEventListener("submit", join);
  element("forget-guest")?.addEventListener("click", () => {
    stopBeingGuest();
    window.location.reload();
  });
  element("me").addEventListener("click", openWho);
}
