// Pages that are worked through one after the other (`data-keys`): a key presses the button or follows the link that names it.
const keyed = document.querySelector("[data-keys]");
if (keyed !== null) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea") !== null) return;
    const target = [...keyed.querySelectorAll("[data-key]")].find((one) => one.dataset.key === (event.key.length === 1 ? event.key.toLowerCase() : event.key));
    if (target === undefined) return;
    event.preventDefault();
    target.click();
  });
}

// What is under way (`data-refresh-every`, in seconds) is looked at again as long as the page is in view.
const underWay = document.querySelector("[data-refresh-every]");
if (underWay !== null) {
  const again = async () => {
    if (!document.hidden) {
      const answer = await fetch(location.href).catch(() => null);
      if (answer?.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const part = fresh.querySelector("[data-refresh-every]");
        if (part === null) return location.reload();
        const held = document.activeElement;
        if (held === null || !underWay.contains(held)) underWay.replaceChildren(...part.childNodes);
      }
    }
    setTimeout(again, Number(underWay.dataset.refreshEvery) * 1000);
  };
  setTimeout(again, Number(underWay.dataset.refreshEvery) * 1000);
}
