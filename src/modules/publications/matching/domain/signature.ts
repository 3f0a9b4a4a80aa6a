import { createHash } from "node:crypto";
import { day, type Day } from "../../../../kernel/time/day.ts";
import type { Affiliation, Authorship } from "../../domain/record.ts";
import type { Work } from "../../domain/work.ts";

/** One distinct signature: a text with the identifiers its source gives. */
export interface Signature {
  readonly hash: string;
  readonly textHash: string;
  readonly raw: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** An affiliation is asked for its signature wherever it counts: as evidence, in the by-line, in weights. */
const remembered = new WeakMap<object, Signature | null>();

/** Null for an affiliation that says nothing. */
export function signatureOf(affiliation: Pick<Affiliation, "raw" | "identifiers">): Signature | null {
  const known = remembered.get(affiliation);
  if (known !== undefined) return known;
  const signature = makeSignature(affiliation);
  remembered.set(affiliation, signature);
  return signature;
}

function makeSignature({ raw, identifiers }: Pick<Affiliation, "raw" | "identifiers">): Signature | null {
  const text = raw.trim();
  if (text === "" && identifiers.length === 0) return null;
  const given = identifiers.map(({ scheme, value }) => ({ scheme, value })).toSorted((a, b) => (`${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1));
  const says = JSON.stringify(given.map(({ scheme, value }) => [scheme, value]));
  return { hash: digest(`${text}\n${says}`), textHash: digest(text === "" ? `\n${says}` : text), raw: text, identifiers: given };
}

/**
 * The day on which the signatures of a work are read: the middle of the month it came out in, the first of July where
 * only the year is known; null for a work without year. Units open and close by the year, so that the day itself tells
 * no more, and one signature is asked about once a month.
 */
export function signatureDay(work: Pick<Work, "published" | "year">): Day | null {
  const published = work.published?.value ?? "";
  const month = /^(\d{4})-(\d{2})/.exec(published);
  if (month !== null) return day(`${month[1] ?? ""}-${month[2] ?? ""}-15`);
  const year = /^\d{4}$/.test(published) ? Number(published) : (work.year?.value ?? null);
  return year === null ? null : day(`${String(year).padStart(4, "0")}-07-01`);
}

/** Every distinct signature of every record of a work: each counts as evidence, whichever by-line is shown. */
export function signaturesOf(work: Pick<Work, "records">): readonly Signature[] {
  const all = new Map<string, Signature>();
  for (const { record } of work.records) {
    for (const { affiliations } of record.authors) {
      for (const affiliation of affiliations) {
        const signature = signatureOf(affiliation);
        if (signature !== null) all.set(signature.hash, signature);
      }
    }
  }
  return [...all.values()];
}

/**
 * The by-line that gives authors their weights: the one shown, if at least half of its authors have a signature; else, of
 * the whole by-lines, the one with most signed authors; an incomplete one only where there is no other.
 */
export function weighingByline(work: Pick<Work, "authors" | "records">): readonly Authorship[] {
  const signed = (authors: readonly Authorship[]): number => authors.filter(({ affiliations }) => affiliations.some((one) => signatureOf(one) !== null)).length;
  const shown = work.authors?.value ?? [];
  if (shown.length > 0 && signed(shown) * 2 >= shown.length) return shown;
  const best = work.records
    .map(({ record }) => ({ authors: record.authors, whole: record.authorsIncomplete ? 0 : 1, signed: signed(record.authors), name: `${record.source}:${record.key}` }))
    .filter((one) => one.signed > 0)
    .toSorted((a, b) => b.whole - a.whole || b.signed - a.signed || (a.name < b.name ? -1 : 1))[0];
  return best !== undefined && best.signed > signed(shown) ? best.authors : shown;
}
