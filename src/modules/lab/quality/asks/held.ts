import { both, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { EntityRecord, FieldDefinition, NodeId } from "../../../directory/index.ts";
import type { Correction, HeldValue, StructureName } from "../../corrections/domain/correction.ts";
import { waitingStates } from "../../corrections/domain/moves.ts";
import { correctionsOfStructure } from "../../corrections/store/corrections.ts";
import type { LabDeps } from "../../deps.ts";
import { valueText } from "../../pages/values/value-text.ts";

/** A structure to be asked, with what is held of each field. */
export interface Askable {
  readonly structure: StructureName;
  readonly demonstration: boolean;
  readonly held: ReadonlyMap<string, HeldValue>;
}

/**
 * What is already held of these fields of these structures today, so that nobody is asked for it again: what any source says,
 * what is not public included, and what the lab has said and nobody has answered yet.
 */
export async function loadAskables(deps: LabDeps, ids: readonly NodeId[], fields: readonly FieldDefinition[]): Promise<readonly Askable[]> {
  const { directory, clock, db } = deps;
  const records = await directory.records(ids, clock.today());
  const names = new Map((await directory.sources()).map(({ source }) => [source.id, source.name]));
  const objects = [...new Set(records.flatMap((record) => fields.flatMap((field) => (record.fields[field.code]?.current ?? []).flatMap(({ object }) => object ?? []))))];
  const refs = await directory.refs(objects);
  return Promise.all(records.map(async (record): Promise<Askable> => {
    const keys = (await directory.keysOf(record.ref.id)).map(({ key }) => key);
    const said = (await correctionsOfStructure(db, keys)).filter((one) => waitingStates.includes(one.state));
    const held = new Map<string, HeldValue>();
    for (const field of fields) {
      const value = heldIn(record, field, names, refs) ?? saidIn(said, field);
      if (value !== null) held.set(field.code, value);
    }
    return { structure: { key: keys[0] ?? "", code: record.ref.code, name: record.ref.name }, demonstration: record.demonstration, held };
  }));
}

function heldIn(record: EntityRecord, field: FieldDefinition, names: ReadonlyMap<string, Bilingual>, refs: Awaited<ReturnType<LabDeps["directory"]["refs"]>>): HeldValue | null {
  const current = record.fields[field.code]?.current ?? [];
  const [first] = current;
  if (first === undefined) return null;
  return {
    text: inBoth((language) => current.slice(0, 3).map((value) => valueText(field, value, language, refs)).join(" ; ") + (current.length > 3 ? ` (+${current.length - 3})` : "")),
    source: names.get(first.source) ?? both(first.source, first.source),
    observedOn: current.map(({ attestedUntil }) => attestedUntil).reduce((a, b) => (a > b ? a : b)),
  };
}

function saidIn(said: readonly Correction[], field: FieldDefinition): HeldValue | null {
  const one = said.find((correction) => correction.field === field.code);
  return one === undefined ? null : { text: one.text, source: both(`laboratoire, correction n° ${one.number} sans réponse`, `lab, correction no. ${one.number} not answered`), observedOn: day(one.recordedAt.slice(0, 10)) };
}
