import { percentToShare, type WrittenUnit } from "../../../../../kernel/text/french-number.ts";
import { untranslated } from "../../register.ts";
import type { Comparator, Scope, Unit } from "../../../../indicators/index.ts";
import type { Clause } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import type { Statement } from "./statements.ts";
import { fold, headNoun, plural } from "../words.ts";

export interface ContractYears {
  readonly fromYear: number;
  readonly toYear: number;
}

/** A written number in the unit of the house: shares 0 to 1, euros, years. */
export function quantity(value: number, unit: WrittenUnit | null): number {
  if (unit === "percent") return percentToShare(value);
  if (unit === "month") return value / 12;
  if (unit === "day") return value / 365;
  return value;
}

/** What a number of this part counts, from its own unit, its label and the definition of the part. */
export function unitOf(figure: Figure, label: string, definition: string): Unit {
  if (figure.unit === "percent") return { kind: "share" };
  if (figure.unit === "eur") return { kind: "eur" };
  if (figure.unit !== null) return { kind: "year" };
  const said = fold(`${label} ${definition}`);
  const counts = /^(?:nombre|effectifs?|volume|total)|nombre (?:annuel |moyen )?d/.test(fold(definition)) || fold(label).startsWith("nombre");
  const dimensionless = /(?:^|[^a-z])(?:indice|index|impact|ratio|quotient|score|note|coefficient)(?:[^a-z]|$)/.test(said);
  const measured = /^(?:heures?|minutes?|secondes?|tonnes?|hectares?|ha|km|kilometres?|metres?|[kmgt]wh|m2|m3|litres?|points?|etpt?|teqco2|[tk]?go|to)(?![a-z])/.test(fold(label));
  if (!counts && !measured && (dimensionless || !Number.isInteger(figure.value))) return { kind: "index" };
  const noun = plural(headNoun(label) || headNoun(definition));
  return noun === "" ? { kind: "count" } : { kind: "count", noun: untranslated(noun) };
}

/** Can these two numbers be of one series? */
export function sameDimension(one: Figure, other: Figure): boolean {
  return dimension(one) === dimension(other);
}

function dimension(figure: Figure): string {
  return figure.unit === "month" || figure.unit === "day" ? "year" : (figure.unit ?? "count");
}

/** How the values of a series are taken together for this target. */
export function scopeOf(clause: Clause, definition: string, years: ContractYears): Scope {
  const { statement } = clause;
  const beside = clause.asides.filter((aside) => aside.figure !== null);
  const said = fold(beside.reduce((text, aside) => text.replace(aside.text, ""), clause.text));
  const written = /((?:19|20)\d\d) ?[-–/a] ?((?:19|20)\d\d)/.exec(said);
  const period = written === null ? periodOf(statement, years) : { fromYear: Number(written[1]), toYear: Number(written[2]) };
  const delayed = /apres (\d{1,2}) ?ans?/.exec(said);
  if (/moyenn/.test(said) && delayed !== null) return { kind: "mean-after", years: Number(delayed[1]) };
  if (/moyenn/.test(said) && !/moyenne (?:nationale|europeenne|mondiale)/.test(said)) return { kind: "mean", ...period };
  if (/(?:^|[^a-z])(?:en )?stock(?:[^a-z]|$)/.test(said)) return { kind: "stock" };
  const overYears = statement.fromYear !== null && statement.toYear !== null && statement.fromYear !== statement.toYear;
  const countable = clause.figure === null || clause.figure.unit === null || clause.figure.unit === "eur";
  if (/en cumul|au total|sur (?:toute )?la (?:periode|duree)/.test(said) && countable) return { kind: "cumulated", ...period };
  if (/cumul/.test(said) && countable && (overYears || !/cumul/.test(fold(definition)))) return { kind: "cumulated", ...period };
  if (overYears) return countable ? { kind: "cumulated", ...period } : { kind: "mean", ...period };
  return { kind: "at-date" };
}

function periodOf(statement: Statement, years: ContractYears): ContractYears {
  const { fromYear, toYear } = statement;
  return fromYear !== null && toYear !== null && fromYear !== toYear ? { fromYear, toYear } : years;
}

/**
 * The comparison a target makes. Where neither sign nor word says it, a target under its baseline, or a delay, is to be
 * brought down; anything else is to be reached.
 */
export function comparatorOf(figure: Figure, baseline: number | null, definition: string): Comparator {
  if (figure.comparator !== null) return figure.comparator;
  const value = quantity(figure.value, figure.unit);
  if (baseline !== null && baseline !== value) return value < baseline ? "at-most" : "at-least";
  return baseline === null && /^(?:delai|duree|temps|taux d'echec|taux d'absen|taux d'erreur)/.test(fold(definition)) ? "at-most" : "at-least";
}

/** The condition a target is tied to ("pour les projets fléchés…"), in the words of the document. */
export function conditionOf(clause: Clause): string | null {
  const { figure } = clause;
  if (figure === null) return null;
  const after = figure.after;
  const tied = /(?:(?:,\s*|^\s*(?:au )?(?:maximum|minimum)\s*|^\s*)(?=pour (?:les?|la|l')|sous|à|hors|dans)|\s(?=sous réserve|à condition))((?:pour|sous réserve|à condition|hors|à périmètre|dans la limite)(?![\p{L}])[^;]*)$/iu.exec(after);
  const asides = clause.asides.filter((aside) => aside.figure === null && /^(?:en fonction|sous réserve|à condition|hors|selon|dans la limite|à périmètre|si )/i.test(aside.text)).map((aside) => aside.text);
  const said = [tied?.[1]?.trim(), ...asides].filter((text) => text !== undefined && text !== "");
  return said.length === 0 ? null : said.join(" ; ");
}
