import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Scope, Target, UnitKind } from "../../../../indicators/index.ts";
import type { Register } from "../../../domain/register.ts";
import { comparators, type TargetTerms } from "../../domain/edit.ts";
import { issue } from "../../errors.ts";
import { comparatorNames } from "../words.ts";
import { bilingualFields, made, type EditForm, type FormField } from "./form.ts";
import { readAmount, readBilingual, readCode, readOptionalBilingual, readYear, writeAmount, writeBilingual, written, type Given } from "./given.ts";

const parts = (register: Register) => register.indicators.flatMap((one) => one.parts);
const findTarget = (register: Register, key: string): Target | undefined => parts(register).flatMap((one) => one.targets).find((one) => one.key === key);

const scopeNames = {
  "at-date": both("à l’échéance", "when due"),
  stock: both("stock à la fin de l’année d’échéance", "stock at the end of the due year"),
  cumulated: both("en cumul sur des années", "in total over some years"),
  mean: both("en moyenne sur des années", "on average over some years"),
  "mean-after": both("en moyenne annuelle après quelques années", "a year on average after some years"),
} as const;
const scopeKinds = ["at-date", "stock", "cumulated", "mean", "mean-after"] as const;

const unitHints: Readonly<Record<UnitKind, ReturnType<typeof both>>> = {
  share: both("En pour cent\u202f: 38,5\u202f%.", "In percent: 38.5%."),
  eur: both("En euros\u202f: 16 M€ ou 16000000.", "In euros: 16 M€ or 16000000."),
  year: both("En années\u202f: 2, ou 24 mois.", "In years: 2, or 24 months."),
  count: both("Un nombre\u202f: 70.", "A number: 70."),
  index: both("Un nombre sans unité\u202f: 1,66.", "A number without unit: 1.66."),
  rank: both("Un rang\u202f: 1.", "A rank: 1."),
  none: both("Un nombre.", "A number."),
};

function termsFields(unit: UnitKind): readonly FormField[] {
  return [
    { name: "comparator", label: both("Ce que la cible demande", "What the target asks for"), control: "select", options: comparators.map((value) => ({ value, label: comparatorNames[value] })) },
    { name: "value", label: both("Nombre à atteindre", "Number to reach"), control: "text", hint: unitHints[unit], optional: true },
    { name: "upperValue", label: both("Borne haute, pour «\u202fentre\u202f»", "Upper bound, for “between”"), control: "text", optional: true },
    { name: "approximate", label: both("Le contrat écrit «\u202fenviron\u202f»", "The contract writes “about”"), control: "checkbox" },
    { name: "scope", label: both("Sur quoi il porte", "What it is about"), control: "select", options: scopeKinds.map((value) => ({ value, label: scopeNames[value] })) },
    { name: "scopeFrom", label: both("Première année du cumul ou de la moyenne", "First year of the total or average"), control: "text", optional: true },
    { name: "scopeTo", label: both("Dernière année du cumul ou de la moyenne", "Last year of the total or average"), control: "text", optional: true },
    { name: "scopeYears", label: both("Après combien d’années, pour la moyenne annuelle", "After how many years, for the yearly average"), control: "text", optional: true },
    { name: "dueYear", label: both("Échéance", "Due year"), control: "text" },
    { name: "role", label: both("Valeur dans le contrat", "Standing in the contract"), control: "select", options: [{ value: "commitment", label: both("engagement, jugé", "commitment, judged") }, { value: "context", label: both("donné pour éclairer, pas jugé", "given for context, not judged") }] },
    ...bilingualFields("condition", both("Condition", "Condition"), "textarea", true),
    ...bilingualFields("statement", both("Acte à accomplir, pour une cible sans nombre", "Deed to be done, for a target without a number"), "textarea", true),
  ];
}

function writeTerms(target: TargetTerms, unit: UnitKind, language: Language): Given {
  const { scope } = target;
  return {
    comparator: target.comparator, value: writeAmount(target.value, unit, language), upperValue: writeAmount(target.upperValue, unit, language), approximate: target.approximate ? "on" : "",
    scope: scope.kind, scopeFrom: "fromYear" in scope ? String(scope.fromYear) : "", scopeTo: "toYear" in scope ? String(scope.toYear) : "", scopeYears: "years" in scope ? String(scope.years) : "",
    dueYear: String(target.dueYear), role: target.role, ...writeBilingual("condition", target.condition), ...writeBilingual("statement", target.statement),
  };
}

function readTerms(given: Given, unit: UnitKind, wasStrict: boolean, issues: Issue[]): TargetTerms {
  const comparator = comparators.find((one) => one === given["comparator"]) ?? "at-least";
  const kind = scopeKinds.find((one) => one === given["scope"]) ?? "at-date";
  const scope: Scope =
    kind === "cumulated" || kind === "mean" ? { kind, fromYear: readYear(given, "scopeFrom", issues), toYear: readYear(given, "scopeTo", issues) } : kind === "mean-after" ? { kind, years: readCount(given, "scopeYears", issues) } : { kind };
  return {
    comparator,
    strict: comparator === "more-than" || comparator === "less-than" || (comparator === "between" && wasStrict),
    value: readAmount(given, "value", unit, issues),
    upperValue: readAmount(given, "upperValue", unit, issues),
    scope,
    dueYear: readYear(given, "dueYear", issues),
    approximate: written(given, "approximate") !== "",
    condition: readOptionalBilingual(given, "condition", issues, both("condition", "condition")),
    statement: readOptionalBilingual(given, "statement", issues, both("acte", "deed")),
    role: given["role"] === "context" ? "context" : "commitment",
  };
}

