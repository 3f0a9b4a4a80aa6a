import { digestOfBodies, type OaiEntry, type OaiFormat, type OaiRepository } from "../../../kernel/oai/index.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
import type { Directory } from "../../directory/index.ts";
import { orgUnitRecords, personRecords, type CerifRecord } from "./cerif/files.ts";

/** To be changed with what records say, so that all are looked at again. */
const recipe = 1;
const setOfUnits = "openaire_cris_orgunits";
const setOfPeople = "openaire_cris_persons";

/**
 * Units, and people whom a public register names, for OAI-PMH: in CERIF alone, so that whoever harvests publications in
 * Dublin Core does not take people for works. Whatever changes in the graph, all are looked at again; those whose text
 * is the same keep their datestamp. Texts are held in memory until then: some megabytes for ten thousand records.
 */
export function labRepository({ directory, clock, cerif }: { readonly directory: Directory; readonly clock: Clock; readonly cerif: OaiFormat }): OaiRepository {
  let held: { readonly position: string; readonly bodies: ReadonlyMap<string, XmlElement>; readonly entries: readonly OaiEntry[] } | null = null;

  async function positionNow(before: number): Promise<string> {
    const { sequence } = await directory.changesAfter(before);
    return JSON.stringify([recipe, clock.today(), sequence]);
  }

  async function whole(): Promise<NonNullable<typeof held>> {
    // Read before the records: what changes meanwhile is taken again next time, never missed.
    const position = await positionNow(held === null ? 0 : sequenceOf(held.position));
    if (held?.position === position) return held;
    const bodies = new Map<string, XmlElement>();
    const entries: OaiEntry[] = [];
    const take = async (set: string, records: AsyncIterable<readonly CerifRecord[]>): Promise<void> => {
      for await (const some of records) {
        for (const { id, xml, demonstration } of some) {
          bodies.set(id, xml);
          entries.push({ id, deleted: false, formats: [cerif.prefix], sets: demonstration ? [set, "demonstration"] : [set], digest: digestOfBodies([xml]) });
        }
      }
    };
    await take(setOfUnits, orgUnitRecords(directory, { on: clock.today() }));
    await take(setOfPeople, personRecords(directory, { on: clock.today() }));
    held = { position, bodies, entries };
    return held;
  }

  return {
    name: "lab",
    formats: [cerif],
    sets: async () => [],
    async changes(position) {
      const same = position !== null && (await positionNow(sequenceOf(position))) === position;
      if (same) return { entries: [], position, whole: false, more: false };
      const { entries, position: reached } = await whole();
      return { entries, position: reached, whole: true, more: false };
    },
    async bodies(ids) {
      const { bodies } = await whole();
      return new Map(ids.flatMap((id) => { const body = bodies.get(id); return body === undefined ? [] : [[id, body] as const]; }));
    },
  };
}

function sequenceOf(position: string): number {
  const [, , sequence] = JSON.parse(position) as readonly [number, string, number];
  return sequence;
}
