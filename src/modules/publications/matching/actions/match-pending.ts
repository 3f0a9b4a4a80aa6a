import type { Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Work } from "../../domain/work.ts";
import { readWorks } from "../../store/read-works.ts";
import { replaceWorkUnits, type WorkUnit } from "../../store/work-units.ts";
import { changesAfter } from "../../store/works.ts";
import { applyVerdicts, statusOf } from "../domain/decisions.ts";
import { matchSignature } from "../domain/match-signature.ts";
import type { MatchOutcome } from "../domain/outcome.ts";
import { paperContent } from "../domain/paper.ts";
import { signatureDay, signaturesOf, type Signature } from "../domain/signature.ts";
import { isOfInstitute } from "../domain/weights.ts";
import type { MatchingDeps } from "../deps.ts";
import { outdatedPapers, outdatePapers, paperDigests, removePapers, seenDays, workDigests, writePapers, type PaperRow } from "../store/papers.ts";
import { countStale, keepSignatures, knownMatches, lockMatching, readState, replaceSignatureWorks, signatureKey, staleMatches, touchMatches, worksOf, writeMatches, writeState, type KeptMatch, type SignatureDay } from "../store/signatures.ts";
import { standingVerdicts, type KeptVerdict } from "../store/verdicts.ts";
import type { CurrentIndex } from "./current-index.ts";

/** What one run did. `signatures`: asked of the matcher; `changed`: of which the answer is another than before. */
export interface MatchingReport {
  works: number;
  signatures: number;
  changed: number;
}

const worksAtOnce = 200;
const signaturesAtOnce = 2_000;

/** Matches one signature on one day, decisions applied. */
export function resolve(current: CurrentIndex, signature: Signature, on: Day, verdicts: readonly KeptVerdict[]): KeptMatch {
  const found = matchSignature(current.index, { raw: signature.raw, on, identifiers: signature.identifiers });
  const outcome = applyVerdicts(found, verdicts, (id, code) => current.lookup.entity(id) ?? current.byCode(code));
  const sure = [...outcome.questions, ...outcome.matches].map(({ confidence }) => confidence);
  return { hash: signature.hash, on, outcome, status: statusOf(outcome), confidence: sure.length === 0 ? 0 : Math.min(...sure) };
}

/**
 * Follows works and graph: signatures that a new or changed work brings are matched, and all of them again where the graph
 * has changed in what matching looks at; then the papers that this touches are weighed. Each batch is one transaction, so
 * that a run which was interrupted goes on where it stood; a second run with nothing new does nothing.
 */
export async function matchPending(deps: MatchingDeps, current: CurrentIndex, onProgress?: (done: number, total: number) => void): Promise<MatchingReport> {
  const report: MatchingReport = { works: 0, signatures: 0, changed: 0 };
  await rematchStale(deps, current, report, onProgress);
  for (;;) {
    const more = await deps.db.tx(async (tx) => {
      await lockMatching(tx);
      const state = await readState(tx);
      const codes = await changesAfter(tx, state.workSequence, worksAtOnce);
      const gone = codes.filter((one) => one.gone).map(({ code }) => code);
      await removePapers(tx, gone);
      await replaceSignatureWorks(tx, gone, []);
      const changed = await weigh(tx, deps, current, codes.filter((one) => !one.gone).map(({ code }) => code), report);
      if (codes.length > 0 || state.indexDigest !== current.digest) await writeState(tx, { workSequence: codes.at(-1)?.sequence ?? state.workSequence, indexDigest: current.digest }, changed || gone.length > 0);
      return codes.length;
    });
    report.works += more;
    onProgress?.(report.works, report.works);
    if (more < worksAtOnce) break;
  }
  for (;;) {
    const codes = await outdatedPapers(deps.db, worksAtOnce);
    if (codes.length === 0) return report;
    report.works += codes.length;
    onProgress?.(report.works, report.works);
    await deps.db.tx(async (tx) => {
      await lockMatching(tx);
      const changed = await weigh(tx, deps, current, codes, report);
      const state = await readState(tx);
      await writeState(tx, { ...state, indexDigest: current.digest }, changed);
    });
  }
}

