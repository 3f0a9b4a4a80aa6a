// Forms that say `data-save-as-you-go` are sent whenever an answer changes, and say when they were saved. Without this file their
// buttons save them all the same.
{
  const wait = 600;

  const saveAsYouGo = (form) => {
    const place = form.querySelector("[data-saved]");
    let timer = 0;
    let running = null;
    let again = false;
    let dirty = false;

    const tell = (text, failed) => {
      if (!place) return;
      place.textContent = text;
      place.classList.toggle("not-saved", failed);
    };
    const faultOf = (input) => document.getElementById(`${input.id}-error`);
    const showFault = (input, text) => {
      const box = input.closest(".field");
      const old = faultOf(input);
      if (!box || (old && !old.dataset.live)) return;
      if (text === undefined) {
        if (!old) return;
        old.remove();
        box.classList.remove("field-wrong");
        input.removeAttribute("aria-invalid");
        input.setAttribute("aria-describedby", (input.getAttribute("aria-describedby") ?? "").replace(`${input.id}-error`, "").trim());
        return;
      }
      const said = old ?? document.createElement("p");
      said.textContent = text;
      box.classList.add("field-wrong");
      input.setAttribute("aria-invalid", "true");
      if (old) return;
      said.id = `${input.id}-error`;
      said.className = "field-error";
      said.dataset.live = "";
      box.insertBefore(said, input.closest("label") ?? input);
      input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
    };
    // What was typed and is wrong is told where it was typed; what is merely missing waits for the button.
    const showFaults = (issues) => {
      const byName = new Map(issues.map((issue) => [issue.field, issue.text]));
      form.querySelectorAll("input[name]:not([type=hidden]), textarea[name]").forEach((input) => {
        if (["checkbox", "radio"].includes(input.type)) return;
        showFault(input, input.value.trim() === "" ? undefined : byName.get(input.name));
      });
    };
    const showSteps = (steps) => steps.forEach((step) => {
      const at = document.querySelector(`[data-step-state="${step.key}"]`);
      if (!at) return;
      at.textContent = step.text;
      at.parentElement.className = `step-${step.state}`;
    });
    const send = async () => {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
      body.append("auto", "yes");
      dirty = false;
      try {
        const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body, keepalive: document.hidden });
        if (answer.status === 409) return tell(form.dataset.saveConflict, true);
        if (!answer.ok) throw new Error(String(answer.status));
        const saved = await answer.json();
        form.elements.namedItem("revision").value = saved.revision;
        form.elements.namedItem("base").value = saved.base;
        tell(saved.said, false);
        showFaults(saved.issues);
        showSteps(saved.steps);
      } catch {
        dirty = true;
        tell(form.dataset.saveFailed, true);
      }
    };
    // One at a time: the next one starts from the revision that the one before gave.
    const save = async () => {
      if (running) {
        again = true;
        return;
      }
      do {
        again = false;
        running = send();
        await running;
      } while (again);
      running = null;
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(save, wait);
    };

    form.addEventListener("change", soon);
    form.addEventListener("input", () => { dirty = true; });
    // A button sends the form itself: a saving that is under way is waited for, so that the two do not meet.
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      dirty = false;
      if (!running) return;
      event.preventDefault();
      const { submitter } = event;
      again = false;
      running.finally(() => setTimeout(() => form.requestSubmit(submitter ?? undefined)));
    });
    // What is being typed and not left yet is saved too, every half minute and on leaving.
    setInterval(() => { if (dirty) void save(); }, 30_000);
    addEventListener("pagehide", () => { if (dirty) void save(); });
    addEventListener("visibilitychange", () => { if (document.hidden && dirty) void save(); });
  };

  document.querySelectorAll("form[data-save-as-you-go]").forEach(saveAsYouGo);
}
