import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../directory.ts";
import type { AddressValue } from "../field.ts";
import type { NodeKey } from "../entity.ts";
import { checkIdentifier, parseLabel } from "../identifiers/index.ts";
import { positionOf } from "../places/index.ts";
import { partialDate } from "../partial-date.ts";
import type { Source } from "../source.ts";
import type { JsonValue, SourceRecordDraft, StatementDraft } from "../statement.ts";
import { directorRoleOf, legalFormOf, structureTypeOf } from "./classify.ts";
import { directorKey, parentKey, structureKey } from "./keys.ts";
import { organisationRecords } from "./organisations.ts";
import type { RnsrFile, RnsrStructure } from "./structure.ts";

export const rnsrSource: Source = {
  id: "rnsr",
  kind: "official-register",
  name: { fr: "Répertoire national des structures de recherche", en: "National register of research structures" },
  home: "https://appliweb.dgri.education.fr/rnsr/",
  licence: "Licence Ouverte / Open Licence (Etalab)",
};

export const rnsrMapping = { name: "rnsr", version: 1 } as const;
export const rnsrScope = "structures";

/** The extract as a complete delivery: one record per structure, then one per institution that any of them names. */
export function rnsrDelivery(file: RnsrFile, observedOn: Day, demonstration = false): DeliveryDraft {
  return {
    source: rnsrSource,
    observedOn,
    scope: rnsrScope,
    complete: true,
    fileSha256: file.sha256,
    mapping: rnsrMapping,
    demonstration,
    records: [...file.structures.map((structure) => structureRecord(structure)), ...organisationRecords(file.structures)],
  };
}

function structureRecord(structure: RnsrStructure): SourceRecordDraft {
  const subject = structureKey(structure.number);
  const say = (field: string, value: JsonValue, more: Partial<StatementDraft> = {}): StatementDraft => ({ subject, field, value, ...more });
  const statements: StatementDraft[] = [
    say("name", structure.name),
    ...(structure.acronym === null ? [] : [say("acronym", structure.acronym)]),
    say("structure-type", structureTypeOf(structure)),
    say("legal-form", legalFormOf(structure.typeCode), { raw: structure.raw["type_de_structure"] ?? null }),
    say("opened", partialDate(structure.openedYear)),
    say("identifier", { scheme: "rnsr", value: structure.number, valid: checkIdentifier("rnsr", structure.number).valid }, { slot: `rnsr:${structure.number}` }),
    ...labelStatements(structure, subject),
    ...(structure.website === null ? [] : [say("website", structure.website.url, { raw: structure.website.raw })]),
    ...addressStatements(structure, subject),
    ...(structure.domains.length === 0 ? [] : [say("domains", structure.domains.map(({ code, label }) => ({ code, label })))]),
    ...(structure.ercPanels.length === 0 ? [] : [say("erc-panels", structure.ercPanels.map(({ code, label }) => ({ code, label })))]),
    ...structure.parents.map((parent) => {
      const label = parent.label === null ? null : (parseLabel(parent.label)?.canonical ?? parent.label);
      return say(parent.relation, { labelNumber: label, nature: parent.natureCode }, { object: parentKey(parent), raw: parent.label });
    }),
    ...structure.parentNumbers.map((number) => say("part-of", {}, { object: structureKey(number) })),
    ...structure.childNumbers.map((number): StatementDraft => ({ subject: structureKey(number), field: "part-of", object: subject, value: {} })),
    ...successionStatements(structure, subject),
    ...directorStatements(structure, subject),
  ];
  return { key: structure.number, line: structure.line, raw: structure.raw, statements };
}

/** One identifier for each label, however many parents give it; which parent gives which stands in the relation. */
function labelStatements(structure: RnsrStructure, subject: NodeKey): readonly StatementDraft[] {
  const labels = new Map<string, { raw: string; valid: boolean }>();
  for (const { label } of structure.parents) {
    if (label === null) continue;
    const parsed = parseLabel(label);
    const text = parsed?.canonical ?? label;
    if (!labels.has(text)) labels.set(text, { raw: label, valid: parsed !== null });
  }
  return [...labels].map(([value, { raw, valid }]) => ({ subject, field: "identifier", slot: `label:${value}`, value: { scheme: "label", value, valid }, raw }));
}

/** ISO 3166-1 keeps this code free for users: here, a place of which nothing tells the country. */
const unknownCountry = "ZZ";

function addressStatements(structure: RnsrStructure, subject: NodeKey): readonly StatementDraft[] {
  const { street, postalCode, municipality, place } = structure;
  if (street === null && place === null) return [];
  const commune = place?.commune ?? null;
  const address: AddressValue = {
    lines: street ?? "", postalCode, municipality,
    communeCode: commune?.communeCode ?? null, departmentCode: place?.departmentCode ?? null, regionCode: place?.regionCode ?? null,
    country: place?.country ?? unknownCountry,
  };
  const position = commune === null ? null : positionOf(commune.communeCode);
  return [
    { subject, field: "address", value: address },
    ...(position === null ? [] : [{ subject, field: "position", value: { ...position }, confidence: commune?.confidence ?? 1 }]),
  ];
}

/** A pair stated with two types gives two statements, as one stated twice with two years. */
function successionStatements(structure: RnsrStructure, subject: NodeKey): readonly StatementDraft[] {
  const seen = new Map<string, string>();
  return structure.predecessors.flatMap(({ number, type, year }): StatementDraft[] => {
    const first = seen.get(`${number} ${type}`);
    if (first === year) return [];
    if (first === undefined) seen.set(`${number} ${type}`, year);
    return [{ subject, field: "succession", slot: first === undefined ? type : `${type}:${year}`, object: structureKey(number), value: { type, effectiveFrom: year } }];
  });
}

/** A person named twice in a row holds the titles of both places. */
function directorStatements(structure: RnsrStructure, subject: NodeKey): readonly StatementDraft[] {
  const people = new Map<string, { fullName: string; titles: string[] }>();
  for (const { fullName, title } of structure.directors) {
    const { key } = directorKey(structure.number, fullName);
    const known = people.get(key) ?? { fullName, titles: [] };
    if (title !== null && !known.titles.includes(title)) known.titles.push(title);
    people.set(key, known);
  }
  return [...people].flatMap(([key, { fullName, titles }]): StatementDraft[] => {
    const person: NodeKey = { kind: "person", key };
    const title = titles.length === 0 ? null : titles.join(", ");
    return [
      { subject: person, field: "name", value: fullName },
      { subject, field: "director", object: person, value: { role: directorRoleOf(titles[0] ?? null), title }, raw: title },
    ];
  });
}
