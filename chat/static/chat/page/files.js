// Text files that came with a message: looked at as plain text, or saved.

import { save, send } from "./api.js";
import { element } from "./dom.js";
import { complain } from "./notices.js";

let opened = null;

/** Show a file's redacted text. */
export async function openFile(room, file) {
  try {
    const response = await send("GET", `/rooms/${room.id}/attachments/${file.id}`);
    const text = await response.text();
    opened = { name: file.name, text };
    element("opened-title").textContent = file.name;
    element("opened-text").textContent = text;
    element("opened").showModal();
  } catch (problem) {
    complain(problem);
  }
}

export function startFiles() {
  element("opened-save").addEventListener("click", () => {
    if (opened) save(opened.name, new Blob([opened.text], { type: "text/plain" }));
  });
}
