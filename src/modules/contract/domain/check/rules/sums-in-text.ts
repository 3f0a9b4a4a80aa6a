import type { ResourceLine, ResourceTable } from "../../register.ts";
import type { CheckContext } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { readFigures, type Figure } from "../text/figures.ts";
import { money, printNumber } from "../text/print.ts";
import { sentences } from "../text/sections.ts";
import { plain, stems } from "../text/words.ts";

/** "près de 240 M€" or "plus de 240 M€" may be this far from the table, a bare number that far. */
const approximateShare = 0.05;
const exactShare = 0.01;
/** Numbers further apart than this are not about the same thing. */
const sameThingRatio = 2;

/**
 * Sums of money and numbers of posts that the running text announces for the whole contract, held against the tables.
 * Nothing is said when any total, line or sum of totals agrees; only the nearest total of the same order is called different.
 */
export function checkSumsInText(context: CheckContext): Contradiction[] {
  if (context.document === null) return [];
  const document = context.document;
  return context.blocks.flatMap((block) =>
    sentences(document, block.from, block.to).flatMap((sentence) => {
      const text = plain(sentence.text);
      const figures = readFigures(sentence.text);
      return [...checkMoney(context, text, figures, sentence.lines), ...checkPosts(context, text, figures, sentence.lines)];
    }),
  );
}

interface Candidate {
  readonly value: number;
  readonly lines: readonly number[];
  readonly code: string;
  readonly stems: ReadonlySet<string>;
  readonly grand: boolean;
}

function checkMoney(context: CheckContext, text: string, figures: readonly Figure[], at: readonly number[]): Contradiction[] {
  const { fromYear, toYear, resourceTables } = context.register;
  const wholePeriod = /sur la (?:duree|periode) (?:du|de ce|couverte)|sur toute la duree du contrat|sur les? \S+ (?:ans|annees) du contrat/u.test(text) || text.includes(`${fromYear}-${toYear}`);
  const moneys = figures.filter((one) => one.kind === "eur");
  if (!wholePeriod || moneys.length === 0 || resourceTables.length === 0) return [];
  const candidates = moneyCandidates(resourceTables);
  return moneys.flatMap((figure) => {
    if (candidates.some((one) => agrees(figure, one.value))) return [];
    const subject = new Set(stems(text));
    const near = candidates
      .filter((one) => isSameOrder(figure.value, one.value))
      .map((one) => ({ one, shared: [...one.stems].filter((word) => subject.has(word)).length }))
      // Money that companies raise is not the State's, whatever its period.
      .filter(({ one, shared }) => shared >= 2 || (one.grand && /ressource|moyens|effort|apport|credits|subvention|tableau/u.test(text) && !/levee|leves?\b/u.test(text)))
      .sort((a, b) => b.shared - a.shared || Math.abs(a.one.value - figure.value) - Math.abs(b.one.value - figure.value))[0];
    if (near === undefined) return [];
    return [differs(figure, money(figure.value), money(near.one.value), at, near.one)];
  });
}

function moneyCandidates(tables: readonly ResourceTable[]): Candidate[] {
  const all = tables.filter((table) => table.unit === "eur").flatMap((table) => table.lines.flatMap((line) => lineCandidate(table, line)));
  const totals = all.filter((one) => one.grand);
  const together: Candidate[] =
    totals.length < 2
      ? []
      : [{ value: totals.reduce((sum, one) => sum + one.value, 0), lines: totals.flatMap((one) => one.lines), code: totals.map((one) => one.code).join(" + "), stems: new Set(), grand: true }];
  return [...together, ...all];
}

function lineCandidate(table: ResourceTable, line: ResourceLine): Candidate[] {
  if (line.overall === null) return [];
  return [{ value: line.overall, lines: [line.sourceLine], code: table.code, stems: new Set(stems(line.label.fr)), grand: line.kind === "total" }];
}

function checkPosts(context: CheckContext, text: string, figures: readonly Figure[], at: readonly number[]): Contradiction[] {
  const plan = context.register.employmentPlan;
  const total = plan?.lines.findLast((one) => one.kind === "total") ?? plan?.lines.at(-1);
  if (plan === null || total === undefined || total.overall === null) return [];
  const change = total.overall;
  const levels = total.amounts.filter((one) => one !== null);
  return figures.flatMap((figure) => {
    const ofPosts = /^(?:emplois?|postes?|etp|equivalents?)\b/u.test(figure.noun);
    const moves = /hausse|augment|creation|creer|supplementaires?|croissance|baisse|progress/u.test(text);
    if (figure.kind !== "count" || !ofPosts || !moves) return [];
    if ([change, ...levels].some((one) => agrees(figure, Math.abs(one)))) return [];
    if (!isSameOrder(figure.value, Math.abs(change))) return [];
    return [differs(figure, posts(figure.value), posts(change), at, { lines: [total.sourceLine], code: plan.code })];
  });
}

function posts(value: number): { fr: string; en: string } {
  const text = printNumber(value);
  return { fr: `${text.fr} emplois`, en: `${text.en} posts` };
}

/** Within what the words allow. */
function agrees(figure: Figure, value: number): boolean {
  const share = figure.approximate || figure.bound !== null ? approximateShare : exactShare;
  return Math.abs(figure.value - value) <= share * Math.max(figure.value, value);
}

function isSameOrder(left: number, right: number): boolean {
  return left > 0 && right > 0 && Math.max(left, right) / Math.min(left, right) <= sameThingRatio;
}

function differs(figure: Figure, said: { fr: string; en: string }, inTable: { fr: string; en: string }, at: readonly number[], of: { lines: readonly number[]; code: string }): Contradiction {
  const nearly = figure.approximate ? { fr: "environ ", en: "about " } : { fr: "", en: "" };
  return contradiction(
    "sum-differs-from-table",
    "contradiction",
    {
      fr: `Le texte annonce ${nearly.fr}${said.fr} ; les tableaux donnent ${inTable.fr}.`,
      en: `The text announces ${nearly.en}${said.en}; the tables give ${inTable.en}.`,
    },
    [...at, ...of.lines],
    of.code.split(" + "),
  );
}
