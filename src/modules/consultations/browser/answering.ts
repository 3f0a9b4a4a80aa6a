import { finishToken, makeToken, numberOf } from "../ballots/client.ts";
import { questionId } from "../domain/answering/fields.ts";
import { openDevice } from "./device.ts";
import { houseOver, Refusal } from "./house.ts";
import { keptOn } from "./kept.ts";
import { axisLock } from "./lock.ts";
import { fragmentOf, placeOf, type App, type Place } from "./screens/app.ts";
import { axesScreen, wordsOfRefusal } from "./screens/axes.ts";
import { axisScreen } from "./screens/axis.ts";
import { button, notice, paragraph } from "./screens/elements.ts";
import { reviewScreen } from "./screens/review.ts";
import { sentScreen } from "./screens/sent.ts";
import { readDefinition } from "./tokens.ts";
import { wordsIn } from "./words/words.ts";

export async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Brings the page of a questionnaire to life: receives, keeps, shows and sends. */
export async function startAnswering(place: HTMLElement): Promise<void> {
  const data = (name: string): string => place.dataset[name] ?? "";
  const language = document.documentElement.lang === "en" ? "en" : "fr";
  const words = wordsIn(language);
  const mount = place.querySelector<HTMLElement>("[data-answer-screen]");
  if (mount === null) return;
  place.querySelector("[data-answer-wait]")?.remove();
  if (globalThis.crypto?.subtle === undefined) {
    mount.replaceChildren(notice("error", null, paragraph(words.noSecureContext)));
    return;
  }
  const device = openDevice(() => localStorage);
  const house = houseOver((url, init) => fetch(url, init), data("questionnaire"), { csrfToken: data("csrf"), language });
  const kept = keptOn(device.store, data("questionnaire"), data("person"));
  const base = {
    code: data("questionnaire"), language, words, device, kept, house, issued: new Set(data("issued").split(" ").filter((axis) => axis !== "")), sentNow: new Map(), closed: data("state") !== "open", numberOf,
    maker: { make: makeToken, finish: finishToken },
    fieldsOf: (axis: string) => {
      const template = place.querySelector<HTMLTemplateElement>(`template[data-axis="${CSS.escape(axis)}"]`);
      return template === null ? document.createDocumentFragment() : document.importNode(template.content, true);
    },
  } as const;

  let definition: App["definition"];
  try {
    definition = await readDefinition(house, data("definition"), sha256Of);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const words = wordsOfRefusal(base, error);
    mount.replaceChildren(notice("error", null, paragraph(words), button(base.words.tryAgain, "second", () => { void startAnswering(place); })));
    return;
  }

  const lock = axisLock(navigator.locks);
  let leave = (): void => {};
  let question: string | undefined;
  const app: App = {
    ...base, definition,
    show: (to, options = {}) => {
      question = options.question;
      goTo(to);
    },
  };
  const screenOf = (to: Place): HTMLElement => {
    const holds = to.screen !== "axes" && kept.right(to.axis)?.state === "held";
    if (to.screen === "axis" && holds) {
      const screen = axisScreen(app, to.axis, to.section, lock, question === undefined ? {} : { question });
      leave = screen.leave;
      return screen.element;
    }
    if (to.screen === "review" && holds) return reviewScreen(app, to.axis);
    if (to.screen === "sent" && app.sentNow.has(to.axis)) return sentScreen(app, to.axis);
    return axesScreen(app, () => render(false));
  };
  const placeIn = (fragment: string): Place => placeOf(decodeURIComponent(fragment), definition.form.axes);
  let at = placeIn(placeKept(history.state) ?? location.hash);
  const bare = `${location.pathname}${location.search}`;
  // Under one address: what a browser writes down of the pages that were seen does not tell which axis was opened or sent.
  const goTo = (to: Place): void => {
    at = to;
    if (fragmentOf(to) !== placeKept(history.state)) history.pushState({ answerPlace: fragmentOf(to) }, "", bare);
    render(true);
  };
  const render = (moveFocus: boolean): void => {
    leave();
    leave = () => {};
    lock.release();
    const to = at;
    mount.replaceChildren(screenOf(to));
    if (moveFocus) place.querySelector("[data-answer-said]")?.replaceChildren();
    mount.querySelector(".answer-steps [aria-current]")?.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
    for (const introduction of place.querySelectorAll<HTMLElement>("[data-answer-introduction]")) introduction.hidden = to.screen !== "axes";
    if (moveFocus) focusScreen(mount, to, question);
    question = undefined;
  };
  mount.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
    if (link === null || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(placeIn(link.getAttribute("href") ?? ""));
  });
  // The link that skips to the content comes by here too, and changes nothing of the place.
  addEventListener("popstate", () => {
    const kept = placeKept(history.state);
    if (kept === null) return;
    at = placeIn(kept);
    render(true);
  });
  addEventListener("pagehide", () => leave());
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  history.replaceState({ answerPlace: fragmentOf(at) }, "", bare);
  render(at.screen !== "axes");
}

/** Where the person was in this entry of the history of the tab. */
function placeKept(state: unknown): string | null {
  const { answerPlace } = Object(state) as { readonly answerPlace?: unknown };
  return typeof answerPlace === "string" ? answerPlace : null;
}

/** The reading point goes to the question asked for, to the heading of the section, or to the title of the screen. */
function focusScreen(mount: HTMLElement, to: Place, question: string | undefined): void {
  const title = mount.querySelector<HTMLElement>("[data-screen-title]");
  if (question !== undefined) {
    const box = mount.querySelector<HTMLElement>(`#${CSS.escape(questionId(question))}`);
    const control = box?.querySelector<HTMLElement>("input:checked, input:not([type=hidden]), select, textarea");
    if (control !== null && control !== undefined) {
      control.focus();
      box?.scrollIntoView({ block: "start" });
      return;
    }
  }
  const heading = to.screen === "axis" && to.section !== null ? mount.querySelector<HTMLElement>("[data-section]:not([hidden]) :is(h2, h3)") : null;
  title?.scrollIntoView({ block: "start" });
  if (heading !== null) heading.tabIndex = -1;
  (heading ?? title)?.focus({ preventScroll: heading === null });
}
