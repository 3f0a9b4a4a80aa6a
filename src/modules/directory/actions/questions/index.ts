import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";
import { measureLineage } from "../../domain/lineage/measure.ts";
import { findStructures } from "../../store/questions/find-structures.ts";
import { entityOf, lineageUnits, successionsAround } from "../../store/questions/read-lineage.ts";

/** Questions over the whole graph that need no record. `lineage` of an id that is none has no members. */
export function createQuestions({ db }: DirectoryDeps): Pick<Directory, "structures" | "lineage"> {
  return {
    structures: (question) => findStructures(db, question),
    async lineage(id) {
      const of = await entityOf(db, id);
      if (of === null) return { of: id, members: [], successions: [] };
      const links = await successionsAround(db, of);
      const units = await lineageUnits(db, [of, ...links.flatMap((link) => [link.predecessor, link.successor])]);
      return measureLineage(of, links, units);
    },
  };
}
