// Fields that say `data-suggest` offer where their words may lead: a list box, by keyboard or pointer. Without this file
// the form works all the same.
{
  const wait = 120;

  const suggest = (input, number) => {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `suggestions-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel ?? "");
    input.after(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let chosen = -1;
    let asked = 0;
    let timer = 0;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      asked += 1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (next) => {
      const options = [...list.children];
      if (options.length === 0) return;
      chosen = (next + options.length) % options.length;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    };
    const show = (items) => {
      list.replaceChildren(...items.map((item, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.href = item.href;
        option.append(item.label);
        if (item.detail) {
          const detail = document.createElement("span");
          detail.className = "suggestion-detail";
          detail.textContent = item.detail;
          option.append(detail);
        }
        return option;
      }));
      chosen = -1;
      list.hidden = items.length === 0;
      input.setAttribute("aria-expanded", String(items.length > 0));
    };
    const ask = async () => {
      const text = input.value.trim();
      if (text.length < 2) return close();
      const mine = asked += 1;
      try {
        const answer = await fetch(`${input.dataset.suggest}&q=${encodeURIComponent(input.value)}`, { headers: { accept: "application/json" } });
        if (!answer.ok || mine !== asked) return;
        const { items } = await answer.json();
        if (mine === asked && document.activeElement === input) show(items);
      } catch { /* No suggestion is no harm. */ }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, wait);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") choose(chosen + 1);
      else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
      else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.href);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    // Before the field loses the focus, else the list would be gone.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) location.assign(option.dataset.href);
    });
    input.addEventListener("blur", close);
  };

  document.querySelectorAll("[data-suggest]").forEach(suggest);
}
