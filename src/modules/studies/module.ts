import type { Actor } from "../../kernel/http/route.ts";
import { sql } from "../../kernel/db/db.ts";
import { curate, decideDivergence } from "./actions/curate.ts";
import { declare, discard, draftOf, revise, save, shareWith } from "./actions/drafts.ts";
import { listMine } from "./actions/mine.ts";
import { retryDois } from "./actions/mint.ts";
import { publish, returnForChange, submit, withdraw } from "./actions/publish.ts";
import { declareFrom, take } from "./actions/take.ts";
import type { StudyDeps } from "./deps.ts";
import { mayReadStudy } from "./domain/access.ts";
import type { Study } from "./domain/study.ts";
import type { Studies } from "./domain/studies.ts";
import { studyAtVersion, studyForAll, studyForEditors, studyStandingOf } from "./store/assemble.ts";
import { studyChangesAfter } from "./store/changes.ts";
import { publicCodesOfNumber } from "./store/numbers.ts";
import { studyRow, studyRowsOf, studyRowsWhere, studyVersionRows, versionByDoi, versionContent } from "./store/rows.ts";
import { sourcesOf } from "./store/sources.ts";

const atOnce = 200;

/** The records of the portal of studies: declared, taken from registers, reviewed, published, withdrawn. */
export function createStudies(deps: StudyDeps): Studies {
  const { db } = deps;

  async function publicStudy(code: string): Promise<Study | null> {
    const row = await studyRow(db, code);
    return row === null ? null : studyForAll(row);
  }

  async function version(code: string, number: number): Promise<Study | null> {
    const [row, content] = [await studyRow(db, code), await versionContent(db, code, number)];
    return row === null || content === null ? null : studyAtVersion(row, number, content);
  }

  async function find(text: string): Promise<Study | null> {
    const given = text.trim().slice(0, 500);
    if (/^st-\d+$/i.test(given)) return publicStudy(given.toLowerCase());
    const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(given)?.[1];
    if (doi !== undefined) {
      const [row] = await studyRowsWhere(db, sql`lower(s.doi) = ${doi.toLowerCase()} and s.public_state is not null order by s.code limit 1`);
      if (row !== undefined) return studyForAll(row);
      const frozen = await versionByDoi(db, doi);
      if (frozen !== null) return version(frozen.code, frozen.version);
    }
    const [code] = await publicCodesOfNumber(db, doi ?? given);
    return code === undefined ? null : publicStudy(code);
  }

  async function findFor(actor: Actor | null, code: string): Promise<Study | null> {
    const row = await studyRow(db, code);
    if (row === null || !mayReadStudy(actor, studyStandingOf(row))) return null;
    return studyForAll(row) ?? studyForEditors(row, await sourcesOf(db, code));
  }

  return {
    declare: (actor, start) => declare(deps, actor, start),
    declareFrom: (actor, record) => declareFrom(deps, actor, record),
    save: (actor, code, revision, change) => save(deps, actor, code, revision, change),
    draft: (actor, code) => draftOf(deps, actor, code),
    mine: (actor, question) => listMine(deps, actor, question),
    discard: (actor, code) => discard(deps, actor, code),
    shareWith: (actor, code, editors) => shareWith(deps, actor, code, editors),
    submit: (actor, code) => submit(deps, actor, code),
    returnForChange: (actor, code, remark) => returnForChange(deps, actor, code, remark),
    publish: (actor, code) => publish(deps, actor, code),
    withdraw: (actor, code, reason, successor) => withdraw(deps, actor, code, reason, successor),
    revise: (actor, code) => revise(deps, actor, code),
    curate: (actor, code, revision, fields) => curate(deps, actor, code, revision, fields),
    decideDivergence: (actor, code, revision, field, source, taken) => decideDivergence(deps, actor, code, revision, field, source, taken),
    take: (by, records, options) => take(deps, by, records, options),
    find,
    findFor,
    published: async (codes) => {
      const rows = new Map((await studyRowsOf(db, codes)).filter(({ face }) => face === "published").map((row) => [row.code, row]));
      return codes.flatMap((code) => { const row = rows.get(code); return row === undefined ? [] : (studyForAll(row) ?? []); });
    },
    async list({ page, pageSize }) {
      const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`select count(*)::int as total from studies.study where public_state = 'published'`);
      const rows = await studyRowsWhere(db, sql`s.public_state = 'published' order by s.code limit ${pageSize} offset ${(Math.max(1, page) - 1) * pageSize}`);
      return { total, items: rows.flatMap((row) => studyForAll(row) ?? []) };
    },
    async *allPublished() {
      for (let after = ""; ;) {
        const rows = await studyRowsWhere(db, sql`s.public_state = 'published' and s.code > ${after} order by s.code limit ${atOnce}`);
        if (rows.length === 0) return;
        after = rows.at(-1)?.code ?? "";
        yield rows.flatMap((row) => studyForAll(row) ?? []);
      }
    },
    versions: (code) => studyVersionRows(db, code),
    version,
    standing: async (code) => {
      const row = await studyRow(db, code);
      return row === null ? null : studyStandingOf(row);
    },
    changesAfter: async (sequence, limit) => {
      const items = await studyChangesAfter(db, sequence, limit);
      return { sequence: items.at(-1)?.sequence ?? sequence, items: items.map(({ code, gone, changedAt }) => ({ code, gone, changedAt })) };
    },
    retryDois: (limit) => retryDois(deps, limit),
  };
}
