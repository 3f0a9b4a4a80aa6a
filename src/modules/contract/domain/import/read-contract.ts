import type { TextDocument } from "../../../../kernel/text/document.ts";
import type { Register } from "../register.ts";
import { readHeading } from "./heading.ts";
import { findIndicatorBlocks } from "./indicators/indicator-blocks.ts";
import { findIndicatorTables, withLabelRows } from "./indicators/indicator-tables.ts";
import { readIndicators } from "./indicators/indicators.ts";
import { itemsOf } from "./items.ts";
import { findMentions } from "./outline/levels.ts";
import { readLines, type Line } from "./lines.ts";
import { reportGaps } from "./outline/numbering.ts";
import { readOutline, type Outline } from "./outline/outline.ts";
import { ProblemList, type ContractReading } from "./reading.ts";
import { readReferences } from "./references.ts";
import { buildSkeleton, levelNames } from "./outline/skeleton.ts";
import { readTables } from "./tables/tables.ts";

/**
 * What register does the text of a contract propose? Reads the published text of a contract of objectives (in French,
 * as Markdown or as text taken from a PDF) and gives the register, which lines became what, and everything expected
 * and not found. Pure; never throws: an empty or foreign document gives an empty register and problems.
 */
export function readContract(document: TextDocument): ContractReading {
  const problems = new ProblemList();
  const lines = readLines({ name: document.name, lines: document.lines.slice(0, mostLines) });
  if (document.lines.length > mostLines) {
    problems.error("document.too-long", `Plus de ${mostLines} lignes : la suite n’est pas lue.`, `More than ${mostLines} lines: the rest is not read.`, [mostLines + 1, document.lines.length]);
  }
  if (lines.every((line) => line.blank)) {
    const empty = new ProblemList();
    empty.error("document.empty", "Le document est vide : aucune ligne de texte.", "The document is empty: no line of text.", lines.length === 0 ? [] : [1, lines.length]);
    return { register: emptyRegister, items: [], problems: empty.all, counts: countsOf(emptyRegister) };
  }
  const heading = readHeading(lines, problems);
  const mentions = findMentions(lines);
  const outline = readOutline(lines, mentions, problems);
  const skeleton = buildSkeleton(outline, lines, problems);
  const years = { fromYear: heading.fromYear, toYear: heading.toYear };
  const listed = findIndicatorTables(lines, outline.indicatorMentions, years.fromYear, problems);
  const prose = withLabelRows(lines.map((line) => (listed.lines.has(line.number) ? { ...line, text: "", folded: "", blank: true } : line)));
  const blocks = [...findIndicatorBlocks(prose, outline.indicatorMentions), ...listed.blocks].sort((a, b) => (a.head[0] ?? 0) - (b.head[0] ?? 0));
  const indicators = readIndicators(blocks, { years, institute: heading.institute, problems });
  reportValueless(lines, indicators.map((indicator) => indicator.lines), problems);
  const { resourceTables, employmentPlan } = readTables(lines, new Set([...listed.lines, ...indicators.flatMap((indicator) => indicator.lines)]), problems);
  const listLines = new Set(indicators.flatMap((indicator) => indicator.lines));
  const register: Register = {
    code: heading.code,
    title: { fr: heading.title, en: heading.title },
    institute: heading.institute,
    fromYear: heading.fromYear,
    toYear: heading.toYear,
    signedOn: heading.signedOn,
    priorities: skeleton.priorities,
    indicators,
    resourceTables,
    employmentPlan,
    references: readReferences(lines, outline, listLines),
  };
  reportLists(register, lines, outline, problems);
  return { register, items: [...skeleton.items, ...itemsOf(register)], problems: problems.all, counts: countsOf(register) };
}

/** Far above any contract; keeps the reading of a hostile file short. */
const mostLines = 30_000;

const emptyRegister: Register = {
  code: "contrat", title: { fr: "", en: "" }, institute: "", fromYear: 0, toYear: 0, signedOn: null,
  priorities: [], indicators: [], resourceTables: [], employmentPlan: null, references: [],
};

