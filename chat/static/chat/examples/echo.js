// The tutorial's chat page: what is sent comes back as a list item.

import { Client, here } from "../client.js";

const list = document.getElementById("messages");
const input = document.getElementById("messageText");

const client = new Client(here("/ws/examples/echo"), {
  message: (text) => {
    const item = document.createElement("li");
    item.append(text);
    list.append(item);
  },
  state: (state) => (document.getElementById("state").textContent = state === "open" ? "Connected" : "Not connected"),
});

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (client.send(input.value)) input.value = "";
});
