// Answers that wait to be sent: in the memory of their page, and copied to where a closed lid can't lose them.
//
// Each page has a copy of its own, so that two tabs don't write over each other. An answer is sent by one page only, and
// after all that were given before it: a page that is opened takes over what others hold, and whoever answers a skill
// takes over what others hold of that skill. What is gone from a page's own copy is another page's to send.
const waitingAnswers = (prefixes, tellTaken) => {
  const name = () => Math.random().toString(36).slice(2);
  const KEY = prefixes[0] + name();
  let queue = [], isCopied = false; // a browser may keep nothing for us: memory has it

  const read = (key) => JSON.parse(localStorage.getItem(key) ?? "[]");
  const write = (key, items) => {
    if (items.length) localStorage.setItem(key, JSON.stringify(items));
    else localStorage.removeItem(key);
  };

  function copy() {
    try { write(KEY, queue); isCopied = true; } catch { isCopied = false; }
  }

  function leaveWhatWasTaken() {
    if (!isCopied) return;
    const left = new Set(read(KEY).map((item) => item.id));
    const taken = queue.filter((item) => !left.has(item.id));
    queue = queue.filter((item) => left.has(item.id));
    if (taken.length) tellTaken(taken);
  }

  function takeOver(isWanted) {
    try {
      const others = Object.keys(localStorage).filter((key) => key !== KEY && prefixes.some((one) => key.startsWith(one)));
      for (const key of others) {
        const items = read(key), wanted = items.filter(isWanted);
        if (!wanted.length) continue;
        queue.push(...wanted.map((item) => ({ ...item, id: name(), adopted: true })));
        queue.sort((one, other) => one.at - other.at);
        copy(); // before it is gone there
        write(key, items.filter((item) => !isWanted(item)));
      }
    } catch { /* none, or none that one can read */ }
  }

  return {
    takeOverAll: () => takeOver(() => true),
    leaveWhatWasTaken,
    all: () => queue,
    next() {
      leaveWhatWasTaken();
      return queue.find((item) => !item.problem);
    },
    // The newest of a skill takes the place of what this page had of it, and goes after what other pages had.
    put(item) {
      this.drop(item.skill);
      takeOver((other) => other.skill === item.skill && !other.problem);
      queue.push({ ...item, id: name(), at: Date.now() });
      copy();
    },
    drop(skill) {
      leaveWhatWasTaken();
      queue = queue.filter((one) => one.skill !== skill || (one.adopted && !one.problem));
      copy();
    },
    // The next answer of a skill needs the revision of the last.
    sent(item, seen) {
      queue = queue.filter((one) => one !== item);
      leaveWhatWasTaken();
      for (const one of queue) if (one.skill === item.skill && one.adopted === item.adopted) one.seen = seen;
      copy();
    },
    refuse(item, words) {
      item.problem = words;
      copy();
    },
    forget() {
      queue = [];
      copy();
    },
    onTaken(act) {
      addEventListener("storage", (event) => { if (event.key === KEY) act(); });
    },
  };
};

function answerInWords({ level, note, wish, wishWords }) {
  const noted = note ? `${level ? ", with " : ""}the note “${note}”` : "";
  const wished = wish === undefined ? "" : `your wish “${wishWords || wish}”`;
  return [(level === "na" ? "doesn’t apply" : level) + noted, wished].filter(Boolean).join("; ");
}
