import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Work } from "../../domain/work.ts";
import { followGaps } from "../actions/follow.ts";
import { depositAuthors } from "../domain/authors.ts";
import { depositChecks } from "../domain/checks.ts";
import { halDeposit } from "../domain/hal-tei.ts";
import { readGap, unitsOfWork } from "../store/gaps.ts";
import { patienceMilliseconds, structuresOf, unitsOf, unknownDeposit, type DepositWebDeps } from "./deps.ts";

/** A work with all that its deposit needs. */
export async function paperOf(deps: DepositWebDeps, works: readonly Work[]) {
  const affiliations = await deps.affiliations.affiliationsOf(works.map(({ code }) => code));
  const codes = [...affiliations.values()].flatMap(({ structures, signatures }) => [...structures.map(({ code }) => code), ...signatures.flatMap(({ matches }) => matches.filter(({ kind }) => kind === "structure").map(({ code }) => code))]);
  const all = await structuresOf(deps, codes);
  return works.map((work) => {
    const own = affiliations.get(work.code);
    const authors = depositAuthors(work, own, all);
    const named = new Set(own?.structures.map(({ code }) => code));
    return { work, authors, structures: new Map([...all].filter(([code]) => named.has(code))), issues: depositChecks(work, authors), tei: halDeposit(work, own, all) };
  });
}

/** By code or former code, within the structures of the caller. Fails with `publications.unknown-deposit`. */
export async function loadPaper(deps: DepositWebDeps, code: string, context: RequestContext) {
  const found = await deps.publications.find(code);
  const within = await unitsOf(deps, context);
  if (found === null) throw unknownDeposit();
  if (within !== null && !(await unitsOfWork(deps.db, found.code)).some((unit) => within.includes(unit))) throw unknownDeposit();
  await followGaps(deps.db, deps.publications, patienceMilliseconds);
  const [paper] = await paperOf(deps, await deps.publications.works([found.code]));
  if (paper === undefined) throw unknownDeposit();
  return { ...paper, gaps: await readGap(deps.db, found.code, deps.clock.today()) };
}
