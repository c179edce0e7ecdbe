// Ticks are saved as they are set. Without it, a button does.
"use strict";

const form = document.querySelector("[data-checklist]");
const state = form.querySelector("[data-state]");
const shown = form.querySelector("[data-shown]");
let last = Promise.resolve();

async function save() {
  const all = new FormData(form), ticks = new URLSearchParams();
  for (const name of ["csrfmiddlewaretoken", "shown", "ticked"]) {
    for (const value of all.getAll(name)) ticks.append(name, value);
  }
  try {
    const answer = await fetch(form.action, { method: "POST", body: ticks });
    if (!answer.ok) throw new Error(answer.status);
    tell(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    state.textContent = "Not saved: there was no answer. Press “Save” to try again.";
  }
}

// The answer is the page as it would be now. Without a checklist, it is finished or one is signed out.
function tell(page) {
  const [now, saved, said] = ["[data-state]", "[data-shown]", ".messages"].map((part) => page.querySelector(part));
  if (saved) shown.replaceChildren(...saved.childNodes);
  const words = saved ? `${now.textContent}. Saved.` : "Not saved. Load the page again.";
  state.textContent = [words, said?.textContent.trim()].filter(Boolean).join(" ");
}

// One after the other: what a page says it had shown must be what the last answer said.
form.addEventListener("change", (event) => {
  if (event.target.name === "ticked") last = last.then(save);
});
