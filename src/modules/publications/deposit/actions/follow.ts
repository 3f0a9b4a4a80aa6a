import type { Db } from "../../../../kernel/db/db.ts";
import type { Publications } from "../../domain/publications.ts";
import type { Work } from "../../domain/work.ts";
import { gapsOf } from "../domain/gaps.ts";
import { followed, replaceGaps, type GapRow } from "../store/gaps.ts";

/** To be changed with what counts as a gap, so that every work is looked at again. */
const recipe = 1;
const worksAtOnce = 200;

/** Brings the gaps up to the works as they are; false where that takes longer than `milliseconds`: what there is holds for part of them. */
export async function followGaps(db: Db, publications: Pick<Publications, "changesAfter" | "works">, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const before = await followed(db);
    const changes = await publications.changesAfter(before.recipe === recipe ? before.sequence : 0, worksAtOnce);
    if (changes.codes.length === 0 && before.recipe === recipe) return true;
    const codes = [...new Set(changes.codes.map(({ code }) => code))];
    const rows = (await publications.works(codes)).flatMap(rowOf);
    const written = await db.tx((tx) => replaceGaps(tx, before, { recipe, sequence: changes.sequence }, codes, rows));
    if (written && changes.codes.length < worksAtOnce) return true;
    if (Date.now() > deadline) return false;
  }
}

function rowOf(work: Work): readonly GapRow[] {
  const gaps = gapsOf(work);
  if (gaps.kinds.length === 0) return [];
  return [{
    ...gaps, code: work.code, title: work.title?.value ?? "", year: work.year?.value ?? null, journal: work.journal?.value.title ?? work.bookTitle?.value ?? null,
    doi: work.identifiers.find(({ scheme }) => scheme === "doi")?.value ?? null, demonstration: work.demonstration,
  }];
}
