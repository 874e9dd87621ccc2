// Files that wait to be posted. They are redacted when they arrive; only what is left is kept.

import { ask } from "./api.js";
import { element, make, spoken } from "./dom.js";
import { openFile } from "./files.js";
import { icon } from "./icons.js";
import { described } from "./message.js";
import { complain } from "./notices.js";
import { state } from "./state.js";
import { size } from "./words.js";

let waiting = []; // {name, file}: `file` once the server has it

const place = () => element("files");
export const uploading = () => waiting.some(({ file }) => !file);
export const uploaded = () => waiting.map(({ file }) => file.id);

export function clearUploads() {
  waiting = [];
  draw();
}

/** Upload files to the open room. */
export async function upload(files) {
  for (const file of files) await one(file);
}

async function one(file) {
  const room = state.open;
  const limits = room?.limits;
  if (!room) return;
  if (limits && waiting.length >= limits.attachments) return complain({ message: `A message takes ${limits.attachments} files.` });
  if (limits && file.size > limits.attachment_bytes) {
    return complain({ message: `A file may have ${size(limits.attachment_bytes)}.` });
  }
  const item = { name: file.name, file: null };
  waiting.push(item);
  draw();
  const form = new FormData();
  form.append("file", file);
  try {
    item.file = await ask("POST", `/rooms/${room.id}/attachments`, form);
  } catch (problem) {
    waiting = waiting.filter((other) => other !== item);
    complain(problem);
  }
  if (room === state.open) draw();
}

function draw() {
  place().hidden = waiting.length === 0;
  place().replaceChildren(...waiting.map(chip));
}

function chip(item) {
  const { file } = item;
  const remove = () => {
    waiting = waiting.filter((other) => other !== item);
    draw();
    element("text").focus();
  };
  return make(
    "li",
    { class: "chip" },
    make(
      "button",
      { type: "button", class: "file", disabled: !file, on: { click: () => openFile(state.open, file) } },
      icon("file"),
      make("span", { class: "file-name", text: file?.name ?? item.name }),
      make("span", { class: "note", text: file ? described(file) : "Being redacted…" }),
    ),
    make("button", { type: "button", class: "quiet icon", on: { click: remove } }, icon("close"), spoken("Remove this file")),
  );
}

export function startUploads() {
  element("attach").addEventListener("click", () => element("file").click());
  element("file").addEventListener("change", ({ target }) => {
    upload([...target.files]);
    target.value = "";
  });
  const room = element("open-room");
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  room.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    room.classList.add("dropping");
  });
  room.addEventListener("dragleave", () => room.classList.remove("dropping"));
  room.addEventListener("drop", (event) => {
    room.classList.remove("dropping");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    upload([...event.dataTransfer.files]);
  });
  element("text").addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    upload(files);
  });
}
