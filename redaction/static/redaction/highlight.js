// Entities as marked text. Everything goes in as text nodes: what a user writes is never markup.

const KINDS = [
  [/^NAME/, "person"],
  [/^(LOCATION|ORIGIN|LANGUAGE)/, "place"],
  [/^(DATE|DOB|TIME|DURATION|AGE|DAY|MONTH|YEAR)/, "time"],
  [/^(EMAIL_ADDRESS|PHONE_NUMBER|URL|USERNAME|IP_ADDRESS|FILENAME)/, "contact"],
  [/^(CONDITION|DRUG|DOSE|INJURY|BLOOD_TYPE|MEDICAL|STATISTICS|ORGANIZATION_MEDICAL)/, "health"],
  [/(NUMBER|CARD|CVV|SSN|LICENSE|PASSWORD|ACCOUNT|NUMERICAL|VEHICLE|MONEY|_ID$)/, "number"],
  [/^(GENDER|SEXUALITY|RELIGION|POLITICAL|MARITAL|PHYSICAL|ZODIAC|OCCUPATION)/, "trait"],
];

/** Which colour a label has. */
export function kind(label) {
  return KINDS.find(([pattern]) => pattern.test(label))?.[1] ?? "other";
}

/**
 * Fill `target` with `text`, the stretches marked.
 * Offsets count code points, as the server does, while JavaScript counts UTF-16 units.
 * @param {Element} target
 * @param {string} text
 * @param {{start: number, end: number, label: string}[]} stretches in order, not overlapping
 * @param {boolean} named whether the label is written behind each stretch
 */
export function highlight(target, text, stretches, named) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const { start, end, label } of stretches) {
    parts.push(points.slice(at, start).join(""), mark(points.slice(start, end).join(""), label, named));
    at = end;
  }
  parts.push(points.slice(at).join(""));
  target.replaceChildren(...parts);
}

function mark(text, label, named) {
  const element = document.createElement("mark");
  element.dataset.kind = kind(label);
  element.title = label;
  element.append(text);
  if (named) {
    const tag = document.createElement("span");
    tag.className = "label";
    tag.textContent = label;
    element.append(tag);
  }
  return element;
}
