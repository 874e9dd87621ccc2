// What was said, line by line. Everything goes in as text nodes: nobody's words are markup.

import { paint } from "../assistant/marks.js";
import { make } from "../page/dom.js";

const NEAR = 60; // px from the end at which the reader follows
const MOST = 500; // lines
const NAMES = { me: "You", asked: "You, to the assistant", assistant: "Assistant", other: "Somebody" };

export class Transcript {
  #list;
  #open = new Map(); // lines that are still growing, by who says them

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  get empty() {
    return this.#list.childElementCount === 0;
  }

  /** A line, or what it is by now. Returns its text. @param {{who: string, name?: string, text: string, final: boolean}} said */
  put({ who, name, text, final }) {
    const key = `${who} ${name ?? ""}`;
    this.#follow(() => {
      const line = this.#open.get(key) ?? this.#added(who, name);
      paint(line.querySelector(".text"), text, new Map());
      line.classList.toggle("open", !final);
      if (final) this.#open.delete(key);
      else this.#open.set(key, line);
    });
    return `${name || NAMES[who]}: ${text}`;
  }

  clear() {
    this.#open.clear();
    this.#list.replaceChildren();
  }

  /** Nothing grows any more. */
  settle() {
    for (const line of this.#open.values()) line.classList.remove("open");
    this.#open.clear();
  }

  #added(who, name) {
    const speaker = make("b", { class: "who", text: name || NAMES[who] });
    const line = make("li", { class: "line", data: { who } }, speaker, make("p", { class: "text" }));
    this.#list.append(line);
    if (this.#list.childElementCount > MOST) this.#list.firstElementChild.remove();
    return line;
  }

  /** Change the list, and stay at its end where the reader is there. */
  #follow(change) {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    change();
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#list.scrollTop = this.#list.scrollHeight;
  }
}
