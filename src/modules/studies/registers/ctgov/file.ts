import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RegisterRecord } from "../../domain/studies.ts";
import { isObject } from "./reading.ts";
import { readCtgovStudy } from "./study.ts";

/** One record of a file: what could be read of it, where it stands, and why not. */
export interface ReadRegisterRecord {
  readonly record: RegisterRecord | null;
  /** Place in the file, from 1. */
  readonly position: number;
  /** Line, from 1, where it begins; null where the file is one line or the place is not known. */
  readonly line: number | null;
  readonly issues: readonly Issue[];
}

export interface ReadRegisterFile {
  readonly records: readonly ReadRegisterRecord[];
  /** Of the file itself. */
  readonly issues: readonly Issue[];
  /** Where the answer has more pages. */
  readonly nextPageToken: string | null;
  readonly total: number | null;
}

/** Deeper than any study: what is nested further is no record, and would only tire the reader. */
const deepest = 40;

/**
 * Studies of ClinicalTrials.gov v2 in a JSON text: one study, a list, an answer of the interface (`studies`, `nextPageToken`), or one
 * study a line. A broken line costs that line; a broken file is told with line and column. One bad study stops no other.
 */
export function readCtgovJson(text: string): ReadRegisterFile {
  const body = text.replace(/^\ufeff/u, "");
  if (body.trim() === "") return refused([fault("file-empty", "Le fichier est vide.", "The file is empty.")]);
  if (isTooDeep(body)) return refused([fault("json-too-deep", `Le fichier est imbriqué sur plus de ${deepest} niveaux\u202f: ce n’est pas une notice.`, `The file is nested more than ${deepest} levels deep: this is no record.`)]);
  const lines = body.split(/\r?\n/u);
  const first = lines.find((line) => line.trim() !== "") ?? "";
  // One study a line, or a single one on its line.
  if (lines.filter((line) => line.trim() !== "").length > 1 && parsed(first).ok) return readLines(lines);
  const whole = parsed(body);
  if (!whole.ok) {
    const { line, column } = placeOf(body, whole.position);
    return refused([{ ...fault("json-broken", `Ce n’est pas du JSON entier\u202f: la lecture s’arrête à la ligne ${line}, colonne ${column}.`, `This is not whole JSON: reading stops at line ${line}, column ${column}.`), line, column: String(column) }]);
  }
  const answer = whole.value;
  const list = Array.isArray(answer) ? answer as readonly unknown[] : isObject(answer) && Array.isArray(answer["studies"]) ? answer["studies"] as readonly unknown[] : null;
  const studies = list ?? [answer];
  const token = isObject(answer) && typeof answer["nextPageToken"] === "string" && answer["nextPageToken"] !== "" ? answer["nextPageToken"] : null;
  const total = isObject(answer) && typeof answer["totalCount"] === "number" ? answer["totalCount"] : null;
  return { records: studies.map((value, at) => ({ ...readCtgovStudy(value, list === null ? body : JSON.stringify(value)), position: at + 1, line: null })), issues: [], nextPageToken: token, total };
}

function readLines(lines: readonly string[]): ReadRegisterFile {
  let position = 0;
  const records = lines.flatMap((text, at): readonly ReadRegisterRecord[] => {
    if (text.trim() === "") return [];
    position += 1;
    const found = parsed(text);
    if (found.ok) return [{ ...readCtgovStudy(found.value, text), position, line: at + 1 }];
    const column = found.position + 1;
    return [{ record: null, position, line: at + 1, issues: [{ ...fault("json-broken", `La ligne ${at + 1} n’est pas du JSON entier (colonne ${column}).`, `Line ${at + 1} is not whole JSON (column ${column}).`), line: at + 1, column: String(column) }] }];
  });
  return { records, issues: [], nextPageToken: null, total: null };
}

const refused = (issues: readonly Issue[]): ReadRegisterFile => ({ records: [], issues, nextPageToken: null, total: null });

export function fault(code: string, fr: string, en: string): Issue {
  return { code: `studies.${code}`, severity: "error", text: { fr, en } };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly position: number };

function parsed(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const told = /position (\d+)/u.exec(error instanceof Error ? error.message : "");
    return { ok: false, position: told === null ? text.trimEnd().length : Number(told[1]) };
  }
}

function placeOf(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position);
  return { line: before.split("\n").length, column: position - before.lastIndexOf("\n") };
}

function isTooDeep(text: string): boolean {
  let [depth, inside] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inside) {
      if (sign === 92) at += 1;
      else if (sign === 34) inside = false;
    } else if (sign === 34) inside = true;
    else if (sign === 91 || sign === 123) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (sign === 93 || sign === 125) depth -= 1;
  }
  return false;
}
