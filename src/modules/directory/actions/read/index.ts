import type { Day } from "../../../../kernel/time/day.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { Directory } from "../../domain/directory.ts";
import type { EntityKind } from "../../domain/entity.ts";
import type { EntityRecord } from "../../domain/record.ts";
import { recordOn } from "../../domain/resolve/index.ts";
import { resolvedOf } from "../../store/graph/content.ts";
import { changedAfter, keptRecords, keysOfEntity, nextRecords, refsOf, relationsOf, type KeptRecord } from "../../store/graph/read-records.ts";
import { statementsAbout, statementsWithIds } from "../../store/graph/read-statements.ts";
import { findEntities } from "./find.ts";

const recordsAtOnce = 500;
/** With more changes than this, whoever follows does better to start afresh. */
const changesAtOnce = 5_000;

type Reading = Pick<Directory, "find" | "findAll" | "refs" | "keysOf" | "record" | "records" | "allRecords" | "changesAfter" | "relations" | "statements" | "statementsById">;

export function createReading({ db }: DirectoryDeps): Reading {
  return {
    async find(text, kind) {
      return (await findEntities(db, text, kind))[0] ?? null;
    },
    async findAll(text, kind) {
      return (await findEntities(db, text, kind)).map((found) => found.ref);
    },
    refs: async (ids) => (ids.length === 0 ? new Map() : refsOf(db, ids)),
    keysOf: (id) => keysOfEntity(db, id),
    async record(id, on) {
      const [kept] = await keptRecords(db, [id]);
      return kept === undefined ? null : seenFrom(kept, on);
    },
    async records(ids, on) {
      if (ids.length === 0) return [];
      const places = new Map((await refsOf(db, ids)).entries());
      const byEntity = new Map((await keptRecords(db, ids)).map((kept) => [kept.id, kept]));
      const entities = new Set(ids.map((id) => places.get(id)?.id ?? id));
      return [...entities].flatMap((id) => {
        const kept = byEntity.get(id);
        return kept === undefined ? [] : [seenFrom(kept, on)];
      });
    },
    async *allRecords(kind: EntityKind, on: Day) {
      let after: string | null = null;
      for (;;) {
        const page: KeptRecord[] = await nextRecords(db, kind, after, recordsAtOnce);
        if (page.length > 0) yield page.map((kept) => seenFrom(kept, on));
        after = page.at(-1)?.id ?? after;
        if (page.length < recordsAtOnce) return;
      }
    },
    changesAfter: (sequence) => changedAfter(db, sequence, changesAtOnce),
    relations: (question) => relationsOf(db, question),
    statements: (id, field) => statementsAbout(db, id, field),
    statementsById: async (ids) => (ids.length === 0 ? [] : statementsWithIds(db, ids)),
  };
}

function seenFrom({ id, kind, code, content, statementCount, demonstration }: KeptRecord, on: Day): EntityRecord {
  return recordOn(resolvedOf(content, { statementCount, demonstration }), { id, kind, code }, content.mergedCodes, on);
}
