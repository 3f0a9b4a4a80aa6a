import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { isDay } from "../../../kernel/time/day.ts";
import { placeOf } from "../../datasets/index.ts";
import type { Field } from "../domain/fields/index.ts";
import { isListCode, type ConceptFinder } from "../vocabularies/index.ts";
import type { StudyColumn } from "./columns.ts";
import { plain, readParts, shapes, splitAt, yesOrNo, type PartFault } from "./shapes.ts";

type Tell = (code: string, text: Bilingual, severity?: Issue["severity"]) => void;
type Column = StudyColumn | { readonly field: Field; readonly part: string };

const items = (text: string): readonly string[] => splitAt(text, "|").map((one) => one.trim()).filter((one) => one !== "");

/** Puts what a cell says into the content; what it cannot mean is told. */
export function valueOf(column: Column, text: string, content: Map<string, unknown>, finder: ConceptFinder, tell: Tell): void {
  const { field } = column;
  const { name, kind } = field;
  if ("part" in column) return part(column, text, content, tell);
  const { language } = column;
  if (language !== null) {
    const before = content.get(name) ?? (kind === "keywords" ? { fr: [], en: [] } : {});
    content.set(name, { ...(before as object), [language]: kind === "keywords" ? items(text).map(plain) : text });
    return;
  }
  const shape = shapes[kind];
  if (shape !== undefined) {
    const read = items(text).map((one) => readParts(one, shape));
    for (const { faults } of read) for (const fault of faults) tellPart(fault, tell);
    content.set(name, kind === "sharing-plan" ? (read[0]?.value ?? null) : read.map(({ value }) => value));
    return;
  }
  const value = simple(field, text, finder, tell);
  if (value !== undefined) content.set(name, value);
}

function simple({ kind, list }: Field, text: string, finder: ConceptFinder, tell: Tell): unknown {
  const concept = (given: string): string | undefined => {
    const found = list === null ? null : finder.knows(given, list) ? given : isListCode(list) ? finder.find(list, { label: given, addresses: [given] }) : null;
    if (found === null) tell("unknown-term", { fr: `«\u202f${given}\u202f» n’est pas dans la liste «\u202f${list ?? ""}\u202f».`, en: `“${given}” is not in the list “${list ?? ""}”.` });
    return found ?? undefined;
  };
  switch (kind) {
    case "concept": return concept(text);
    case "concepts": return items(text).flatMap((one) => concept(plain(one)) ?? []);
    case "boolean": {
      const value = yesOrNo(text);
      if (value === null) tell("not-yes-or-no", { fr: `«\u202f${text}\u202f» n’est ni oui ni non.`, en: `“${text}” is neither yes nor no.` });
      return value ?? undefined;
    }
    case "number": {
      const value = Number(text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", "."));
      if (Number.isFinite(value)) return value;
      tell("not-a-number", { fr: `«\u202f${text}\u202f» n’est pas un nombre.`, en: `“${text}” is no number.` });
      return undefined;
    }
    case "day":
      if (isDay(text)) return text;
      tell("not-a-day", { fr: `«\u202f${text}\u202f» n’est pas un jour (AAAA-MM-JJ).`, en: `“${text}” is not a day (YYYY-MM-DD).` });
      return undefined;
    case "study-date": {
      const [, date = "", of] = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\s*\((expected|actual|prévue?|réelle?)\))?$/.exec(text) ?? [];
      if (date !== "" && isDay(`${date}${"-01-01".slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}`)) return { date, kind: of === undefined ? null : /^(expected|prévue?)$/.test(of) ? "expected" : "actual" };
      tell("not-a-date", { fr: `«\u202f${text}\u202f» n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ, suivie au besoin de (expected) ou (actual)).`, en: `“${text}” is not a date (YYYY, YYYY-MM or YYYY-MM-DD, followed where needed by (expected) or (actual)).` });
      return undefined;
    }
    case "language":
      if (text === "fr" || text === "en") return text;
      tell("not-a-language", { fr: `«\u202f${text}\u202f»\u00a0: fr ou en.`, en: `“${text}”: fr or en.` });
      return undefined;
    case "countries": case "regions":
      return items(text).flatMap((one) => {
        const code = plain(one);
        if (placeOf(code) !== null && (kind === "countries") === /^[A-Z]{2}$/.test(code)) return [code];
        tell("unknown-place", { fr: `«\u202f${code}\u202f» n’est pas un code de ${kind === "countries" ? "pays (ISO 3166-1\u202f: FR, DE…)" : "région (INSEE\u202f: 84, 11…)"}.`, en: `“${code}” is no code of a ${kind === "countries" ? "country (ISO 3166-1: FR, DE…)" : "region (INSEE: 84, 11…)"}.` });
        return [];
      });
    case "lines": case "cohorts": return items(text).map(plain);
    default: return text;
  }
}

/** `sponsors.name`: the same part of each item, by `|`; the items are put together from the columns of their parts. */
function part(column: { readonly field: Field; readonly part: string }, text: string, content: Map<string, unknown>, tell: Tell): void {
  const { field: { name, kind }, part: path } = column;
  const shape = shapes[kind];
  if (shape === undefined) return;
  const isOne = kind === "sharing-plan";
  const before = content.get(name);
  const held = (isOne ? [before] : ((before as readonly unknown[] | undefined) ?? [])) as readonly unknown[];
  const given = isOne ? [text] : splitAt(text, "|").map((one) => one.trim());
  const made = Array.from({ length: Math.max(held.length, given.length) }, (_, at) => {
    const said = given[at] ?? "";
    const { value, faults } = readParts(said === "" ? "" : `${path}=${said.replaceAll(/(?<!\\);/g, "\\;")}`, shape);
    for (const fault of faults) tellPart(fault, tell);
    return overlaid(held[at], value);
  });
  content.set(name, isOne ? made[0] : made);
}

/** What is said in either; the second wins where both say something. */
function overlaid(before: unknown, after: unknown): unknown {
  if (before === undefined || before === null) return after;
  if (after === null || after === "" || after === false || (Array.isArray(after) && after.length === 0)) return before;
  if (typeof before === "object" && typeof after === "object" && !Array.isArray(before) && !Array.isArray(after)) {
    const [left, right] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
    return Object.fromEntries([...new Set([...Object.keys(left), ...Object.keys(right)])].map((key) => [key, overlaid(left[key], right[key] ?? null)]));
  }
  return after;
}

function tellPart({ part: name, kind }: PartFault, tell: Tell): void {
  const words: Readonly<Record<PartFault["kind"], Bilingual>> = {
    "no-equals": { fr: `«\u202f${name}\u202f» n’est pas de la forme partie=valeur.`, en: `“${name}” is not of the form part=value.` },
    "unknown-part": { fr: `la partie «\u202f${name}\u202f» n’est pas connue. Voyez le modèle.`, en: `the part “${name}” is not known. See the template.` },
    "not-a-number": { fr: `«\u202f${name}\u202f» doit être un nombre.`, en: `“${name}” has to be a number.` },
    "not-yes-or-no": { fr: `«\u202f${name}\u202f» doit être oui ou non.`, en: `“${name}” has to be yes or no.` },
  };
  tell(kind, words[kind]);
}
