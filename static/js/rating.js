// Answers are saved as they are given. What can't be sent now waits in this browser, and is sent when it can be:
// when the network is back, on the next page, on the next visit. Everything also works without this script.
(() => {
  const root = document.querySelector("[data-rating]");
  if (!root) return;
  const form = document.querySelector("[data-answers]");
  const trouble = document.querySelector("[data-trouble]"), heard = document.querySelector("[data-heard]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const PAUSE = 250; // an arrow key passes over levels that nobody means
  const TYPING = 2000; // a note is sent when its writer pauses
  const AGAIN = [5000, 15000, 30000];

  // What waits is named after the person and the assessment. What was tried without an account and became this
  // assessment is sent here too.
  const of = (who) => `careerpath.answers.${who}.`;
  const prefixes = [of(`${root.dataset.person}.${root.dataset.rating}`), ...(root.dataset.also ? [of(root.dataset.also)] : [])];
  const answers = waitingAnswers(prefixes, tellTaken);

  // -- The skills on this page ------------------------------------------------------------------------------------------

  const boxes = [...document.querySelectorAll("fieldset[data-skill]")];
  const boxOf = (skill) => document.getElementById(`skill-${skill}`);
  const part = (box, name) => box.querySelector(`[name="${box.dataset.skill}-${name}"]`);
  const chosen = (box) => box.querySelector("input[type=radio]:checked")?.value || "";

  const choose = (box, level) => {
    const radio = [...box.querySelectorAll("input[type=radio]")].find((one) => one.value === level);
    if (radio) radio.checked = true;
  };

  const show = (box, state, words) => {
    const mark = box.querySelector("[data-state]");
    mark.dataset.state = state;
    mark.textContent = words;
  };

  // -- Sending, one after the other: the next answer of a skill needs the revision of the last -------------------------

  let running = null, failed = 0, timer = 0, underWay = null;
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };
  const send = () => (running ??= sendAll().finally(() => { running = null; }));

  async function sendAll() {
    let why = "";
    clearTimeout(timer);
    while (!why && answers.next()) why = await post(answers.next());
    failed = why ? failed + 1 : 0;
    if (why === "offline" || why === "troubled") later(AGAIN[Math.min(failed, AGAIN.length) - 1]);
    complain(why);
    return why;
  }

  async function post(item) {
    const body = new URLSearchParams({ skill: item.skill, level: item.level, note: item.note, seen: item.seen });
    if (item.wish !== undefined) body.set("wish", item.wish);
    let response, said = {};
    underWay = { item, stop: new AbortController() };
    const { signal } = underWay.stop;
    try {
      const headers = { "X-CSRFToken": token };
      response = await fetch(root.dataset.answer, { method: "POST", body, headers, signal, keepalive: true, redirect: "manual" });
      if (response.headers.get("Content-Type")?.includes("json")) said = await response.json();
    } catch {
      if (signal.aborted) return "";
      mine.set(item.skill, item.level); // it may have arrived, and only its reply got lost
      return "offline";
    }
    if (response.ok) return saved(item, said);
    if (response.type === "opaqueredirect") return "signed out";
    if (response.status === 403) return "stale";
    if (response.status === 404) return said.why || "gone";
    if (said.why === "finished") return "finished";
    if (response.status >= 500 || response.status === 429) return "troubled";
    // A revision that the server never gave out: what is saved there counts as said in another tab.
    if (said.why === "out of step" && item.seen !== "0") { item.seen = "0"; return ""; }
    return refused(item, said.words || "This can’t be saved as it is. Make the note shorter.");
  }

  // What this page said last of each skill: that is no other tab's.
  const mine = new Map();

  function saved(item, said) {
    answers.sent(item, said.seen);
    const box = boxOf(item.skill), more = answers.all().some((one) => one.skill === item.skill);
    if (box && !box.disabled) {
      part(box, "seen").value = said.seen;
      if (item.wish !== undefined) wishIs(box, item.wish);
      if (!more) show(box, "saved", "Saved");
      for (const old of box.querySelectorAll(".error, .rate-overruled")) old.remove();
      if (said.overruled && mine.get(item.skill) !== said.overruled.level) tellOther(box, said.overruled);
    }
    mine.set(item.skill, item.level);
    heard.textContent = `${item.name}: saved`;
    count();
    return "";
  }

  function refused(item, words) {
    answers.refuse(item, words);
    const box = boxOf(item.skill);
    if (box) show(box, "unsaved", `Not saved: ${words}`);
    heard.textContent = `${item.name}: not saved. ${words}`;
    return "";
  }

  // -- Saying what happened ---------------------------------------------------------------------------------------------

  const element = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  const button = (text, act) => {
    const made = element("button", text, "button button-plain");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  const signIn = () => {
    const link = element("a", "Sign in", "button button-plain");
    link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname + location.search)}`;
    return link;
  };
  const forget = () => button("Forget them", () => { answers.forget(); complain(""); });
  const KEPT = "Kept in this browser";
  const REASONS = {
    offline: [` yet: no connection. ${KEPT}, and sent when it is back.`, () => button("Try now", send)],
    troubled: [` yet: the server has trouble. ${KEPT}; we go on trying.`, () => button("Try now", send)],
    "signed out": [` yet: you are signed out. ${KEPT} until you are back.`, signIn],
    stale: [` yet: this page is too old. ${KEPT}.`, () => button("Load the page again", () => location.reload())],
    gone: [": this assessment was discarded.", forget],
    finished: [": this assessment was finished before.", forget],
    over: [": this try is over. It was discarded, or a day has passed since your last answer.", forget],
  };

  function complain(why) {
    const items = answers.all().filter((item) => !item.problem);
    trouble.hidden = !why || !items.length;
    if (trouble.hidden) return trouble.replaceChildren();
    const [words, act] = REASONS[why];
    const several = items.length === 1 ? "One answer is" : `${items.length} answers are`;
    trouble.replaceChildren(element("p", `${several} not saved${words}`), act());
    if (["gone", "finished", "over"].includes(why)) { // what will never be sent is at least told
      const list = element("ul", "");
      list.append(...items.map((item) => element("li", `${item.name}: ${answerInWords(item)}`)));
      trouble.append(list);
    }
    for (const item of items) if (boxOf(item.skill)) show(boxOf(item.skill), "unsaved", "Not saved yet");
  }

  // What is shown here is older than what the other tab says. So it is neither sent nor changed.
  function tellTaken(items) {
    if (!answers.all().length) trouble.hidden = true;
    if (underWay && items.includes(underWay.item)) underWay.stop.abort();
    for (const box of new Set(items.map((item) => boxOf(item.skill)))) {
      if (!box) continue;
      const line = element("div", "", "message message-warning rate-overruled"), link = element("a", "Load the page again");
      link.href = location.pathname + location.search;
      line.setAttribute("role", "alert");
      line.append(element("p", `${box.dataset.name}: another tab has taken over what you said here.`), link);
      box.querySelector(".rate-more").before(line);
      show(box, "unsaved", "Goes on in another tab");
      box.disabled = true;
    }
  }

  function tellOther(box, other) {
    const line = element("div", "", "message message-warning rate-overruled");
    const take = () => {
      choose(box, other.level);
      part(box, "note").value = other.note;
      line.remove();
      put(box);
    };
    line.setAttribute("role", "alert");
    line.append(element("p", other.words), button("Take the other one back", take));
    box.querySelector(".rate-more").before(line);
  }

  function count() {
    const place = document.querySelector("[data-progress]"), step = document.querySelector(".stepper [aria-current]");
    if (!place || !step) return;
    const { answered, total, seconds } = place.dataset, number = step.querySelector("[data-count]");
    const here = boxes.filter((box) => part(box, "seen").value !== "0").length;
    const all = Number(answered) + here - Number(number.textContent);
    const minutes = Math.max(1, Math.round(((total - all) * seconds) / 60));
    place.dataset.answered = all;
    number.textContent = here;
    step.classList.toggle("done", here === boxes.length);
    place.querySelector("progress").value = all;
    place.querySelector("[data-count]").textContent = all;
    place.querySelector("[data-minutes]").textContent =
      all < total ? `About ${minutes} minute${minutes === 1 ? "" : "s"} left.` : "Nothing left.";
  }

  // -- What the person does ---------------------------------------------------------------------------------------------

  function put(box, pause = PAUSE) {
    const { skill, name, wished } = box.dataset, level = chosen(box), note = part(box, "note").value.trim();
    if (!level && !note && !wished) {
      show(box, "", "");
      return answers.drop(skill);
    }
    const select = wished && part(box, "wish"), wish = select ? select.value : undefined;
    const wishWords = select ? select.selectedOptions[0].text : undefined;
    const problem = !level && note ? "choose a level for your note" : undefined;
    answers.put({ skill, name, level, note, wish, wishWords, problem, seen: part(box, "seen").value });
    if (problem) return show(box, "unsaved", `Not saved yet: ${problem}`);
    show(box, "waiting", "Saving");
    later(pause);
  }

  // A wish goes with the answers from when it is given until it is saved. Then the page shows nothing new any more.
  function wishIs(box, wish) {
    if (part(box, "wish").value !== wish) return;
    part(box, "wished").value = wish;
    delete box.dataset.wished;
  }

  form?.addEventListener("change", (event) => {
    const box = event.target.closest("fieldset[data-skill]");
    if (!box) return;
    if (event.target === part(box, "note")) return answers.next() && later(PAUSE); // it waits since it was typed
    if (event.target === part(box, "wish")) box.dataset.wished = "yes";
    put(box);
  });

  form?.addEventListener("input", (event) => {
    const box = event.target.closest("fieldset[data-skill]");
    if (box && event.target === part(box, "note")) put(box, TYPING);
  });

  form?.addEventListener("click", (event) => {
    const pressed = event.target.closest("button[name=keep]");
    if (!pressed) return;
    event.preventDefault();
    const one = pressed.dataset.keep;
    for (const { value, dataset } of one ? [pressed] : form.querySelectorAll("[data-keep]")) {
      const box = boxOf(value);
      if (!one && chosen(box)) continue;
      choose(box, dataset.keep);
      put(box);
    }
    if (one) boxOf(pressed.value).querySelector(":checked").focus();
    else pressed.closest(".rate-keep").remove();
  });

  // Leaving the page waits for what is not sent yet; without a network one stays, and loses nothing.
  let released = false;
  root.addEventListener("submit", async (event) => {
    if (released || event.target.method !== "post" || (navigator.onLine && !answers.next())) return;
    event.preventDefault();
    const why = await send().then((said) => said || (answers.next() ? send() : ""));
    if (why) return;
    if (!navigator.onLine) { heard.textContent = "No connection. Go on when it is back."; return; }
    released = true;
    event.target.requestSubmit(event.submitter);
  });

  // Digits choose in the skill where the focus is, unless switched off.
  const keys = document.querySelector("[data-keys]"), digits = keys?.querySelector("[data-digits]");
  if (keys) {
    keys.hidden = false;
    try { digits.checked = localStorage.getItem("careerpath.digits") !== "off"; } catch { /* on */ }
    digits.addEventListener("change", () => {
      try { localStorage.setItem("careerpath.digits", digits.checked ? "on" : "off"); } catch { /* for this page */ }
    });
  }
  form?.addEventListener("keydown", (event) => {
    const box = event.target.closest("fieldset[data-skill]");
    if (!box || !(digits?.checked ?? true) || !/^[0-4]$/.test(event.key)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("textarea, select")) return;
    event.preventDefault();
    choose(box, event.key);
    box.querySelector(":checked").focus();
    put(box);
  });

  // -- What waited from before ------------------------------------------------------------------------------------------

  answers.takeOverAll();
  for (const item of answers.all()) {
    const box = boxOf(item.skill);
    if (!box) continue;
    choose(box, item.level);
    part(box, "note").value = item.note;
    if (item.wish !== undefined) part(box, "wish").value = item.wish;
    if (item.note || item.wish) part(box, "note").closest("details").open = true;
    show(box, "unsaved", item.problem ? `Not saved: ${item.problem}` : "Not saved yet");
  }
  if (answers.next()) send().then((why) => { if (!why && !form) location.reload(); }); // the server counts anew
  answers.onTaken(answers.leaveWhatWasTaken);
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (answers.next()) send(); });
})();
