import type { AffiliationMatch } from "../../domain/affiliation-match.ts";
import type { CorpusPaper } from "../../domain/corpus.ts";
import type { Work } from "../../domain/work.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { isFileOpen } from "../../domain/fields/open-access.ts";
import { accessAsOf, citationsAsOf, depositsAsOf } from "../../domain/fields/build-work.ts";
import { foldTitle } from "../../domain/merge/titles.ts";
import { countingCountry } from "./text/countries.ts";
import type { MatchOutcome } from "./outcome.ts";
import { signatureOf, weighingByline } from "./signature.ts";
import { weighPaper, type EntityLookup } from "./weights.ts";

/** One author of the by-line as kept for pages: which signatures, by hash, in their order. */
export interface SignedAuthor {
  readonly rank: number;
  readonly name: string;
  readonly signatures: readonly { readonly hash: string; readonly raw: string; readonly country: string | null }[];
}

/** A paper with its histories: any day may be asked of it. */
export interface PaperContent extends Omit<CorpusPaper, "citations" | "access" | "hal"> {
  readonly on: Day;
  readonly citationHistory: Work["citationHistory"];
  readonly accessHistory: Work["access"];
  readonly halHistory: Work["halHistory"];
  readonly authors: readonly SignedAuthor[];
}

/** What the signatures of a work come to; null for one without year, which no indicator counts. */
export function paperContent(work: Work, on: Day, outcomeOf: (hash: string) => MatchOutcome | undefined, lookup: EntityLookup): PaperContent | null {
  const year = work.year?.value ?? null;
  if (year === null) return null;
  const byline = weighingByline(work);
  const countries = new Set<string>();
  const matched = (hash: string | undefined): readonly AffiliationMatch[] => (hash === undefined ? [] : (outcomeOf(hash)?.matches ?? []));
  const everywhere = new Map<string, AffiliationMatch>();
  for (const { record } of work.records) {
    for (const affiliation of record.authors.flatMap(({ affiliations }) => affiliations)) {
      const told = countingCountry(affiliation.country);
      if (told !== null) countries.add(told);
      const signature = signatureOf(affiliation);
      if (signature === null) continue;
      for (const code of outcomeOf(signature.hash)?.countries ?? []) countries.add(code);
      for (const match of matched(signature.hash)) {
        if (match.standing === "rejected") continue;
        everywhere.set(match.entityId, match);
        // A unit whose address is in a French commune is in France.
        if (match.kind === "structure" && (lookup.entity(match.entityId)?.place ?? null) !== null) countries.add("FR");
      }
    }
  }
  const weights = weighPaper(byline.map(({ affiliations }) => affiliations.flatMap((one) => { const signature = signatureOf(one); return signature === null ? [] : [matched(signature.hash)]; })), [...everywhere.values()], lookup, on);
  const journal = work.journal?.value ?? null;
  return {
    code: work.code, title: work.title?.value ?? "", year, documentType: work.documentType?.value ?? "other",
    journal: journal === null ? null : (journal.issns[0] ?? (foldTitle(journal.title) || null)), journalTitle: journal?.title ?? null,
    fields: work.fields, retracted: work.retracted, ...weights, countries: [...countries].toSorted(), demonstration: work.demonstration,
    on, citationHistory: work.citationHistory, accessHistory: work.access, halHistory: work.halHistory,
    authors: byline.map(({ rank, name, affiliations }) => ({
      rank, name, signatures: affiliations.flatMap((one) => { const signature = signatureOf(one); return signature === null ? [] : [{ hash: signature.hash, raw: signature.raw, country: one.country }]; }),
    })),
  };
}

/** The paper as it was known on a day, without names. */
export function paperAsOf(content: PaperContent, on: Day): CorpusPaper {
  const { on: _, authors: __, citationHistory, accessHistory, halHistory, ...paper } = content;
  const citations = citationsAsOf({ citationHistory }, on);
  const deposits = depositsAsOf({ halHistory }, on);
  const closed = deposits.flatMap(({ embargoUntil }) => (embargoUntil !== null && embargoUntil > on ? [embargoUntil] : [])).toSorted();
  const openFile = deposits.some((deposit) => isFileOpen(deposit, on));
  return {
    ...paper,
    citations: citations === null ? null : {
      byYear: citations.byYear?.map(({ year, count, selfCount }) => ({ year, count, selfCount: selfCount ?? null })) ?? null,
      total: citations.total, observedOn: citations.observedOn, source: citations.source,
    },
    access: accessAsOf({ access: accessHistory }, on),
    hal: { record: deposits.length > 0, openFile, embargoUntil: openFile ? null : (closed[0] ?? null) },
  };
}
