import type { Day } from "../../kernel/time/day.ts";
import type { Structures, StructureFacts } from "../../modules/datasets/index.ts";
import { communes, type Directory, type EntityRecord, type JsonValue, type ResolvedValue } from "../../modules/directory/index.ts";

const mostRemembered = 20_000;

/** What the portal asks of structures, remembered until the graph changes: lists of datasets name the same ones over and over. */
export function structuresOf(directory: Directory): Structures {
  const known = new Map<string, StructureFacts | null>();
  let sequence = 0;
  return {
    async of(codes, on) {
      const changes = await directory.changesAfter(sequence);
      if (changes.sequence !== sequence || known.size > mostRemembered) known.clear();
      sequence = changes.sequence;
      const wanted = [...new Set(codes)].filter((code) => code !== "");
      const key = (code: string): string => `${on} ${code}`;
      const unknown = wanted.filter((code) => !known.has(key(code)));
      const facts = await factsOf(directory, unknown, on);
      for (const code of unknown) known.set(key(code), facts.get(code) ?? null);
      return new Map(wanted.flatMap((code) => { const one = known.get(key(code)); return one === null || one === undefined ? [] : [[code, one] as const]; }));
    },
  };
}

async function factsOf(directory: Directory, codes: readonly string[], on: Day): Promise<ReadonlyMap<string, StructureFacts>> {
  const ids = new Map<string, string>();
  for (const code of codes) {
    const found = await directory.find(code, "structure");
    if (found !== null) ids.set(code, found.ref.id);
  }
  const records = new Map((ids.size === 0 ? [] : await directory.records([...new Set(ids.values())] as EntityRecord["ref"]["id"][], on)).map((record) => [record.ref.id as string, record]));
  return new Map([...ids].flatMap(([code, id]) => { const record = records.get(id); return record === undefined ? [] : [[code, factsIn(record)] as const]; }));
}

function factsIn(record: EntityRecord): StructureFacts {
  const address = properties(latest(record, "address")?.value);
  const commune = text(address["communeCode"]);
  const ror = (record.fields["identifier"]?.current ?? []).map(({ value }) => properties(value)).find(({ scheme }) => scheme === "ror");
  return {
    code: record.ref.code, name: record.ref.name, acronym: record.acronym, region: text(address["regionCode"]),
    city: (commune === null ? undefined : communes().byCode.get(commune)?.name) ?? text(address["municipality"]), ror: text(ror?.["value"]),
  };
}

/** Of a closed structure, where it last was. */
function latest(record: EntityRecord, field: string): ResolvedValue | undefined {
  return record.fields[field]?.current[0] ?? record.fields[field]?.others.at(-1);
}

function properties(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
}

const text = (value: JsonValue | undefined): string | null => (typeof value === "string" && value !== "" ? value : null);