async function rematchStale({ db }: MatchingDeps, current: CurrentIndex, report: MatchingReport, onProgress?: (done: number, total: number) => void): Promise<void> {
  const total = await countStale(db, current.digest);
  for (let done = 0; done < total;) {
    const count = await db.tx(async (tx) => {
      await lockMatching(tx);
      const stale = await staleMatches(tx, current.digest, signaturesAtOnce);
      const verdicts = await standingVerdicts(tx, stale.map(({ textHash }) => textHash));
      const changed: KeptMatch[] = [];
      const same: SignatureDay[] = [];
      for (const one of stale) {
        const next = resolve(current, one, one.on, verdicts.get(one.textHash) ?? []);
        if (sameOutcome(next.outcome, one.outcome)) same.push(one);
        else changed.push(next);
      }
      await touchMatches(tx, same, current.digest);
      await writeMatches(tx, changed, current.digest);
      await outdatePapers(tx, await worksOf(tx, changed));
      report.signatures += stale.length;
      report.changed += changed.length;
      return stale.length;
    });
    if (count === 0) return;
    done += count;
    onProgress?.(done, total);
  }
}

/** JSON in a database keeps no order of keys. */
export function sameOutcome(a: MatchOutcome, b: MatchOutcome): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) => (typeof held === "object" && held !== null && !Array.isArray(held) ? Object.fromEntries(Object.entries(held).toSorted(([x], [y]) => (x < y ? -1 : 1))) : held));
}

/** Matches what these works bring and weighs them; true where anything is other than before. */
async function weigh(tx: Db, deps: MatchingDeps, current: CurrentIndex, codes: readonly string[], report: MatchingReport): Promise<boolean> {
  const [digests, held] = [await workDigests(tx, codes), await paperDigests(tx, codes)];
  const digestOf = (code: string): string => `${digests.get(code) ?? ""} ${current.digest}`;
  const due = codes.filter((code) => held.get(code) !== digestOf(code));
  if (due.length === 0) return false;
  const works = await readWorks(tx, due);
  const dated = works.flatMap((work) => { const on = signatureDay(work); return on === null ? [] : [{ work, on, signatures: signaturesOf(work) }]; });
  const outcomes = await outcomesOf(tx, current, dated, report);
  await replaceSignatureWorks(tx, due, dated.flatMap(({ work, on, signatures }) => signatures.map(({ hash }) => ({ hash, on, work: work.code }))));
  const seen = await seenDays(tx, due);
  const units: WorkUnit[] = [];
  const papers = dated.flatMap(({ work, on, signatures }): PaperRow[] => {
    const content = paperContent(work, on, (hash) => outcomes.get(signatureKey({ hash, on })), current.lookup);
    units.push(...unitsOf(work, on, signatures, outcomes, current));
    const days = seen.get(work.code);
    return content === null || days === undefined ? [] : [{ work_code: work.code, year: content.year, digest: digestOf(work.code), first_seen: days.first, complete_from: days.complete, content }];
  });
  await writePapers(tx, papers);
  const kept = new Set(papers.map(({ work_code }) => work_code));
  await removePapers(tx, due.filter((code) => !kept.has(code)));
  await replaceWorkUnits(tx, due, units, deps.clock.now().toISOString());
  return true;
}

function unitsOf(work: Work, on: Day, signatures: readonly Signature[], outcomes: ReadonlyMap<string, MatchOutcome>, current: CurrentIndex): readonly WorkUnit[] {
  const found = new Map<string, WorkUnit>();
  for (const { hash } of signatures) {
    for (const { entityId, code, kind, standing } of outcomes.get(signatureKey({ hash, on }))?.matches ?? []) {
      if (standing !== "rejected") found.set(entityId, { workCode: work.code, entityId, code, kind, institute: isOfInstitute(entityId, current.lookup, on) });
    }
  }
  return [...found.values()];
}

async function outcomesOf(tx: Db, current: CurrentIndex, dated: readonly { readonly on: Day; readonly signatures: readonly Signature[] }[], report: MatchingReport): Promise<ReadonlyMap<string, MatchOutcome>> {
  const wanted = new Map(dated.flatMap(({ on, signatures }) => signatures.map((signature) => [signatureKey({ hash: signature.hash, on }), { signature, on }] as const)));
  const outcomes = new Map(await knownMatches(tx, [...wanted.values()].map(({ signature: { hash }, on }) => ({ hash, on })), current.digest));
  const fresh = [...wanted].filter(([key]) => !outcomes.has(key)).map(([, one]) => one);
  const verdicts = await standingVerdicts(tx, [...new Set(fresh.map(({ signature }) => signature.textHash))]);
  const matches = fresh.map(({ signature, on }) => resolve(current, signature, on, verdicts.get(signature.textHash) ?? []));
  await keepSignatures(tx, fresh.map(({ signature }) => signature));
  await writeMatches(tx, matches, current.digest);
  for (const match of matches) outcomes.set(signatureKey(match), match.outcome);
  report.signatures += fresh.length;
  report.changed += fresh.length;
  return outcomes;
}
