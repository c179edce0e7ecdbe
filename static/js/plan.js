// Shows at once what comes of a change in the form. Without it, a button does.
"use strict";

const form = document.querySelector("[data-preview]");
const preview = document.getElementById("preview");
const told = document.getElementById("answer");
// Only where no answer came by itself there is something to press it for.
const again = form.querySelector("[name=show]");
again.hidden = true;
let newest = 0;

async function show() {
  const mine = ++newest;
  const chosen = new URLSearchParams(new FormData(form));
  chosen.delete("csrfmiddlewaretoken");
  const address = new URL(form.dataset.preview, location.href);
  for (const [name, value] of chosen) address.searchParams.append(name, value);
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (mine !== newest) return;
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    again.hidden = true;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const at = preview.contains(document.activeElement) && document.activeElement.id;
    told.textContent = found.querySelector("[data-answer]").dataset.answer;
    preview.replaceChildren(...found.body.childNodes);
    // Whoever has gone on to a button below stays on it.
    if (at) document.getElementById(at)?.focus({ preventScroll: true });
  } catch {
    // The button says why, in the browser's own words or those of the page that it leads to.
    if (mine === newest) again.hidden = false;
  }
}

// A break more can be given as soon as all rows are taken.
function leaveRoom() {
  const rows = form.querySelector("[data-rows]");
  const last = rows.lastElementChild;
  if (![...last.querySelectorAll("input")].some((input) => input.value)) return;
  const next = last.cloneNode(true);
  const number = rows.children.length + 1;
  for (const label of next.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+$/, number);
  for (const input of next.querySelectorAll("input")) {
    input.id = input.id.replace(/\d+$/, number);
    input.value = "";
  }
  rows.append(next);
}

form.addEventListener("change", () => {
  leaveRoom();
  show();
});
