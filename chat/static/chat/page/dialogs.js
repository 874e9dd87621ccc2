// Dialogs with a form: opened with values, closed when the server has agreed.

import { element } from "./dom.js";

/**
 * Open a dialog. `act` gets the form's fields when it is sent; what it throws is shown, and the dialog stays.
 * @param {string} id
 * @param {Record<string, string | number | boolean>} values to fill in
 * @param {(fields: FormData, form: HTMLFormElement) => Promise<boolean | void>} act false keeps the dialog open
 */
export function openForm(id, values, act) {
  const dialog = element(id);
  const form = dialog.querySelector("form");
  form.reset();
  fail(form, "");
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector("button.primary");
    button.disabled = true;
    try {
      if ((await act(new FormData(form), form)) !== false) dialog.close();
    } catch (problem) {
      fail(form, problem.message || problem.detail || "That did not work.");
    } finally {
      button.disabled = false;
    }
  };
  dialog.showModal();
}

export function fail(form, sentence) {
  const place = form.querySelector(".error");
  place.textContent = sentence;
  place.hidden = !sentence;
}

/** Ask once more before something that cannot be taken back. */
export function confirm(title, text, yes, act) {
  element("confirm-title").textContent = title;
  element("confirm-text").textContent = text;
  element("confirm-yes").textContent = yes;
  openForm("confirm", {}, act);
}

export function startDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  }
}