function readCount(given: Given, name: string, issues: Issue[]): number {
  const count = Number(written(given, name) || "NaN");
  if (Number.isInteger(count) && count >= 0 && count <= 50) return count;
  issues.push(issue("count-unreadable", name, "Écrivez un nombre d’années, de 0 à 50.", "Write a number of years, from 0 to 50."));
  return 0;
}

export const targetForm: EditForm = {
  title: (_register, code) => both(`Cible de ${code}`, `Target of ${code}`),
  fields: (register, code) => termsFields(findTarget(register, code)?.unit.kind ?? "none"),
  standing: (register, code, language) => {
    const target = findTarget(register, code);
    return target === undefined ? null : writeTerms(target, target.unit.kind, language);
  },
  read: (register, code, given) => {
    const issues: Issue[] = [];
    const target = findTarget(register, code);
    const terms = readTerms(given, target?.unit.kind ?? "none", target?.strict ?? false, issues);
    return made(issues, () => ({ kind: "target.terms", code, terms }));
  },
  removes: "target",
};

/** Series of a part that have no target; a deed makes a series of its own, whose code is written. */
function openSeries(register: Register, code: string): readonly string[] {
  const part = parts(register).find((one) => one.code === code);
  return (part?.measures ?? []).map((one) => one.key).filter((key) => findTarget(register, key) === undefined);
}

export const newTargetForm: EditForm = {
  title: (_register, code) => both(`Nouvelle cible du volet ${code}`, `New target of part ${code}`),
  fields: (register, code) => {
    const open = openSeries(register, code);
    const names = new Map(parts(register).flatMap((one) => one.measures).map((one) => [one.key, one.name]));
    return [
      { name: "series", label: both("Série jugée", "Series judged"), control: "select", options: [...open.map((key) => ({ value: key, label: both(`${key} · ${pick(names.get(key) ?? both("", ""), "fr")}`, `${key} · ${pick(names.get(key) ?? both("", ""), "en")}`) })), { value: "", label: both("un acte, sous un code nouveau", "a deed, under a new code") }] },
      { name: "newSeries", label: both("Code nouveau, pour un acte ou un rang", "New code, for a deed or a rank"), control: "text", optional: true },
      ...termsFields(parts(register).find((one) => one.code === code)?.measures[0]?.unit.kind ?? "none"),
    ];
  },
  standing: (register, code) => {
    if (!parts(register).some((one) => one.code === code)) return null;
    const standing: TargetTerms = { comparator: "at-least", strict: false, value: null, upperValue: null, scope: { kind: "at-date" }, dueYear: register.toYear, approximate: false, condition: null, statement: null, role: "commitment" };
    return { series: openSeries(register, code)[0] ?? "", newSeries: "", ...writeTerms(standing, "none", "fr") };
  },
  read: (register, code, given) => {
    const issues: Issue[] = [];
    const chosen = openSeries(register, code).find((key) => key === given["series"]);
    const series = chosen ?? readCode(given, "newSeries", issues);
    const unit = parts(register).flatMap((one) => one.measures).find((one) => one.key === series)?.unit.kind ?? (given["comparator"] === "rank-at-most" ? "rank" : "none");
    const terms = readTerms(given, unit, false, issues);
    if (chosen === undefined && terms.comparator !== "qualitative" && terms.comparator !== "rank-at-most") issues.push(issue("target-without-series", "series", "Un nombre à atteindre porte sur une série\u202f: choisissez-la, ou ajoutez d’abord une mesure.", "A number to reach is about a series: choose it, or add a measure first."));
    return made(issues, () => ({ kind: "target.add", part: code, series, terms }));
  },
};

const unitNames: readonly { readonly value: UnitKind; readonly label: ReturnType<typeof both> }[] = [
  { value: "count", label: both("un nombre de choses", "a number of things") }, { value: "share", label: both("une part, en pour cent", "a share, in percent") }, { value: "eur", label: both("des euros", "euros") },
  { value: "year", label: both("une durée, en années", "a duration, in years") }, { value: "index", label: both("un indice sans unité", "an index without unit") }, { value: "rank", label: both("un rang", "a rank") }, { value: "none", label: both("fait ou pas fait", "done or not done") },
];

export const newMeasureForm: EditForm = {
  title: (_register, code) => both(`Nouvelle mesure du volet ${code}`, `New measure of part ${code}`),
  fields: () => [
    { name: "code", label: both("Code de la série", "Code of the series"), control: "text", hint: both("Celui du volet s’il n’a qu’une mesure, sinon suivi d’un mot\u202f: 3.c, 1.europe. Il ne changera plus.", "That of the part if it has one measure, else followed by a word: 3.c, 1.europe. It will not change.") },
    ...bilingualFields("text", both("Nom", "Name"), "text"),
    { name: "unit", label: both("Unité", "Unit"), control: "select", options: unitNames },
    ...bilingualFields("noun", both("Ce qui est compté, au pluriel", "What is counted, in the plural"), "text", true),
  ],
  standing: (register, code) => (parts(register).some((one) => one.code === code) ? { code, textFr: "", textEn: "", unit: "count", nounFr: "", nounEn: "" } : null),
  read: (_register, part, given) => {
    const issues: Issue[] = [];
    const key = readCode(given, "code", issues);
    const name = readBilingual(given, "text", issues, both("nom", "name"));
    const unit = unitNames.find((one) => one.value === given["unit"])?.value ?? "count";
    const noun = readOptionalBilingual(given, "noun", issues, both("ce qui est compté", "what is counted"));
    return made(issues, () => ({ kind: "measure.add", part, key, name, unit, noun }));
  },
};
