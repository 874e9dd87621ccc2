// Sends the request of a form and shows the answer.
async function send(form) {
  const output = form.querySelector("output");
  const path = new URL(`.${form.dataset.path}`, document.baseURI);
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: form.querySelector("textarea").value,
    });
    output.textContent = `${response.status}\n${JSON.stringify(await response.json(), null, 2)}`;
  } catch {
    output.textContent = "The server did not answer.";
  }
}

for (const form of document.querySelectorAll("form.try")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}
