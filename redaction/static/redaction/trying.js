// The panel below a form in the admin: sends the form as it stands with a sample, and shows what comes back.
const panel = document.querySelector(".trying");
const form = panel.closest("form");
const sample = panel.querySelector("textarea");
const output = panel.querySelector("output");
const list = panel.querySelector("ul");
let latest = 0;

function choose() {
  // The admin's two-box widget sends what is in its right box, selected.
  for (const box of form.querySelectorAll("select[id$='_to']")) {
    for (const option of box.options) option.selected = true;
  }
}

function show(text, items) {
  output.textContent = text;
  list.replaceChildren(...items.map((item) => Object.assign(document.createElement("li"), { textContent: item })));
}

async function attempt() {
  const turn = ++latest;
  choose();
  const data = new FormData(form);
  data.set("sample", sample.value);
  data.set("row", panel.dataset.row);
  try {
    const response = await fetch(panel.dataset.url, { method: "POST", body: data });
    const answer = await response.json();
    if (turn !== latest) return;
    if (answer.errors) {
      const items = Object.entries(answer.errors).flatMap(([field, errors]) =>
        errors.map((error) => [field, error.message ?? error].filter(Boolean).join(": ")),
      );
      show("The form has errors:", items);
    } else {
      const found = answer.entities.map((entity) => `${entity.label}: ${entity.text}`);
      show(answer.processed_text, [...found, `Read by the ${answer.model} model`]);
    }
  } catch {
    if (turn === latest) show("The server did not answer.", []);
  }
}

panel.querySelector("button").addEventListener("click", attempt);
sample.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) attempt();
});