/** How many of each kind a register holds. */
export function countsOf(register: Register): ContractReading["counts"] {
  const objectives = register.priorities.flatMap((priority) => priority.objectives);
  const parts = register.indicators.flatMap((indicator) => indicator.parts);
  return {
    priorities: register.priorities.filter((priority) => priority.code !== "0").length,
    objectives: objectives.filter((objective) => objective.code !== "0").length,
    actions: objectives.flatMap((objective) => objective.actions).length,
    indicators: register.indicators.length,
    parts: parts.length,
    measures: parts.flatMap((part) => part.measures).length,
    resourceTables: register.resourceTables.length,
  };
}

/** Numbered headings that go on the list of indicators and lead to no value: a list cut short. */
function reportValueless(lines: readonly Line[], read: readonly (readonly number[])[], problems: ProblemList): void {
  const last = read.at(-1)?.at(-1) ?? 0;
  const first = read[0]?.[0];
  if (first === undefined) return;
  const inside = new Set(read.flat());
  for (const line of lines.slice(first, last + 6)) {
    if (line.level === 0 || inside.has(line.number) || !/^(?:indicateur )?\d{1,2}(?:\.\d{1,2})* ?[.):•–-] ?\p{L}/iu.test(line.text)) continue;
    problems.error("indicator.no-value", `Indicateur sans définition ni valeur : « ${line.text.slice(0, 80)} ».`, `Indicator without definition or value: “${line.text.slice(0, 80)}”.`, [line.number]);
  }
}

/** Where the reading ended, for a document that seems cut. */
function lastPlace(outline: Outline, lines: readonly Line[]): { fr: string; en: string } {
  const last = [...outline.actions, ...outline.objectives].filter((item) => item.extent > 0).sort((a, b) => b.at - a.at)[0];
  if (last === undefined) return { fr: `Lu jusqu’à la ligne ${lines.length}.`, en: `Read to line ${lines.length}.` };
  const name = levelNames[last.level].one;
  return { fr: `Lu jusqu’à la ligne ${lines.length} ; dernier élément : ${name.fr} ${last.code} (ligne ${last.at}).`, en: `Read to line ${lines.length}; last item: ${name.en} ${last.code} (line ${last.at}).` };
}

function reportLists(register: Register, lines: readonly Line[], outline: Outline, problems: ProblemList): void {
  const end = lines.length === 0 ? [] : [lines.length];
  const place = lastPlace(outline, lines);
  if (register.indicators.length === 0) {
    problems.error("indicator.none", `Aucune liste d’indicateurs trouvée (titre « Indicateurs », puis « Définition : », « Valeur … : », « Valeur cible … : »). ${place.fr}`, `No list of indicators found (a heading “Indicateurs”, then “Définition :”, “Valeur … :”, “Valeur cible … :”). ${place.en}`, end);
  } else reportGaps(register.indicators, levelNames.indicator, "indicator", problems);
  for (const indicator of register.indicators) {
    const lettered = indicator.parts.filter((part) => part.code !== indicator.code);
    let expected = 97;
    for (const part of lettered) {
      const place = part.code.charCodeAt(part.code.length - 1);
      const letters = Array.from({ length: Math.max(0, place - expected) }, (_, more) => `${indicator.code}.${String.fromCharCode(expected + more)}`);
      const awaited = letters.length > 0 ? letters.join(", ") : `${indicator.code}.${String.fromCharCode(expected)}`;
      if (place !== expected) problems.error("part.missing", `Indicateur ${awaited} attendu, ${part.code} trouvé.`, `Indicator ${awaited} expected, ${part.code} found.`, part.lines.slice(0, 1));
      expected = Math.max(expected, place + 1);
    }
    const twice = register.indicators.find((other) => other !== indicator && other.code === indicator.code);
    if (twice !== undefined && register.indicators.indexOf(twice) < register.indicators.indexOf(indicator)) {
      problems.error("indicator.duplicate", `Indicateur ${indicator.code} : ce numéro est porté deux fois.`, `Indicator ${indicator.code}: this number is used twice.`, [...twice.lines.slice(0, 1), ...indicator.lines.slice(0, 1)]);
    }
  }
  if (register.resourceTables.length === 0) problems.warning("resource-table.none", `Aucun tableau de ressources trouvé (colonnes par années). ${place.fr}`, `No resource table found (columns by years). ${place.en}`, end);
  if (register.employmentPlan === null) problems.note("employment-plan.none", "Aucun schéma d’emplois trouvé.", "No employment plan found.", end);
}
