// The check against robots of public forms: this browser tries keys until it finds the one asked for (ALTCHA 2, PBKDF2), away from
// the thread of the page, and the question for those without a script steps aside. Without this file, or where the browser cannot
// compute, the question is there.
{
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const solve = async ({ nonce, salt, cost, keyLength, keyPrefix }) => {
    const password = new Uint8Array(nonce.length / 2 + 4);
    password.set(bytes(nonce));
    const view = new DataView(password.buffer);
    for (let counter = 0; counter < 100_000; counter += 1) {
      view.setUint32(nonce.length / 2, counter, false);
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
      const derivedKey = hex(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost }, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) return JSON.stringify({ counter, derivedKey });
    }
    throw new Error("no key found");
  };

  const protect = (place) => {
    const form = place.closest("form");
    const question = place.querySelector(".robots-question");
    const solution = place.querySelector("input[name=robot-solution]");
    if (!form || !question || !solution || !globalThis.crypto?.subtle) return;
    const said = document.createElement("p");
    said.className = "robots-said";
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    // What leads to the question (a list of faults) leads to the line that stands for it.
    const input = question.querySelector("input");
    const { id } = input;
    input.id = `${id}-aside`;
    said.id = id;
    question.hidden = true;
    place.append(said);
    let work = null;
    // What the browser cannot do by itself is asked of the person after all.
    const ask = () => { solution.value = ""; question.hidden = false; said.remove(); input.id = id; };
    const start = () => {
      work ??= (async () => {
        try {
          if (solution.value === "") solution.value = await solve(JSON.parse(place.dataset.robots));
          said.textContent = place.dataset.done;
        } catch { ask(); }
      })();
      return work;
    };
    form.addEventListener("submit", (event) => {
      if (solution.value !== "" || !question.hidden) return;
      event.preventDefault();
      const by = event.submitter;
      said.textContent = place.dataset.working;
      start().then(() => { form.requestSubmit(by); });
    });
    // Nobody works for a form that is not used.
    form.addEventListener("focusin", start, { once: true });
    form.addEventListener("input", start, { once: true });
  };
  document.querySelectorAll("[data-robots]").forEach(protect);
}
