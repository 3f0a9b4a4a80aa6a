type Child = Node | string | null;

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly href?: string;
  readonly role?: string;
  readonly type?: string;
  readonly lang?: string;
  readonly [name: `aria-${string}` | `data-${string}`]: string;
}

/** An element with its attributes and children; texts stay texts. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

export function button(text: string, kind: "main" | "second" | "danger" | "plain", act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: `button button-${kind}` }, text);
  made.addEventListener("click", act);
  return made;
}

/** A heading to which the reading point is moved when its screen opens. */
export function screenTitle(text: string, kicker: string | null): HTMLHeadingElement {
  const title = element("h2", { class: "heading heading-2" }, kicker === null ? null : element("span", { class: "kicker" }, kicker, " "), text);
  title.tabIndex = -1;
  title.dataset["screenTitle"] = "";
  return title;
}

export function notice(kind: "info" | "warn" | "error", title: string | null, ...children: readonly Child[]): HTMLDivElement {
  const box = element("div", { class: `notice notice-${kind}`, ...(kind === "error" ? { role: "alert" } : {}) }, title === null ? null : element("p", { class: "notice-title" }, title), element("div", {}, ...children));
  return box;
}

export function paragraph(text: string, style = ""): HTMLParagraphElement {
  return element("p", style === "" ? {} : { class: style }, text);
}

/** A place whose changes are said to those who listen. */
export function status(style = ""): HTMLParagraphElement {
  return element("p", { role: "status", "aria-live": "polite", ...(style === "" ? {} : { class: style }) });
}

/** An act that cannot be taken back: asks before it is done, in place, by keyboard as well. */
export function twoSteps(words: { readonly act: string; readonly sure: string; readonly yes: string; readonly no: string }, act: () => void): HTMLDivElement {
  const place = element("div", { class: "two-steps" });
  const ask = button(words.act, "danger", () => {
    const question = paragraph(words.sure);
    question.tabIndex = -1;
    const back = () => { place.replaceChildren(ask); ask.focus(); };
    place.replaceChildren(question, element("div", { class: "button-row" }, button(words.yes, "danger", act), button(words.no, "second", back)));
    question.focus();
  });
  place.append(ask);
  return place;
}
