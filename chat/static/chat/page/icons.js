// Icons as paths in a box of 20 by 20, drawn in the colour of the text.

const SPACE = "http://www.w3.org/2000/svg";
const PATHS = {
  back: "M12 4l-6 6 6 6",
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5L17 17",
  invite: "M8 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 17c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M15.5 6v6M12.5 9h6",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  leave: "M8 3H4v14h4M8.5 10H17M13.5 6.5L17 10l-3.5 3.5",
  people: "M7.5 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2 16.5c.4-2.8 2.6-4 5.5-4s5.1 1.2 5.5 4M13 4.3a3 3 0 0 1 0 5.4M15 12.8c1.7.5 2.8 1.7 3 3.7",
  close: "M5 5l10 10M15 5L5 15",
  attach: "M15.5 9.5l-5.7 5.7a3.6 3.6 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.3-5.3",
  reply: "M8 4L3 9l5 5M3 9h8c4 0 6 2.5 6 7",
  edit: "M4 13.5L13 4.5l2.5 2.5-9 9-3 .5zM11.5 6l2.5 2.5",
  remove: "M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v5M11.5 9v5",
  reveal: "M2 10c2-3.5 4.7-5.2 8-5.2s6 1.7 8 5.2c-2 3.5-4.7 5.2-8 5.2S4 13.5 2 10zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  react: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.8 12c.7 1.3 1.8 2 3.2 2s2.5-.7 3.2-2M7.5 7.5v.8M12.5 7.5v.8",
  file: "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5",
  more: "M5 10h.010M10 10h.010M15 10h.010",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const drawn = document.createElementNS(SPACE, "svg");
  const path = document.createElementNS(SPACE, "path");
  drawn.setAttribute("viewBox", "0 0 20 20");
  drawn.setAttribute("class", "drawn");
  drawn.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  drawn.append(path);
  return drawn;
}
