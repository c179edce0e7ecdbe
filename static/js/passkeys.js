// Passkeys need a script and a browser that knows them. Where both are there, this shows what a page keeps hidden.
(() => {
  const known = "PublicKeyCredential" in window && window.isSecureContext;
  for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = !known;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = known;

  const words = {
    NotAllowedError: "No passkey was used: you cancelled, it took too long, or this device has none for this site. Try again, or choose another way.",
    InvalidStateError: "This device already holds a passkey of your account.",
    SecurityError: "Passkeys don’t work at this address. Ask whoever runs the site.",
  };
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const { exception } = event.detail;
    for (const place of document.querySelectorAll("[data-passkey-problem]")) {
      const line = document.createElement("p");
      line.className = "error";
      line.textContent = words[exception.name] || "That didn’t work. Load the page again and try once more.";
      place.replaceChildren(line);
    }
  });
})();
