import { answersFrom, type GivenFields, type ReadFields } from "../../domain/answering/fields.ts";
import { askedQuestions } from "../../domain/answering/conditions.ts";
import type { FormAxis, SingleQuestion } from "../../domain/form.ts";

/** What stands in the controls of a form, by name; controls without value are left out. */
export function fieldsIn(form: HTMLFormElement): GivenFields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") (fields[name] ??= []).push(value);
  return fields;
}

/** Puts into the controls what was kept. */
export function fillForm(form: HTMLFormElement, fields: GivenFields): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)) continue;
    const given = Object.hasOwn(fields, control.name) ? fields[control.name] : undefined;
    if (given === undefined) continue;
    const values = typeof given === "string" ? [given] : given;
    if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

export interface Reading extends ReadFields {
  /** Codes of the questions that are asked after these answers. */
  readonly asked: ReadonlySet<string>;
}

export function readFields(axis: FormAxis, groups: readonly SingleQuestion[], fields: GivenFields): Reading {
  const read = answersFrom(axis, groups, fields);
  return { ...read, asked: new Set(askedQuestions(axis, groups, read.answers).map(({ code }) => code)) };
}

/** Shows the questions that are asked and hides the others. Gives how many came in and how many left. */
export function showAsked(form: HTMLFormElement, asked: ReadonlySet<string>): { readonly appeared: number; readonly left: number } {
  let appeared = 0;
  let left = 0;
  for (const box of form.querySelectorAll<HTMLElement>("[data-question]")) {
    const hides = !asked.has(box.dataset["question"] ?? "");
    if (box.hidden === hides) continue;
    if (hides) left += 1;
    else appeared += 1;
    box.hidden = hides;
  }
  return { appeared, left };
}

/** A box that stands alone ("none of these") and the others exclude each other. */
export function keepAlone(changed: EventTarget | null, form: HTMLFormElement): void {
  if (!(changed instanceof HTMLInputElement) || changed.type !== "checkbox" || !changed.checked) return;
  const alone = (box: HTMLInputElement) => box.dataset["alone"] !== undefined;
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    if (box !== changed && box.name === changed.name && (alone(box) || alone(changed))) box.checked = false;
  }
}

/** How many characters are left, once few are. */
export function countCharacters(form: HTMLFormElement, say: (used: number, longest: number) => string): void {
  for (const place of form.querySelectorAll<HTMLElement>("[data-count]")) {
    const control = form.querySelector<HTMLTextAreaElement>(`#${CSS.escape(place.dataset["count"] ?? "")}`);
    const longest = Number(control?.dataset["longest"]);
    if (control === null || !(longest > 0)) continue;
    const text = control.value.length > longest * 0.8 ? say(control.value.length, longest) : "";
    if (place.textContent !== text) place.textContent = text;
  }
}

/** Tells the faults of these questions beside them; takes away those that were mended. */
export function showFaults(form: HTMLFormElement, issues: ReadonlyMap<string, string>): void {
  for (const box of form.querySelectorAll<HTMLElement>("[data-question]")) {
    const text = issues.get(box.dataset["question"] ?? "");
    const id = `${box.id}--fault`;
    const said = box.querySelector<HTMLElement>(".field-error");
    const controls = box.querySelectorAll("input, select, textarea");
    box.classList.toggle("field-wrong", text !== undefined);
    for (const control of controls) {
      if (text === undefined) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    }
    const described = box instanceof HTMLFieldSetElement ? box : (controls[0] ?? box);
    const others = (described.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one !== "" && one !== id);
    described.setAttribute("aria-describedby", [...others, ...(text === undefined ? [] : [id])].join(" "));
    if (text === undefined) {
      said?.remove();
      continue;
    }
    const place = said ?? document.createElement("p");
    place.className = "field-error";
    place.id = id;
    place.textContent = text;
    if (said === null) (box.querySelector("legend, label") ?? box).after(place);
  }
}
