import { day } from "../../../../kernel/time/day.ts";
import type { MatchIndex } from "../domain/build-index.ts";
import { matchSignature } from "../domain/match-signature.ts";
import type { LabelledSignature } from "./labelled-set.ts";

export interface Tally { matched: number; right: number; wanted: number; asked: number }
export interface MatcherError { readonly kind: string; readonly fault: "missed" | "wrong"; readonly strategy: string | null; readonly raw: string; readonly on: string; readonly code: string; readonly asked: boolean }
export interface Measurement {
  readonly structures: Tally;
  readonly ofInstitute: Tally;
  readonly institutions: Tally;
  /** Institutions wanted that were found: one entity may bear several of the register's spellings. */
  readonly institutionsRecalled: number;
  readonly byStrategy: ReadonlyMap<string, Tally>;
  readonly byKind: ReadonlyMap<string, Tally>;
  readonly errors: readonly MatcherError[];
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
const emptyTally = (): Tally => ({ matched: 0, right: 0, wanted: 0, asked: 0 });
export const precisionOf = ({ matched, right }: Tally): number => (matched === 0 ? 1 : right / matched);
export const recallOf = ({ wanted, right }: Tally): number => (wanted === 0 ? 1 : right / wanted);

/** Compares what the matcher finds with the truth of each signature: every structure found or wanted counts once. */
export function measureMatcher(index: MatchIndex, set: readonly LabelledSignature[], isOfInstitute: (code: string) => boolean): Measurement {
  const [structures, ofInstitute, institutions] = [emptyTally(), emptyTally(), emptyTally()];
  let recalled = 0;
  const byStrategy = new Map<string, Tally>();
  const byKind = new Map<string, Tally>();
  const errors: MatcherError[] = [];
  const of = (map: Map<string, Tally>, key: string): Tally => { const held = map.get(key) ?? emptyTally(); map.set(key, held); return held; };
  for (const signature of set) {
    const { matches, questions } = matchSignature(index, { raw: signature.raw, on: day(signature.on), identifiers: [] });
    const wanted = new Set(signature.structures);
    const found = matches.filter(({ kind }) => kind === "structure");
    const asked = new Set(questions.map(({ code }) => code));
    for (const { code, strategy } of found) {
      const right = wanted.has(code);
      for (const tally of [structures, of(byStrategy, strategy), of(byKind, signature.kind), ...(isOfInstitute(code) ? [ofInstitute] : [])]) { tally.matched += 1; tally.right += right ? 1 : 0; }
      if (!right) errors.push({ kind: signature.kind, fault: "wrong", strategy, raw: signature.raw, on: signature.on, code, asked: false });
    }
    for (const code of wanted) {
      const got = found.some((one) => one.code === code);
      for (const tally of [structures, of(byKind, signature.kind), ...(isOfInstitute(code) ? [ofInstitute] : [])]) { tally.wanted += 1; tally.asked += !got && asked.has(code) ? 1 : 0; }
      if (!got) errors.push({ kind: signature.kind, fault: "missed", strategy: null, raw: signature.raw, on: signature.on, code, asked: asked.has(code) });
    }
    const named = new Set(signature.institutions.map(folded));
    const recognised = new Set<string>();
    for (const { entityId } of matches.filter(({ kind }) => kind === "organisation")) {
      const own = (index.entities[index.byId.get(entityId) ?? -1]?.names ?? []).map(folded).filter((name) => named.has(name));
      for (const name of own) recognised.add(name);
      institutions.matched += 1;
      if (own.length > 0) institutions.right += 1;
    }
    institutions.wanted += named.size;
    recalled += recognised.size;
  }
  return { structures, ofInstitute, institutions, institutionsRecalled: recalled, byStrategy, byKind, errors };
}
