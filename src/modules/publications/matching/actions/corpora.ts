import type { Day } from "../../../../kernel/time/day.ts";
import type { Corpora, CorpusPaper } from "../../domain/corpus.ts";
import type { MatchingDeps } from "../deps.ts";
import { paperAsOf, paperContent } from "../domain/paper.ts";
import { signatureDay, signaturesOf } from "../domain/signature.ts";
import { papersOfYears, paperYears } from "../store/papers.ts";
import { knownMatches, signatureKey } from "../store/signatures.ts";
import { standingVerdicts } from "../store/verdicts.ts";
import { worksAsOf } from "../store/works-as-of.ts";
import type { CurrentIndex } from "./current-index.ts";
import { resolve } from "./match-pending.ts";

const papersAtOnce = 2_000;
const worksAtOnce = 200;

/**
 * Papers as indicators see them. Those of which all was known on the day asked come as they were weighed; of the others
 * the records seen up to then are put together again. Merges, matches and decisions are those of today: a correction made
 * late mends the past too, while what a source said later does not count on an earlier day.
 */
export function createCorpora(deps: MatchingDeps, index: () => Promise<CurrentIndex>, follow: () => Promise<unknown>): Corpora {
  const { db } = deps;
  return {
    async corpus({ years, on }) {
      await follow();
      const papers: CorpusPaper[] = [];
      const asked = new Set(years);
      for (let after = "";;) {
        const rows = await papersOfYears(db, years, on, after, papersAtOnce);
        const later: string[] = [];
        for (const row of rows) {
          if (row.complete_from <= on) papers.push(paperAsOf(row.content, on));
          else later.push(row.work_code);
        }
        for (let from = 0; from < later.length; from += worksAtOnce) papers.push(...(await earlier(deps, await index(), later.slice(from, from + worksAtOnce), on)).filter(({ year }) => asked.has(year)));
        const last = rows.at(-1);
        if (last === undefined || rows.length < papersAtOnce) break;
        after = last.work_code;
      }
      return papers.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    },
    async years() {
      await follow();
      return paperYears(db);
    },
  };
}

/** Papers out of what their records said up to a day. */
async function earlier({ db }: MatchingDeps, current: CurrentIndex, codes: readonly string[], on: Day): Promise<readonly CorpusPaper[]> {
  const works = await worksAsOf(db, codes, on);
  const verdicts = await standingVerdicts(db, works.flatMap((work) => signaturesOf(work).map(({ textHash }) => textHash)));
  const wanted = new Map(works.flatMap((work) => { const on = signatureDay(work); return on === null ? [] : signaturesOf(work).map(({ hash }) => [signatureKey({ hash, on }), { hash, on }] as const); }));
  const known = await knownMatches(db, [...wanted.values()], current.digest);
  return works.flatMap((work): CorpusPaper[] => {
    const day = signatureDay(work);
    if (day === null) return [];
    const outcomes = new Map(signaturesOf(work).map((signature) => [signature.hash, known.get(signatureKey({ hash: signature.hash, on: day })) ?? resolve(current, signature, day, verdicts.get(signature.textHash) ?? []).outcome]));
    const content = paperContent(work, day, (hash) => outcomes.get(hash), current.lookup);
    return content === null ? [] : [paperAsOf(content, on)];
  });
}
