// Comfort only: every page works without this file.
const root = document.documentElement;
const key = "jalon-scheme";

function stored() {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null; // Storage can be forbidden: the choice then lasts for the page.
  }
}

function applyScheme(scheme) {
  if (scheme === null) root.removeAttribute("data-scheme");
  else root.setAttribute("data-scheme", scheme);
}

applyScheme(stored());

function isDark() {
  const chosen = root.getAttribute("data-scheme");
  return chosen === null ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

function schemeToggle(place) {
  const labels = { light: place.dataset.toLight, dark: place.dataset.toDark };
  const button = document.createElement("button");
  button.type = "button";
  const show = () => { button.textContent = isDark() ? labels.light : labels.dark; };
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    // Back on what the system says, the choice is forgotten: the page follows the system again.
    const choice = next === system ? null : next;
    applyScheme(choice);
    try {
      if (choice === null) localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch { /* as above */ }
    show();
  });
  show();
  place.append(button);
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function tableFilter(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  if (rows.length < 8) return;
  const texts = rows.map((row) => plain(row.textContent));
  const label = document.createElement("label");
  label.className = "table-filter";
  label.append(table.dataset.filter);
  const input = document.createElement("input");
  input.type = "search";
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, index) => { row.hidden = !words.every((word) => texts[index].includes(word)); });
  });
  label.append(input);
  table.before(label);
}

function focusSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) return;
  const field = document.querySelector("[data-search], .table-filter input");
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** A link to something inside a closed disclosure opens it. */
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const around = target?.closest("details");
  if (around && !around.open) {
    around.open = true;
    target.scrollIntoView();
  }
}

/** A button that puts the text of another element on the clipboard, where the browser lets it. */
function copyButton(place) {
  const from = document.getElementById(place.dataset.copy);
  if (!from || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-second";
  button.textContent = place.dataset.copyLabel;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    said.textContent = ` ${place.dataset.copied}`;
  });
  place.append(button, said);
}

/** A smaller or larger text at once, kept where the server reads it at the next page. */
function textSize(place) {
  const sizes = place.dataset.textSize.split("|");
  const now = () => Number(/(?:^|\s)text-(\d)(?:\s|$)/.exec(root.className)?.[1] ?? 1);
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-text-by]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const step = Math.min(sizes.length, Math.max(1, now() + Number(link.dataset.textBy)));
    sizes.forEach((_, index) => root.classList.toggle(`text-${index + 1}`, index > 0 && index + 1 === step));
    document.cookie = `text-size=${step}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    document.querySelectorAll("[data-text-size]").forEach((each) => {
      each.querySelector("[role=status]").textContent = sizes[step - 1];
      each.querySelectorAll("a[data-text-by]").forEach((one) => {
        const next = step + Number(one.dataset.textBy);
        const address = new URL(one.href);
        address.searchParams.set("text-size", String(Math.min(sizes.length, Math.max(1, next))));
        one.href = address.pathname + address.search;
        if (next < 1 || next > sizes.length) one.setAttribute("aria-disabled", "true");
        else one.removeAttribute("aria-disabled");
      });
    });
  });
}

/** A part of the page that changes while something runs: asked again every few seconds; once it is over, the whole page is. */
function follow(place) {
  setTimeout(async () => {
    try {
      if (document.hidden) throw new Error("nobody looks");
      const answer = await fetch(location.href);
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
      if (!answer.ok || !next) return;
      if (next.dataset.follow === undefined) {
        location.reload();
        return;
      }
      place.replaceChildren(...document.adoptNode(next).childNodes);
    } catch { /* asked again at the next turn */ }
    follow(place);
  }, Number(place.dataset.follow) * 1000);
}

function start() {
  document.querySelectorAll("[data-text-size]").forEach(textSize);
  document.querySelectorAll("[data-copy]").forEach(copyButton);
  document.querySelectorAll("[data-scheme-toggle]").forEach(schemeToggle);
  document.querySelectorAll("table[data-filter]").forEach(tableFilter);
  document.querySelectorAll("[data-follow]").forEach(follow);
  document.querySelector("[data-autofocus]")?.focus();
  document.addEventListener("keydown", focusSearch);
  addEventListener("hashchange", openTarget);
  openTarget();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
