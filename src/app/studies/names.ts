import type { Clock } from "../../kernel/time/day.ts";
import type { Datasets } from "../../modules/datasets/index.ts";
import type { Directory, EntityKind } from "../../modules/directory/index.ts";
import type { CohortNames, DatasetNames, Offered } from "../../modules/studies/index.ts";

/** Entities of a kind of the directory, by name; read again when the directory or the day changes. */
export function namedOf(directory: Pick<Directory, "allRecords" | "changesAfter">, clock: Clock, kind: EntityKind): () => Promise<readonly Offered[]> {
  let known: { readonly sequence: number; readonly day: string; readonly items: readonly Offered[] } | null = null;
  return async () => {
    const today = clock.today();
    const { sequence } = await directory.changesAfter(known?.sequence ?? 0);
    if (known !== null && known.sequence === sequence && known.day === today) return known.items;
    const items: Offered[] = [];
    for await (const records of directory.allRecords(kind, today)) for (const { ref } of records) items.push({ code: ref.code, name: ref.name });
    items.sort((a, b) => a.name.localeCompare(b.name, "fr"));
    known = { sequence, day: today, items };
    return items;
  };
}

/** Cohorts of the directory by their code. */
export function cohortNames(directory: Pick<Directory, "allRecords" | "changesAfter">, clock: Clock): CohortNames {
  const all = namedOf(directory, clock, "cohort");
  return {
    all,
    async of(codes) {
      if (codes.length === 0) return new Map();
      const wanted = new Set(codes);
      return new Map((await all()).filter(({ code }) => wanted.has(code)).map(({ code, name }) => [code, name]));
    },
  };
}

/** Published datasets of the portal as studies name them. */
export function datasetNames(datasets: Pick<Datasets, "published">): DatasetNames {
  return {
    async of(codes) {
      if (codes.length === 0) return new Map();
      return new Map((await datasets.published(codes)).map(({ code, metadata: { title, access, availableFrom } }) => [code, { title, open: access === "open", availableFrom }]));
    },
  };
}
