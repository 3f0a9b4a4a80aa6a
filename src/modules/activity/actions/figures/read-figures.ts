import type { Day } from "../../../../kernel/time/day.ts";
import type { Directory, EntityRef, ProvenStatement } from "../../../directory/index.ts";
import type { Figure } from "../../domain/figures/figure.ts";
import { figureFrom, voicesOf, type FigureVoice } from "../../domain/figures/fold.ts";

/** One figure of the graph with all that was ever said of it. */
export interface FigureFact {
  readonly ref: EntityRef;
  readonly statements: readonly ProvenStatement[];
  readonly voices: readonly FigureVoice[];
  /** Null where nothing stands: taken back by every source. */
  readonly figure: Figure | null;
}

type Reading = Pick<Directory, "allRecords" | "statements">;

/** Every figure of the graph, as known at the end of a day (null: all that is known), without what was recorded after an instant. */
export async function readFigureFacts(directory: Reading, knownOn: Day | null, today: Day, recordedBy: string | null = null): Promise<readonly FigureFact[]> {
  const facts: FigureFact[] = [];
  for await (const some of directory.allRecords("key-figure", today)) {
    const read = await Promise.all(some.map(async (record): Promise<FigureFact> => {
      const statements = await directory.statements(record.ref.id);
      const voices = voicesOf(statements, knownOn, recordedBy);
      return { ref: record.ref, statements, voices, figure: figureFrom(voices, record.ref.code, record.demonstration) };
    }));
    facts.push(...read.filter((one) => one.voices.length > 0));
  }
  return facts;
}

/** The figures that stand, in their order. */
export function standingFigures(facts: readonly FigureFact[], year: number): readonly Figure[] {
  return facts
    .flatMap(({ figure }) => (figure === null || figure.year !== year ? [] : [figure]))
    .toSorted((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
}
