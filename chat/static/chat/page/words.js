// Times, counts, names and labels as people read them.

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

export const clock = (iso) => CLOCK.format(new Date(iso));
export const exactly = (iso) => FULL.format(new Date(iso));
export const dayOf = (iso) => new Date(iso).toDateString();

/** Today, Yesterday, or the day by name. */
export function dayName(iso) {
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (dayOf(iso) === today.toDateString()) return "Today";
  return dayOf(iso) === yesterday.toDateString() ? "Yesterday" : DAY.format(new Date(iso));
}

export const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
export const listed = (items) => new Intl.ListFormat("en").format(items);
const WORDS = { DOB: "date of birth", SSN: "social security number", CVV: "card verification value", URL: "web address", IP_ADDRESS: "IP address" };

/** A label as people say it. */
export const readable = (label) => WORDS[label] ?? label.toLowerCase().replaceAll("_", " ");

/** What was taken out of a text, by label: "2 names, 1 email address". */
export function tally(entities) {
  const counts = new Map();
  for (const { label } of entities) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Array.from(counts, ([label, count]) => `${count} ${readable(label)}`).join(", ");
}

/** Bytes in the unit that fits (IEC 80000-13). */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
