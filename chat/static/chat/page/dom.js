// Elements. What people write goes in as text nodes, never as markup.

export const element = (id) => document.getElementById(id);

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any>} attributes `class`, `text`, `data` (dataset) and `on` (listeners) are what they say;
 *   true sets a bare attribute, false, null and undefined leave it out
 * @param {(Node | string | null)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Text for screen readers alone. */
export const spoken = (text) => make("span", { class: "visually-hidden", text });
