import assert from "node:assert/strict";
import type { Page, Request } from "playwright-core";
import type { FormAxis } from "../../src/modules/consultations/index.ts";

/** What the page asked of the house since it was opened, but for assets. */
export function requestsOf(page: Page): Request[] {
  const seen: Request[] = [];
  page.on("request", (request) => { if (!request.url().includes("/assets/")) seen.push(request); });
  return seen;
}

export async function receive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Recevoir mon droit de répondre" }).click();
  await page.locator(".answer-axes").waitFor();
}

export const axisLine = (page: Page, title: string) => page.locator(".answer-axes li", { hasText: title });
export const nextButton = (page: Page) => page.locator(".answer-form-axis button[type=submit]");
/** Said once the device has kept it. */
export const saved = (page: Page) => page.locator(".answer-saved", { hasText: "Enregistré sur cet appareil" });
export const title = (page: Page) => page.locator("[data-screen-title]");

/** Goes by the tabulator to what these words name. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 90; step += 1) {
    const { text, outline } = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? "") : (at?.textContent ?? "");
      return { text: label, outline: at === null ? "" : getComputedStyle(at).outlineStyle };
    });
    if (name.test(text)) {
      assert.notEqual(outline, "none", `the focus is seen on ${text}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`${name} is not reached by the keyboard`);
}

/** The first scale of an axis: a question everybody can answer. */
export const scaleOf = (axis: FormAxis) => axis.sections.flatMap(({ questions }) => questions).find(({ kind, when }) => kind === "scale" && when === undefined);
export const textOf = (axis: FormAxis) => axis.sections.flatMap(({ questions }) => questions).find(({ kind, when }) => kind === "text" && when === undefined);

/** The screen that the address names is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const step = document.querySelector(".answer-steps [aria-current]")?.getAttribute("href");
    const { answerPlace: place = "" } = Object(history.state) as { readonly answerPlace?: string };
    return place.endsWith("/.review") ? document.querySelector(".answer-review") !== null : step !== undefined && (step === place || !place.includes("/"));
  });
}

export async function goToQuestion(page: Page, question: string): Promise<void> {
  await drawn(page);
  for (let step = 0; step < 12; step += 1) {
    if (await page.locator(`#question-${question}`).isVisible()) return;
    await nextButton(page).click();
    await drawn(page);
  }
  assert.fail(`no question ${question}`);
}
