import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ListCode } from "../../domain/lists.ts";
import { fromCtgov } from "../../vocabularies/index.ts";

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Something to tell of a record, once. `path` is the place in the record as it came. */
export class Findings {
  readonly #issues = new Map<string, Issue>();

  tell(code: string, severity: Issue["severity"], field: string | null, path: string, text: Bilingual): void {
    const key = `${code} ${path}`;
    if (!this.#issues.has(key)) this.#issues.set(key, { code: `studies.${code}`, severity, text: { fr: `${path}\u202f: ${text.fr}`, en: `${path}: ${text.en}` }, ...(field === null ? {} : { field }) });
  }

  all(): readonly Issue[] {
    return [...this.#issues.values()];
  }
}

/** One object of a record, read by name: what is not of the type expected is told with its place and reads as absent. */
export class Part {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #findings: Findings;

  constructor(value: unknown, path: string, findings: Findings) {
    this.#path = path;
    this.#findings = findings;
    this.#value = isObject(value) ? value : {};
    if (value !== undefined && value !== null && !isObject(value)) this.#wrong("", null, "un objet", "an object");
  }

  part(name: string): Part {
    return new Part(this.#value[name], this.#place(name), this.#findings);
  }

  parts(name: string, field: string | null): readonly Part[] {
    return this.#list(name, field).map((value, at) => new Part(value, `${this.#place(name)}[${at}]`, this.#findings));
  }

  text(name: string, field: string | null): string | null {
    const value = this.#value[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== "string") return this.#wrong(name, field, "un texte", "a text");
    const clean = storable(value);
    return clean === "" ? null : clean;
  }

  texts(name: string, field: string | null): readonly string[] {
    return this.#list(name, field).flatMap((value, at) => {
      if (typeof value === "string") return storable(value) === "" ? [] : [storable(value)];
      this.#wrong(`${name}[${at}]`, field, "un texte", "a text");
      return [];
    });
  }

  flag(name: string, field: string | null): boolean | null {
    const value = this.#value[name];
    if (value === undefined || value === null) return null;
    return typeof value === "boolean" ? value : this.#wrong(name, field, "true ou false", "true or false");
  }

  number(name: string, field: string | null): number | null {
    const value = this.#value[name];
    if (value === undefined || value === null) return null;
    return typeof value === "number" && Number.isFinite(value) ? value : this.#wrong(name, field, "un nombre", "a number");
  }

  /** Codes of the list that this value stands for; one that is not known is told, and kept in the raw record alone. */
  concepts(name: string, list: ListCode, field: string): readonly string[] {
    const value = this.#value[name];
    const values = Array.isArray(value) ? this.texts(name, field) : [this.text(name, field)].filter((text) => text !== null);
    return [...new Set(values.flatMap((text) => {
      const found = fromCtgov(list, text);
      if (found.length === 0) this.#findings.tell("ctgov-unknown-value", "warning", field, this.#place(name), { fr: `valeur inconnue «\u202f${text.slice(0, 60)}\u202f»\u202f; elle n’est gardée que dans la notice d’origine.`, en: `unknown value “${text.slice(0, 60)}”; it is kept in the original record only.` });
      return found;
    }))];
  }

  concept(name: string, list: ListCode, field: string): string | null {
    return this.concepts(name, list, field)[0] ?? null;
  }

  tell(code: string, severity: Issue["severity"], field: string | null, name: string, text: Bilingual): void {
    this.#findings.tell(code, severity, field, this.#place(name), text);
  }

  #list(name: string, field: string | null): readonly unknown[] {
    const value = this.#value[name];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value as readonly unknown[];
    this.#wrong(name, field, "une liste", "a list");
    return [];
  }

  #place(name: string): string {
    return this.#path === "" || name === "" ? this.#path + name : `${this.#path}.${name}`;
  }

  #wrong(name: string, field: string | null, fr: string, en: string): null {
    this.#findings.tell("ctgov-wrong-type", "error", field, this.#place(name), { fr: `${fr} est attendu ici.`, en: `${en} is expected here.` });
    return null;
  }
}

/** Text of the register: its escapes (`\>`, `\*`) undone, line ends alike. */
export function plainMarkup(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\r\n", "\n").replaceAll(/\\([\\<>[\]*#_~^(){}.!+-])/gu, "$1").trim();
}

/** A text of the record, which is in English. */
export const inEnglish = (text: string | null): { readonly en?: string } => (text === null ? {} : { en: text });

/** Without what a database cannot keep: NUL, and halves of characters. */
const storable = (text: string): string => text.replaceAll("\u0000", "").replaceAll(/\p{Surrogate}/gu, "\ufffd").trim();
