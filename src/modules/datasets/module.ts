import type { Actor } from "../../kernel/http/route.ts";
import { sql } from "../../kernel/db/db.ts";
import { discard, declare, findDraft, revise, save, shareWith } from "./actions/drafts.ts";
import { retryDois } from "./actions/mint.ts";
import { listMine } from "./actions/mine.ts";
import { profiled } from "./actions/profiled.ts";
import { publish, returnForChange, submit, withdraw } from "./actions/publish.ts";
import { endHarvest, takeHarvested } from "./actions/harvested.ts";
import type { DatasetDeps } from "./deps.ts";
import { mayRead } from "./domain/access.ts";
import type { Dataset } from "./domain/dataset.ts";
import type { Datasets } from "./domain/datasets.ts";
import { fairReport } from "./domain/fair/index.ts";
import { assemble, assembleAll, shownToAll, shownToEditors, standingOf } from "./store/assemble.ts";
import { changesAfter } from "./store/changes.ts";
import { rowOf, rowsOf, rowsWhere, versionContent, versionRows } from "./store/rows.ts";

const atOnce = 200;

/** The records of the portal: declared, reviewed, published, withdrawn, harvested. */
export function createDatasets(deps: DatasetDeps): Datasets {
  const { db } = deps;

  async function find(text: string): Promise<Dataset | null> {
    const given = text.trim();
    const doi = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)(10\..+)$/i.exec(given)?.[1];
    const [row] = await rowsWhere(db, doi === undefined ? sql`d.code = ${given.toLowerCase()}` : sql`lower(d.doi) = ${doi.toLowerCase()} and d.public_state is not null order by d.code limit 1`);
    const shown = row === undefined ? null : shownToAll(row);
    return row === undefined || shown === null ? null : assemble(deps, row, shown);
  }

  async function findFor(actor: Actor | null, code: string): Promise<Dataset | null> {
    const row = await rowOf(db, code);
    if (row === null || !mayRead(actor, standingOf(row))) return null;
    const shown = shownToAll(row) ?? shownToEditors(row, await deps.files.list(code));
    return shown === null ? null : assemble(deps, row, shown);
  }

  return {
    declare: (actor, start) => declare(deps, actor, start),
    save: (actor, code, revision, change) => save(deps, actor, code, revision, change),
    draft: (actor, code) => findDraft(deps, actor, code),
    mine: (actor, question) => listMine(deps, actor, question),
    discard: (actor, code) => discard(deps, actor, code),
    shareWith: (actor, code, editors) => shareWith(deps, actor, code, editors),
    submit: (actor, code) => submit(deps, actor, code),
    returnForChange: (actor, code, remark) => returnForChange(deps, actor, code, remark),
    publish: (actor, code) => publish(deps, actor, code),
    withdraw: (actor, code, reason, successor) => withdraw(deps, actor, code, reason, successor),
    revise: (actor, code) => revise(deps, actor, code),
    find,
    findFor,
    published: async (codes) => {
      const rows = new Map((await rowsOf(db, codes)).filter(({ face }) => face === "published").map((row) => [row.code, row]));
      return assembleAll(deps, codes.flatMap((code) => rows.get(code) ?? []));
    },
    async list({ page, pageSize }) {
      const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`select count(*)::int as total from datasets.dataset where public_state = 'published'`);
      return { total, items: await assembleAll(deps, await rowsWhere(db, sql`d.public_state = 'published' order by d.code limit ${pageSize} offset ${(Math.max(1, page) - 1) * pageSize}`)) };
    },
    async *allPublished() {
      for (let after = ""; ;) {
        const rows = await rowsWhere(db, sql`d.public_state = 'published' and d.code > ${after} order by d.code limit ${atOnce}`);
        if (rows.length === 0) return;
        after = rows.at(-1)?.code ?? "";
        yield await assembleAll(deps, rows);
      }
    },
    versions: (code) => versionRows(db, code),
    version: async (code, version) => {
      const [row, content] = [await rowOf(db, code), await versionContent(db, code, version)];
      if (row === null || row.face === null || content === null) return null;
      return assemble(deps, row, { state: row.face, version, metadata: content.metadata, files: content.files, modifiedAt: content.publishedAt });
    },
    standing: async (code) => {
      const row = await rowOf(db, code);
      return row === null ? null : standingOf(row);
    },
    changesAfter: async (sequence, limit) => {
      const items = await changesAfter(db, sequence, limit);
      return { sequence: items.at(-1)?.sequence ?? sequence, items: items.map(({ code, gone, changedAt }) => ({ code, gone, changedAt })) };
    },
    fair: (dataset) => fairReport(dataset, deps.clock.today()),
    profiled: (code, fileId, profile) => profiled(deps, code, fileId, profile),
    takeHarvested: (by, source, records) => takeHarvested(deps, by, source, records),
    endHarvest: (by, source) => endHarvest(deps, by, source),
    harvestIssues: async (code) => (await rowOf(db, code))?.sourceIssues ?? [],
    retryDois: (limit) => retryDois(deps, limit),
  };
}
