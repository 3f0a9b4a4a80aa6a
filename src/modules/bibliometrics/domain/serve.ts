import { group } from "d3-array";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { CorpusPaper } from "../../publications/index.ts";
import { estimate, foldContributions, type Contribution } from "./readings/fold.ts";
import { fractionAsNumber } from "./readings/fraction.ts";
import type { Candidate, CookedReading, Given, LeftOutReason } from "./recipes/kitchen.ts";
import type { GroupValue, ReadingValue } from "./result.ts";

const isGiven = (one: Given | LeftOutReason | undefined): one is Given => typeof one === "object";

/** What a reading says of all papers that count under it. */
export function readingValue({ code, counting, fold, papers }: CookedReading): ReadingValue {
  const given = [...papers.values()].filter(isGiven);
  const weights = (): number => foldContributions(given.map(({ weight }) => ({ score: 1, weight })), { kind: "sum" }) ?? 0;
  return {
    code, counting, ...estimate(given, fold), papers: given.length, leftOut: papers.size - given.length,
    divisor: fold.kind === "sum" ? null : fold.kind === "share" ? fold.total : weights(),
  };
}

/** The declared reading for each unit that signs, and for each field of a classification, the largest first. */
export function groupValues(candidates: readonly Candidate[], cooked: CookedReading, classification: string | null): GroupValue[] {
  const counted = candidates.flatMap(({ paper }) => {
    const given = cooked.papers.get(paper.code);
    return isGiven(given) ? [{ paper, given }] : [];
  });
  const isShare = cooked.fold.kind === "share";
  const units = isShare ? [] : counted.flatMap(({ paper, given }) => unitsOf(paper).map((unit) => ({
    code: unit.unit, name: unit.name, structureType: unit.structureType,
    contribution: { score: given.score, weight: cooked.counting === "full" ? 1 : fractionAsNumber(unit.fractional) },
  })));
  const fields = counted.flatMap(({ paper, given }) => paper.fields.filter((field) => field.scheme === classification).map((field) => ({
    code: field.code, name: field.label, structureType: null, contribution: { score: given.score, weight: given.weight * fractionAsNumber(field.weight) },
  })));
  return [...groupsOf("unit", units, cooked), ...groupsOf("field", fields, cooked)];
}

const unitsOf = (paper: CorpusPaper): CorpusPaper["units"] => paper.units.filter((unit) => unit.kind === "structure");

interface Placed {
  readonly code: string;
  readonly name: string;
  readonly structureType: string | null;
  readonly contribution: Contribution;
}

function groupsOf(kind: GroupValue["kind"], placed: readonly Placed[], { fold, totalOfField }: CookedReading): GroupValue[] {
  return [...group(placed, ({ code }) => code)].map(([code, members]): GroupValue => {
    const contributions = members.map((one) => one.contribution);
    const total = kind === "field" ? (totalOfField?.(code) ?? null) : null;
    const said = fold.kind !== "share" ? estimate(contributions, fold) : { value: total === null ? null : foldContributions(contributions, { kind: "share", total }), interval: null };
    const last = members.map(({ name }) => name).sort().at(0) ?? code;
    return { kind, code, name: last, structureType: members[0]?.structureType ?? null, papers: members.length, ...said };
  }).sort((a, b) => b.papers - a.papers || (a.code < b.code ? -1 : 1));
}

/** Why a paper does not count, in words. */
export const reasonWords: Readonly<Record<LeftOutReason, Bilingual>> = {
  "not-institute": { fr: "aucune signature de l’institut", en: "no signature of the institute" },
  "document-type": { fr: "type de document que la mesure ne compte pas", en: "a document type that the measure does not count" },
  retracted: { fr: "article rétracté", en: "retracted" },
  "access-never-observed": { fr: "aucune source n’a encore dit si la publication est en accès libre", en: "no source has yet said whether it is open" },
  "citations-unknown": { fr: "aucune source n’a compté ses citations", en: "no source has counted its citations" },
  "citation-years-unknown": { fr: "citations connues sans leurs années\u202f: celles de la fenêtre ne peuvent pas être comptées", en: "citations known without their years: those of the window cannot be counted" },
  "no-field": { fr: "sans discipline dans la classification de la référence", en: "without a field in the classification of the reference" },
  "no-cell": { fr: "la référence ne connaît pas sa discipline, son année et son type", en: "the reference does not know its field, year and type" },
  "no-journal": { fr: "sans revue, ou revue inconnue de la référence", en: "without a journal, or with one that the reference does not know" },
  "no-centre": { fr: "aucune signature d’un centre d’investigation clinique", en: "no signature of a clinical investigation centre" },
  "country-unknown": { fr: "aucun pays connu dans les signatures", en: "no country known in the signatures" },
};
