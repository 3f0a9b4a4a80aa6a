import { withoutAccents } from "../../../kernel/text/fold.ts";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { communes, legalForms, regions, structureTypeNames, type Directory, type NodeId, type StructureQuestion } from "../../directory/index.ts";

export const largestPage = 200;
const defaultPageSize = 50;

/** Parameters of the list, as they come in an address. */
export const questionParameters = ["parent", "relation", "on", "q", "region", "site", "type", "domain", "label", "sort", "page", "pageSize"] as const;
export type QuestionParameter = (typeof questionParameters)[number];
export type RawQuestion = Readonly<Partial<Record<string, unknown>>>;

export const toOrganisations = ["co-supervision", "participation"] as const;
export const toStructures = ["part-of", "host-site", "managed-by", "thematic-institute"] as const;
const relationCodes: readonly string[] = [...toOrganisations, ...toStructures];

/** A question understood: words still to be searched, the rest ready for the graph. */
export interface ParsedQuestion {
  readonly text: string | null;
  readonly question: StructureQuestion;
  readonly page: number;
  readonly pageSize: number;
}

/**
 * Reads the parameters of the list of structures. Every fault is told at once: a parameter that does not exist, a day that
 * is none, an unknown parent, region, commune, type or relation. Fails with `lab.bad-question` (422).
 */
export async function parseQuestion(directory: Pick<Directory, "findAll">, raw: RawQuestion, today: Day): Promise<ParsedQuestion> {
  const issues: Issue[] = [];
  const fault = (parameter: string, code: string, text: Bilingual): void => {
    issues.push({ code: `lab.${code}`, severity: "error", field: `/query/${parameter}`, text: { fr: `${parameter}\u202f: ${text.fr}`, en: `${parameter}: ${text.en}` } });
  };
  const given = (parameter: QuestionParameter): string | null => {
    const value = raw[parameter];
    if (Array.isArray(value)) fault(parameter, "repeated-parameter", { fr: "le paramètre est donné plusieurs fois\u202f; séparez les valeurs par des virgules là où plusieurs sont admises.", en: "the parameter is given several times; separate values by commas where several are allowed." });
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 500) : null;
  };
  for (const name of Object.keys(raw)) {
    if (!(questionParameters as readonly string[]).includes(name)) fault(name.slice(0, 60), "unknown-parameter", { fr: `ce paramètre n’existe pas (connus\u202f: ${questionParameters.join(", ")}).`, en: `there is no such parameter (known: ${questionParameters.join(", ")}).` });
  }
  const onText = given("on");
  if (onText !== null && !isDay(onText)) fault("on", "not-a-day", { fr: `« ${onText} » n’est pas un jour (AAAA-MM-JJ).`, en: `“${onText}” is not a day (YYYY-MM-DD).` });
  const on = onText !== null && isDay(onText) ? onText : today;
  const count = (parameter: "page" | "pageSize", usual: number, most: number): number => {
    const text = given(parameter);
    if (text === null) return usual;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (number >= 1 && number <= most) return number;
    fault(parameter, "bad-number", { fr: `« ${text} » n’est pas un nombre entier de 1 à ${most}.`, en: `“${text}” is not a whole number from 1 to ${most}.` });
    return usual;
  };
  const page = count("page", 1, 1_000_000);
  const pageSize = count("pageSize", defaultPageSize, largestPage);
  const related = await readRelated(directory, given("parent"), list(given("relation")), fault);
  const types = readTypes(list(given("type")), fault);
  const inRegions = readRegions(list(given("region")), fault);
  const sites = readSites(list(given("site")), fault);
  const text = given("q");
  const sorting = readSort(given("sort"), text !== null, fault);
  const domains = list(given("domain"));
  const labels = list(given("label"));
  if (issues.length > 0) {
    throw new AppError("lab.bad-question", {
      fr: `La question ne peut pas être lue\u202f: ${issues.length === 1 ? "un paramètre est fautif" : `${issues.length} paramètres sont fautifs`}.`,
      en: `The question cannot be read: ${issues.length === 1 ? "one parameter is wrong" : `${issues.length} parameters are wrong`}.`,
    }, { status: 422, issues });
  }
  return {
    text, page, pageSize,
    question: {
      on, page, pageSize, ...sorting,
      ...(related === null ? {} : { related }),
      ...types,
      ...(inRegions.length === 0 ? {} : { regions: inRegions }),
      ...(sites.length === 0 ? {} : { sites }),
      ...(domains.length === 0 ? {} : { domains }),
      ...(labels.length === 0 ? {} : { labels }),
    },
  };
}

type Fault = (parameter: QuestionParameter, code: string, text: Bilingual) => void;

function list(text: string | null): readonly string[] {
  return text === null ? [] : text.split(",").map((item) => item.trim()).filter((item) => item !== "");
}

/** Case, accents, hyphens and the s of plurals set aside. */
function fold(text: string): string {
  return withoutAccents(text).replaceAll(/[^a-z0-9]+/g, " ").trim().replaceAll(/s\b/g, "");
}

