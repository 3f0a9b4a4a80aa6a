import { isDay, type Day } from "../../../../kernel/time/day.ts";
import type { Line } from "./lines.ts";
import type { ProblemList } from "./reading.ts";
import { fold, slug } from "./words.ts";

/** What the document says of itself: its title, whose contract it is, for which years, signed on which day. */
export interface ContractHeading {
  readonly code: string;
  readonly title: string;
  readonly institute: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly signedOn: Day | null;
}

const period = /((?:19|20)\d\d) ?(?:[-–—/]|à|au) ?((?:19|20)\d\d)/;
const kinds: readonly (readonly [RegExp, string])[] = [
  [/contrat d'objectifs,? de moyens et de performance/, "comp"],
  [/contrat pluriannuel d'objectifs et de moyens/, "cpom"],
  [/contrat d'objectifs et de performance/, "cop"],
  [/contrat d'objectifs et de moyens/, "com"],
];
const months = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];
const signed = new RegExp(String.raw`^(?:fait (?:a|en) [^\d]{2,60}?,? ?|signe (?:a [^\d]{2,40}?,? ?)?)?(?:le )?(\d{1,2})(?:er)? (${months.join("|")}) ((?:19|20)\d\d)\W*$`);

function yearsOf(lines: readonly Line[]): { fromYear: number; toYear: number; line: number } | null {
  for (const line of lines.slice(0, 400)) {
    const found = /valeur|cible|preced/.test(line.folded) ? null : /contrat|convention|\bcomp?\b|\bcpom\b|\bcop\b/.test(line.folded) ? period.exec(line.text) : null;
    if (found !== null && Number(found[2]) > Number(found[1])) return { fromYear: Number(found[1]), toYear: Number(found[2]), line: line.number };
  }
  const votes = new Map<string, { count: number; line: number }>();
  for (const line of lines) {
    const found = period.exec(line.text);
    if (found === null || Number(found[2]) <= Number(found[1])) continue;
    const key = `${found[1]}-${found[2]}`;
    votes.set(key, { count: (votes.get(key)?.count ?? 0) + 1, line: votes.get(key)?.line ?? line.number });
  }
  const best = [...votes].sort((a, b) => b[1].count - a[1].count)[0];
  return best === undefined ? null : { fromYear: Number(best[0].slice(0, 4)), toYear: Number(best[0].slice(5)), line: best[1].line };
}

function signingDay(lines: readonly Line[]): Day | null {
  for (const line of lines.toReversed()) {
    const found = signed.exec(line.folded);
    if (found === null) continue;
    const month = months.indexOf(found[2] ?? "") + 1;
    const text = `${found[3]}-${String(month).padStart(2, "0")}-${(found[1] ?? "").padStart(2, "0")}`;
    if (isDay(text)) return text;
  }
  return null;
}

const parties = /entre l'[ée]tat(?: français)? et (?:l'|la |le |les )?(.+?)(?: pour (?:la période|les années))?(?:,? (?:\(?(?:19|20)\d\d.*))?$/iu;

function instituteOf(lines: readonly Line[]): string {
  for (const line of lines.slice(0, 400)) {
    if (line.text.length > 250) continue;
    const name = parties.exec(line.text)?.[1]?.trim();
    if (name !== undefined && name.length > 1 && name.length < 120 && name !== name.toUpperCase()) return name.replace(/\s*[.:,–-]$/, "");
  }
  for (const line of lines.slice(0, 400)) {
    const name = parties.exec(line.text.slice(0, 250))?.[1]?.trim();
    if (name !== undefined && name.length > 1 && name.length < 120) return name;
    const of = /^(?:Contrat|CONTRAT) [^.]{5,80}? (?:de l'|de la |du |des |de )(\p{Lu}[\p{L} '-]{2,80}?)(?: pour.*|[ ,(]*(?:19|20)\d\d.*)?$/u.exec(line.text);
    if (of !== null && /^\p{Lu}/u.test(of[1] ?? "") && !/performance|moyens/.test(fold(of[1] ?? ""))) return of[1]?.trim() ?? "";
  }
  return "";
}

/** Reads the heading; what is not found is told and left empty (years: those of the document's tables, else 0). */
export function readHeading(lines: readonly Line[], problems: ProblemList): ContractHeading {
  const titleLine = lines.slice(0, 400).find((line) => /contrat|convention/.test(line.folded) && line.text.length < 250 && (line.level > 0 || period.test(line.text)) && line.text !== line.text.toUpperCase())
    ?? lines.slice(0, 400).find((line) => line.folded.startsWith("contrat") && line.text.length < 250);
  const years = yearsOf(lines);
  const institute = instituteOf(lines);
  const at = titleLine === undefined ? [] : [titleLine.number];
  if (titleLine === undefined) problems.warning("contract.no-title", "Titre du contrat introuvable dans les 400 premières lignes.", "Title of the contract not found in the first 400 lines.", lines.length === 0 ? [] : [1]);
  if (years === null) problems.error("contract.no-years", "Période du contrat introuvable (par exemple « 2021-2025 »).", "Period of the contract not found (such as “2021-2025”).", at);
  if (institute === "") problems.warning("contract.no-institute", "Nom de l’établissement introuvable (« entre l’État et … »).", "Name of the institute not found (“entre l’État et …”).", at);
  const signedOn = signingDay(lines);
  if (signedOn === null) problems.note("contract.no-signature", "Date de signature introuvable.", "Day of signature not found.", lines.length === 0 ? [] : [lines.length]);
  const folded = lines.slice(0, 400).map((line) => line.folded).join("\n");
  const kind = kinds.find(([form]) => form.test(folded))?.[1] ?? (titleLine === undefined ? "contrat" : slug((titleLine.text.split(/[,:]|(?:19|20)\d\d| entre /)[0] ?? "").slice(0, 40)) || "contrat");
  const span = years === null ? "" : `-${years.fromYear}-${years.toYear}`;
  return {
    code: `${kind}${kind.endsWith(span) && span !== "" ? "" : span}`,
    title: titleLine?.text ?? "",
    institute,
    fromYear: years?.fromYear ?? 0,
    toYear: years?.toYear ?? 0,
    signedOn,
  };
}
