// The room's settings: its name for moderators, its policy for owners.

import { isAtLeast } from "./actions.js";
import { ask, save, send } from "./api.js";
import { confirm, openForm } from "./dialogs.js";
import { element } from "./dom.js";
import { complain, notice } from "./notices.js";
import { on, state, tell } from "./state.js";
import { counted } from "./words.js";

const NUMBERS = ["originals_days", "retention_days"];
const FLAGS = ["public", "keep_originals", "archived"];
const REVEALS = {
  nobody: "nobody may see them",
  owner: "owners may see them",
  moderators: "moderators and owners may see them",
  author_and_moderators: "their author, moderators and owners may see them",
  members: "all members but guests may see them",
};
const KINDS = { MARKER: "Personal data becomes markers.", MASK: "Personal data is masked.", SYNTHETIC: "Personal data becomes invented values." };

const form = () => element("settings").querySelector("form");

function openSettings() {
  const { info } = state.open;
  const { policy } = info;
  const [selected] = policy.entity_types;
  for (const box of form().querySelectorAll('[name="type"]')) box.defaultChecked = selected?.value.includes(box.value) ?? false;
  const values = {
    name: info.name,
    topic: info.topic,
    public: info.public,
    archived: info.archived,
    policy: policy.policy ?? "",
    redaction: policy.redaction,
    selection: selected?.type ?? "",
    keep_originals: policy.keep_originals,
    originals_days: policy.originals_days,
    reveal: policy.reveal,
    retention_days: policy.retention_days,
  };
  element("policy-fields").disabled = !isAtLeast("owner");
  element("delete-room").hidden = !isAtLeast("owner");
  openForm("settings", values, (fields) => store(values, fields));
  adjust();
}

/** Send what has changed, and nothing else: what one may not change is not even mentioned. */
async function store(before, fields) {
  const given = Object.fromEntries(
    Object.keys(before)
      .filter((name) => name !== "selection" && (FLAGS.includes(name) ? !form().elements[name].matches(":disabled") : fields.has(name)))
      .map((name) => [name, FLAGS.includes(name) ? fields.has(name) : NUMBERS.includes(name) ? Number(fields.get(name)) : fields.get(name)]),
  );
  const changes = Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== before[name]));
  if (fields.has("selection")) {
    const type = fields.get("selection");
    const wanted = type ? [{ type, value: fields.getAll("type") }] : [];
    if (type && !wanted[0].value.length) throw new Error("Choose at least one type, or all types.");
    if (JSON.stringify(wanted) !== JSON.stringify(state.open.policy.entity_types)) changes.entity_types = wanted;
  }
  if (!Object.keys(changes).length) return;
  // An archived room is opened before anything else in it can be changed.
  if (changes.archived === false) await ask("PATCH", `/rooms/${state.open.id}`, { archived: false });
  const { role: _, ...info } = await ask("PATCH", `/rooms/${state.open.id}`, changes);
  for (const name of ["name", "topic", "public", "archived", "policy"]) state.open.info[name] = info[name];
  tell("settings", state.open);
  notice("The settings are in force.");
}

/** Show the fields that mean something. */
function adjust() {
  const { elements } = form();
  element("types").hidden = !elements.selection.value;
  form().querySelector("[data-originals]").hidden = !elements.keep_originals.checked;
  element("types-count").textContent = counted(form().querySelectorAll('[name="type"]:checked').length, "chosen", "chosen");
}

async function exportRoom() {
  try {
    const response = await send("GET", `/rooms/${state.open.id}/export`);
    save(`room-${state.open.id}.ndjson`, await response.blob());
  } catch (problem) {
    complain(problem);
  }
}

function deleteRoom() {
  const room = state.open;
  element("settings").close();
  confirm(`Delete ${room.info.name}?`, "All that was said in it is gone for everybody.", "Delete the room", async () => {
    await ask("DELETE", `/rooms/${room.id}`);
    window.location.hash = "";
  });
}

function describe(room) {
  const { policy } = room;
  const selected = policy.entity_types[0];
  const lines = [
    KINDS[policy.redaction],
    selected ? `${selected.type === "ENABLE" ? "Only" : "All but"} ${counted(selected.value.length, "type")}.` : "All types are looked for.",
    policy.policy ? `Redaction policy: ${policy.policy}.` : "",
    policy.keep_originals
      ? `Originals are kept for ${counted(policy.originals_days, "day")}; ${REVEALS[policy.reveal]}, on the record.`
      : "Originals are kept nowhere.",
    policy.retention_days ? `Messages are removed after ${counted(policy.retention_days, "day")}.` : "Messages are kept.",
  ];
  element("policy-text").replaceChildren(
    ...lines.filter(Boolean).map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
}

export function startSettings() {
  element("settings-open").addEventListener("click", openSettings);
  form().addEventListener("input", adjust);
  element("export").addEventListener("click", exportRoom);
  element("delete-room").addEventListener("click", deleteRoom);
  for (const event of ["opened", "settings"]) on(event, (room) => room === state.open && describe(room));
}
