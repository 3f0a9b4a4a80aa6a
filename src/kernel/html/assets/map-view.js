// Comfort only: the drawing and the list come from the server, each view under an address of its own. This moves the
// drawing at once under wheel, finger, mouse and arrow keys, then asks for the page of the new view and puts it in place.
{
  const step = 1 / 3;
  const settle = 280;

  let view = null;
  let asked = 0;
  let moving = { x: 0, y: 0, scale: 1 };
  let timer;

  function parts() {
    const drawing = view?.querySelector("[data-map-drawing]");
    return drawing ? { drawing, sheet: drawing.querySelector("svg"), layer: drawing.querySelector("[data-map-moving]") } : null;
  }

  /** Size of the sheet in its own units, and how many of them a pixel of the screen is. */
  function measure(sheet) {
    const { width, height } = sheet.viewBox.baseVal;
    return { width, height, unit: width / sheet.getBoundingClientRect().width };
  }

  function show() {
    const found = parts();
    if (found) found.layer.setAttribute("transform", `translate(${moving.x} ${moving.y}) scale(${moving.scale})`);
  }

  function rest() {
    moving = { x: 0, y: 0, scale: 1 };
  }

  /** The view as moved, in shares of its size, for the server to turn into an address. */
  function shiftNow(sheet) {
    const { width, height } = measure(sheet);
    const middleX = (width / 2 - moving.x) / moving.scale;
    const middleY = (height / 2 - moving.y) / moving.scale;
    const short = (number) => String(Math.round(number * 1e4) / 1e4);
    return [short(middleX / width - 0.5), short(middleY / height - 0.5), short(Math.min(20, Math.max(0.05, 1 / moving.scale)))].join(",");
  }

  function settleSoon(wait = settle) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const found = parts();
      if (!found || (moving.x === 0 && moving.y === 0 && moving.scale === 1)) return;
      const address = new URL(view.dataset.mapAddress, location.href);
      address.searchParams.delete("page");
      address.searchParams.set("shift", shiftNow(found.sheet));
      go(address, { keep: focusKey() });
    }, wait);
  }

  /** What had the focus, so that the same thing has it in the next view. */
  function focusKey() {
    const at = document.activeElement;
    if (!view.contains(at)) return null;
    return at.dataset.mapMove ? `[data-map-move="${at.dataset.mapMove}"]` : at.closest("[data-map-frame]") ? "[data-map-move=in]" : null;
  }

  async function go(address, { push = true, keep = null, heading = false } = {}) {
    asked += 1;
    const mine = asked;
    const late = setTimeout(() => view.classList.add("map-view-late"), 400);
    try {
      const response = await fetch(address, { headers: { accept: "text/html" } });
      const text = await response.text();
      if (mine !== asked) return;
      const next = new DOMParser().parseFromString(text, "text/html");
      const fresh = next.querySelector("[data-map-view]");
      if (!response.ok || !fresh) throw new Error("no view");
      view.replaceWith(document.adoptNode(fresh));
      view = fresh;
      rest();
      document.title = next.title;
      const shown = new URL(response.url);
      if (push) history.pushState({ map: true }, "", shown.pathname + shown.search);
      const title = view.querySelector("[data-map-heading]");
      const status = view.querySelector("[data-map-status]");
      const kept = keep === null ? null : (view.querySelector(keep) ?? view.querySelector("[data-map-move]"));
      if (kept) kept.focus({ preventScroll: true });
      else if (heading) title?.focus({ preventScroll: true });
      // Said a moment later: a live region that comes with its text is not read.
      if (status && title && !heading) setTimeout(() => { status.textContent = title.textContent; }, 100);
    } catch {
      // Whatever went wrong, the browser's own way still leads there.
      if (mine === asked) location.assign(address);
    } finally {
      clearTimeout(late);
      view.classList.remove("map-view-late");
    }
  }

  function zoomAt(factor, x, y) {
    const scale = Math.min(12, Math.max(0.12, moving.scale * factor));
    const real = scale / moving.scale;
    moving = { x: x - (x - moving.x) * real, y: y - (y - moving.y) * real, scale };
    show();
  }

  function toSheet(sheet, event) {
    const box = sheet.getBoundingClientRect();
    const { unit } = measure(sheet);
    return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
  }

  function onWheel(event) {
    const found = parts();
    if (!found || !found.sheet.contains(event.target)) return;
    // A plain wheel scrolls the page, as everywhere; with Ctrl, by pinching, or once the map has the focus it zooms.
    if (!event.ctrlKey && !event.metaKey && !view.querySelector("[data-map-frame]").contains(document.activeElement)) return;
    event.preventDefault();
    const { x, y } = toSheet(found.sheet, event);
    zoomAt(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), x, y);
    settleSoon();
  }

  const pointers = new Map();
  let dragged = false;

  function onPointerDown(event) {
    const found = parts();
    if (!found || !found.sheet.contains(event.target) || event.button !== 0) return;
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function onPointerMove(event) {
    const before = pointers.get(event.pointerId);
    const found = parts();
    if (!before || !found) return;
    const now = { x: event.clientX, y: event.clientY };
    const { unit } = measure(found.sheet);
    if (pointers.size === 1) {
      if (!dragged && Math.hypot(now.x - before.x, now.y - before.y) < 5) return;
      dragged = true;
      found.drawing.classList.add("map-dragged");
      moving.x += (now.x - before.x) * unit;
      moving.y += (now.y - before.y) * unit;
      show();
    } else {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const apart = Math.hypot(before.x - other.x, before.y - other.y);
      dragged = true;
      if (apart > 0) {
        const middle = toSheet(found.sheet, { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
        zoomAt(Math.hypot(now.x - other.x, now.y - other.y) / apart, middle.x, middle.y);
      }
    }
    pointers.set(event.pointerId, now);
  }

  function onPointerEnd(event) {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    parts()?.drawing.classList.remove("map-dragged");
    if (dragged) settleSoon(0);
  }

  const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "in", "=": "in", "-": "out", "0": "whole" };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !view?.querySelector("[data-map-frame]")?.contains(event.target)) return;
    const move = arrows[event.key];
    const found = parts();
    if (!move || !found) return;
    const link = view.querySelector(`[data-map-move="${move}"]`);
    if (!link) return;
    event.preventDefault();
    const { width, height } = measure(found.sheet);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      if (move === "left") moving.x += width * step;
      if (move === "right") moving.x -= width * step;
      if (move === "up") moving.y += height * step;
      if (move === "down") moving.y -= height * step;
      if (move === "in") zoomAt(2, width / 2, height / 2);
      if (move === "out") zoomAt(0.5, width / 2, height / 2);
      show();
    }
    go(new URL(link.href), { keep: focusKey() });
  }

  function onClick(event) {
    const link = event.target.closest?.("a");
    if (!link || !view?.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const href = link.href.baseVal ?? link.getAttribute("href");
    // The end of a drag is no click.
    if (dragged && link.closest("[data-map-drawing]")) {
      event.preventDefault();
      return;
    }
    if (link.dataset.mapLink === undefined && link.dataset.mapMove === undefined) return;
    event.preventDefault();
    go(new URL(href, location.href), link.dataset.mapMove === undefined ? { heading: true } : { keep: focusKey() });
  }

  function start() {
    view = document.querySelector("[data-map-view]");
    if (!view) return;
    history.replaceState({ map: true }, "");
    addEventListener("popstate", () => go(new URL(location.href), { push: false }));
    document.addEventListener("wheel", onWheel, { passive: false });
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("pointermove", onPointerMove);
    document.addEventListener("pointerup", onPointerEnd);
    document.addEventListener("pointercancel", onPointerEnd);
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    document.addEventListener("dragstart", (event) => { if (parts()?.drawing.contains(event.target)) event.preventDefault(); });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
