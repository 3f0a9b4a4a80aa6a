import type { Issue } from "../../../kernel/errors/app-error.ts";
import { yearOf, type Day } from "../../../kernel/time/day.ts";
import type { BibliographicRecord, RecordSource } from "./record.ts";

export interface CheckedRecord {
  /** Null: it cannot be kept. */
  readonly record: BibliographicRecord | null;
  readonly issues: readonly Issue[];
}

interface Fault {
  readonly code: string;
  readonly severity: Issue["severity"];
  readonly fr: string;
  readonly en: string;
  readonly field: string;
}

/**
 * May this record be kept, and what of it counts? Refused: a record of another source than the delivery, without a key,
 * or that says neither a title nor an identifier. Set aside, the rest being kept: a year after that of the observation
 * and one, a negative or broken count of citations. All faults of a record at once.
 */
export function checkRecord(record: BibliographicRecord, source: RecordSource, observedOn: Day, line: number | null): CheckedRecord {
  const faults: Fault[] = [];
  const refuse = (code: string, field: string, fr: string, en: string): void => { faults.push({ code, severity: "error", field, fr, en }); };
  const setAside = (code: string, field: string, fr: string, en: string): void => { faults.push({ code, severity: "warning", field, fr, en }); };
  let kept = record;
  if (record.source !== source) refuse("publications.other-source", "source", `vient de ${record.source}, la livraison est de ${source}\u202f: importez-la avec les siennes`, `comes from ${record.source}, the delivery is of ${source}: import it with its own`);
  if (record.key.trim() === "") refuse("publications.no-key", "key", "n’a pas d’identifiant à sa source\u202f: rien ne permettrait de la reconnaître", "has no identifier at its source: nothing would tell it again");
  if (!record.deleted) {
    if ((record.title ?? "").trim() === "" && record.identifiers.length === 0) refuse("publications.nothing-said", "title", "n’a ni titre ni identifiant\u202f: complétez-la", "has neither title nor identifier: complete it");
    if (record.year !== null && (!Number.isSafeInteger(record.year) || record.year > yearOf(observedOn) + 1 || record.year < 1400)) {
      setAside("publications.year-out-of-range", "year", `l’année ${record.year} n’est pas possible\u202f: elle est laissée de côté, corrigez-la à la source`, `the year ${record.year} is not possible: it is set aside, correct it at the source`);
      kept = { ...kept, year: null, published: null };
    }
    const { citations } = record;
    const broken = (count: number): boolean => !Number.isSafeInteger(count) || count < 0 || count > 2_147_483_647;
    if (citations !== null && (broken(citations.total) || (citations.byYear ?? []).some(({ year, count, selfCount }) => !Number.isSafeInteger(year) || broken(count) || (selfCount !== undefined && (broken(selfCount) || selfCount > count))))) {
      setAside("publications.citations-out-of-range", "citations", "un nombre de citations est négatif ou n’est pas un nombre\u202f: les citations sont laissées de côté", "a number of citations is negative or no number: the citations are set aside");
      kept = { ...kept, citations: null };
    }
  }
  const place = (language: "fr" | "en"): string => (line === null ? (language === "fr" ? "Une notice" : "A record") : language === "fr" ? `Ligne ${line}\u202f: la notice` : `Line ${line}: the record`);
  const issues = faults.map(({ code, severity, field, fr, en }): Issue => ({
    code, severity, field, text: { fr: `${place("fr")} ${fr}.`, en: `${place("en")} ${en}.` }, ...(line === null ? {} : { line }),
  }));
  return { record: faults.some(({ severity }) => severity === "error") ? null : kept, issues };
}
