// Names of members behind an `@`, as a list below which one goes on typing.

import { avatar } from "./avatar.js";
import { element, make } from "./dom.js";
import { state } from "./state.js";

const SHOWN = 8;
const BEGUN = /(?:^|[^\p{L}\p{N}_])@([^@\n]{0,60})$/u;

let chosen = 0;
let people = [];
let from = 0; // where the name begins in the text

const list = () => element("completion");
const area = () => element("text");
export const completing = () => !list().hidden;

/** Look at what stands before the caret. */
export function complete() {
  const before = area().value.slice(0, area().selectionStart);
  const begun = BEGUN.exec(before)?.[1];
  if (begun === undefined || !state.open) return close();
  const wanted = begun.toLowerCase();
  people = [...state.open.members.values()]
    .filter(({ id, name }) => id !== state.me.id && name.toLowerCase().startsWith(wanted))
    .slice(0, SHOWN);
  if (!people.length || people.some(({ name }) => name.toLowerCase() === wanted)) return close();
  from = before.length - begun.length;
  chosen = 0;
  draw();
}

export function close() {
  list().hidden = true;
  area().removeAttribute("aria-activedescendant");
}

/** Whether the key was for the list. */
export function completionKey(event) {
  if (!completing()) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : people.length - 1)) % people.length;
    draw();
  } else if (event.key === "Enter" || event.key === "Tab") insert(people[chosen]);
  else if (event.key === "Escape") close();
  else return false;
  event.preventDefault();
  return true;
}

function insert({ name }) {
  area().setRangeText(`${name} `, from, area().selectionStart, "end");
  close();
  area().dispatchEvent(new Event("input"));
  area().focus();
}

function draw() {
  list().hidden = false;
  list().replaceChildren(
    ...people.map((person, index) =>
      make(
        "li",
        {
          id: `person-${index}`,
          role: "option",
          "aria-selected": String(index === chosen),
          on: {
            mousedown: (event) => {
              event.preventDefault();
              insert(person);
            },
          },
        },
        avatar(person, true),
        make("span", { text: person.name }),
      ),
    ),
  );
  area().setAttribute("aria-activedescendant", `person-${chosen}`);
}
