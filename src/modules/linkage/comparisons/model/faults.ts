import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { nearestColumn } from "../../engine/intake/nearest-column.ts";

/** Gathers every fault of a model, each with its place: `comparisons[2].levels[0].when.similar`. */
export class Faults {
  readonly issues: Issue[] = [];

  add(path: string, code: string, fr: string, en: string, severity: "error" | "warning" = "error"): void {
    const where = path === "" ? { fr: "Modèle", en: "Model" } : { fr: path, en: path };
    this.issues.push({ code: `linkage.${code}`, severity, text: { fr: `${where.fr}\u202f: ${fr}`, en: `${where.en}: ${en}` }, ...(path === "" ? {} : { field: path }) });
  }

  /** A name that is none of those known; the nearest one is proposed. */
  unknown(path: string, code: string, what: { readonly fr: string; readonly en: string }, given: string, known: readonly string[]): void {
    const near = nearestColumn(given, known);
    const [fr, en] = near === null
      ? [` Connus\u202f: ${listed(known)}.`, ` Known: ${listed(known)}.`]
      : [` Vouliez-vous dire «\u202f${near}\u202f»\u202f?`, ` Did you mean “${near}”?`];
    this.add(path, code, `${what.fr} «\u202f${given}\u202f» n’existe pas.${fr}`, `${what.en} “${given}” does not exist.${en}`);
  }

  get failed(): boolean {
    return this.issues.some((issue) => issue.severity === "error");
  }
}

const listed = (names: readonly string[]): string => names.length > 20 ? `${names.slice(0, 20).join(", ")}…` : names.join(", ");

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
export const at = (path: string, key: string | number): string => typeof key === "number" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;

/** Keys that hold a remark for people and are not read. */
export const isComment = (key: string): boolean => key === "$comment" || key.startsWith("//");

/** An object whose keys are known; says every key that is not, and every one that lacks. */
export function objectOf(value: unknown, path: string, keys: readonly string[], required: readonly string[], faults: Faults): Json | null {
  if (!isObject(value)) {
    faults.add(path, "model-wrong-type", "il faut un objet.", "an object is needed.");
    return null;
  }
  for (const key of Object.keys(value)) {
    if (!keys.includes(key) && !isComment(key)) faults.unknown(at(path, key), "model-unknown-key", { fr: "la clé", en: "key" }, key, keys);
  }
  for (const key of required) {
    if (!(key in value)) faults.add(at(path, key), "model-missing-key", `la clé «\u202f${key}\u202f» manque.`, `key “${key}” is missing.`);
  }
  return value;
}

export function listOf(value: unknown, path: string, least: number, faults: Faults): readonly unknown[] {
  if (!Array.isArray(value)) {
    faults.add(path, "model-wrong-type", "il faut une liste.", "a list is needed.");
    return [];
  }
  if (value.length < least) faults.add(path, "model-too-few", `il en faut au moins ${least}.`, `at least ${least} needed.`);
  return value;
}

export function textIn(value: unknown, path: string, faults: Faults): string | null {
  if (isText(value)) return value;
  faults.add(path, "model-wrong-type", "il faut un texte qui ne soit pas vide.", "a text that is not blank is needed.");
  return null;
}

export function oneOf(value: unknown, known: readonly string[], path: string, what: { readonly fr: string; readonly en: string }, faults: Faults): string | null {
  if (typeof value === "string" && known.includes(value)) return value;
  if (typeof value === "string") faults.unknown(path, "model-unknown-value", what, value, known);
  else faults.add(path, "model-wrong-type", `il faut l’un de ces textes\u202f: ${known.join(", ")}.`, `one of these texts is needed: ${known.join(", ")}.`);
  return null;
}

export interface Range { readonly least: number; readonly most: number; readonly open?: boolean; readonly whole?: boolean }

/** A number within bounds (`open`: the bounds themselves excluded). */
export function numberIn(value: unknown, path: string, range: Range, faults: Faults): number | null {
  const inside = typeof value === "number" && Number.isFinite(value) && (range.open === true ? value > range.least && value < range.most : value >= range.least && value <= range.most) && (range.whole !== true || Number.isInteger(value));
  if (inside) return value;
  const most = range.most === Number.MAX_SAFE_INTEGER ? null : range.most;
  const kind = range.whole === true ? { fr: "un nombre entier", en: "a whole number" } : { fr: "un nombre", en: "a number" };
  const excluded = range.open === true ? { fr: ", bornes exclues", en: ", bounds excluded" } : { fr: "", en: "" };
  if (most === null) faults.add(path, "model-out-of-range", `il faut ${kind.fr} d’au moins ${range.least}.`, `${kind.en} of at least ${range.least} is needed.`);
  else faults.add(path, "model-out-of-range", `il faut ${kind.fr} de ${range.least} à ${most}${excluded.fr}.`, `${kind.en} from ${range.least} to ${most}${excluded.en} is needed.`);
  return null;
}

export const count = (least: number): Range => ({ least, most: Number.MAX_SAFE_INTEGER, whole: true });
export const share: Range = { least: 0, most: 1 };

/** A text, or one in French and English. */
export function wordsIn(value: unknown, path: string, mayBePlain: boolean, faults: Faults): void {
  if (mayBePlain && typeof value === "string") return;
  const words = objectOf(value, path, ["fr", "en"], ["fr", "en"], faults);
  for (const key of ["fr", "en"]) if (words !== null && key in words) textIn(words[key], at(path, key), faults);
}
