// Long lists of boxes to tick: a box above them narrows the list to what holds the typed words, in either language. Without this
// file the whole list stands there.
{
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  document.querySelectorAll("[data-narrow]").forEach((place) => {
    const ticks = [...place.querySelectorAll(".tick")];
    const texts = ticks.map((tick) => folded(tick.textContent));
    const label = document.createElement("label");
    label.className = "narrow-box";
    label.append(place.dataset.narrow);
    const named = document.createElement("span");
    named.className = "visually-hidden";
    named.textContent = ` (${place.dataset.narrowName})`;
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    label.append(named, input);
    // What is typed here is no answer of the form: Enter does not send it, nor is it saved.
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    ["change", "input"].forEach((kind) => input.addEventListener(kind, (event) => event.stopPropagation()));
    const folds = [...place.querySelectorAll("details")].map((details) => ({ details, open: details.open }));
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      // What is ticked stays in view.
      ticks.forEach((tick, at) => { tick.hidden = !(words.every((word) => texts[at].includes(word)) || tick.querySelector("input").checked); });
      folds.forEach(({ details, open }) => { details.open = open || words.length > 0; });
    });
    place.querySelector(".ticks")?.before(label);
  });
}
