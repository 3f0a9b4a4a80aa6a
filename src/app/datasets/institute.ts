import type { Clock } from "../../kernel/time/day.ts";
import type { ExchangeContext } from "../../modules/datasets/index.ts";
import type { Directory, EntityRecord } from "../../modules/directory/index.ts";

export type InstituteFacts = ExchangeContext["institute"] & {
  /** False where the directory does not hold it yet: its identifier then stands for its name. */
  readonly isKnown: boolean;
};

/**
 * The institute whose portal this is (`scheme:value`, of the settings), as the directory has it today: its acronym where it has one, else its
 * name, its ROR, its site. Remembered until the graph or the day changes.
 */
export function instituteOf(directory: Pick<Directory, "find" | "record" | "changesAfter">, institute: string, clock: Clock): () => Promise<InstituteFacts> {
  let known: { readonly facts: InstituteFacts; readonly sequence: number; readonly day: string } | null = null;
  return async () => {
    const today = clock.today();
    const { sequence } = await directory.changesAfter(known?.sequence ?? 0);
    if (known !== null && known.sequence === sequence && known.day === today) return known.facts;
    const found = await directory.find(institute, "organisation");
    const record = found === null ? null : await directory.record(found.ref.id, today);
    const facts = record === null ? { name: institute, ror: null, homepage: null, isKnown: false } : factsIn(record);
    known = { facts, sequence, day: today };
    return facts;
  };
}

function factsIn(record: EntityRecord): InstituteFacts {
  const identifiers = (record.fields["identifier"]?.current ?? []).flatMap(({ value }) => (typeof value === "object" && value !== null && !Array.isArray(value) && "scheme" in value ? [value] : []));
  const ror = identifiers.find(({ scheme }) => scheme === "ror")?.["value"];
  const site = record.fields["website"]?.current[0]?.value;
  return { name: record.acronym ?? record.ref.name, otherNames: [record.ref.name], ror: typeof ror === "string" ? ror : null, homepage: typeof site === "string" ? site : null, isKnown: true };
}
