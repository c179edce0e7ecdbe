// Shows at once what comes of a change in the form. Without it, a button does.
"use strict";

const form = document.querySelector("[data-preview]");
const preview = document.getElementById("preview");
let newest = 0;

async function show() {
  const mine = ++newest;
  const chosen = new URLSearchParams(new FormData(form));
  chosen.delete("csrfmiddlewaretoken");
  const address = new URL(form.dataset.preview, location.href);
  for (const [name, value] of chosen) address.searchParams.set(name, value);
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected || mine !== newest) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    preview.replaceChildren(...found.body.childNodes);
  } catch {
    // Offline: the button says so, in the browser's own words.
  }
}

form.addEventListener("change", show);