async function readRelated(directory: Pick<Directory, "findAll">, parent: string | null, relations: readonly string[], fault: Fault): Promise<NonNullable<StructureQuestion["related"]> | null> {
  const unknown = relations.filter((relation) => !relationCodes.includes(relation));
  if (unknown.length > 0) fault("relation", "unknown-relation", { fr: `« ${unknown.join(", ")} » n’est pas une relation (connues\u202f: ${relationCodes.join(", ")}).`, en: `“${unknown.join(", ")}” is not a relation (known: ${relationCodes.join(", ")}).` });
  if (parent === null) {
    if (relations.length > 0 && unknown.length === 0) fault("relation", "relation-without-parent", { fr: "une relation demande aussi « parent ».", en: "a relation also needs “parent”." });
    return null;
  }
  const organisations = await directory.findAll(parent, "organisation");
  const found = organisations.length > 0 ? organisations : await directory.findAll(parent, "structure");
  if (found.length === 0) {
    fault("parent", "unknown-parent", { fr: `« ${parent} » n’est ni une organisation ni une structure connue. Donnez un code public ou un identifiant comme SIREN:180036048.`, en: `“${parent}” is no known organisation or structure. Give a public code or an identifier such as SIREN:180036048.` });
    return null;
  }
  const usual = organisations.length > 0 ? toOrganisations : toStructures;
  const ids: readonly NodeId[] = found.map((ref) => ref.id);
  return { ids, relations: relations.length > 0 ? relations : usual };
}

/** What people write for short. */
const shortTypes: Readonly<Record<string, string>> = { cic: "clinical-investigation-centre" };

/** Types of structure, legal forms, or what the register calls either: by code or name, in French or English. Types are alternatives, forms too; both together narrow. */
function readTypes(asked: readonly string[], fault: Fault): Pick<StructureQuestion, "types" | "legalForms"> {
  const types = new Set<string>();
  const forms = new Set<string>();
  for (const text of asked) {
    const folded = fold(shortTypes[fold(text)] ?? text);
    const type = Object.entries(structureTypeNames).find(([code, name]) => [code, name.fr, name.en].some((known) => fold(known) === folded));
    const form = Object.entries(legalForms).find(([code, { registerCode, name }]) => registerCode === text || [code, name.fr, name.en].some((known) => fold(known) === folded));
    if (type !== undefined) types.add(type[0]);
    else if (form !== undefined) forms.add(form[0]);
    else {
      const known = [...Object.keys(structureTypeNames), ...Object.keys(legalForms)].join(", ");
      fault("type", "unknown-type", { fr: `« ${text} » n’est ni un type ni une forme de structure (connus\u202f: ${known}).`, en: `“${text}” is no type or legal form of structure (known: ${known}).` });
    }
  }
  return { ...(types.size === 0 ? {} : { types: [...types] }), ...(forms.size === 0 ? {} : { legalForms: [...forms] }) };
}

function readRegions(asked: readonly string[], fault: Fault): readonly string[] {
  return asked.flatMap((text) => {
    const region = regions.find(({ code, name }) => code === text || [name.fr, name.en].some((known) => fold(known) === fold(text)));
    if (region !== undefined) return [region.code];
    fault("region", "unknown-region", { fr: `« ${text} » n’est pas une région. Donnez son code INSEE (${regions.slice(0, 3).map(({ code }) => code).join(", ")}…) ou son nom.`, en: `“${text}” is not a region. Give its INSEE code (${regions.slice(0, 3).map(({ code }) => code).join(", ")}…) or its name.` });
    return [];
  });
}

/** A commune by INSEE code or name, with its arrondissements; a name that several bear means all of them. */
function readSites(asked: readonly string[], fault: Fault): readonly string[] {
  const { byCode } = communes();
  return asked.flatMap((text) => {
    const code = text.toUpperCase();
    const named = byCode.has(code) ? [code] : [...byCode.values()].filter((one) => one.kind === "commune" && fold(one.name) === fold(text)).map((one) => one.code);
    if (named.length > 0) return [...named, ...[...byCode.values()].filter((one) => one.kind === "arrondissement" && named.includes(one.partOf)).map((one) => one.code)];
    fault("site", "unknown-commune", { fr: `« ${text} » n’est pas une commune. Donnez son code INSEE ou son nom, sans CEDEX.`, en: `“${text}” is not a commune. Give its INSEE code or its name, without CEDEX.` });
    return [];
  });
}

const sorts = { name: "name", code: "code", opened: "opened", relevance: "given" } as const;

function readSort(text: string | null, searching: boolean, fault: Fault): Pick<StructureQuestion, "sort" | "descending"> {
  if (text === null) return { sort: searching ? "given" : "name" };
  const descending = text.startsWith("-");
  const name = descending ? text.slice(1) : text;
  const sort = name in sorts ? sorts[name as keyof typeof sorts] : null;
  if (sort === null || (sort === "given" && !searching)) {
    fault("sort", "unknown-sort", { fr: `« ${text} » n’est pas un ordre\u202f: name, code, opened, relevance (avec q), précédés de « - » pour l’ordre inverse.`, en: `“${text}” is not an order: name, code, opened, relevance (with q), with “-” in front for the reverse.` });
    return {};
  }
  return descending ? { sort, descending } : { sort };
}
