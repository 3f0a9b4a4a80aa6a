import { legalForms, partialDate, type AddressValue, type SourceRecordDraft, type StatementDraft } from "../../../modules/directory/index.ts";
import { seededRandom } from "../random.ts";
import { identifierOf, institute, numberOf, organisationNode, personNode, say, structureNode, uaiOf } from "./keys.ts";
import { organisations } from "./organisations.ts";
import type { MadeUpPerson } from "./people.ts";
import { structures, type MadeUpStructure } from "./structures.ts";
import { towns, type Town } from "./towns.ts";

const streets = ["rue des Géomètres", "avenue du Théodolite", "boulevard de la Mire", "allée des Jalons", "rue du Niveau", "place de la Triangulation"];

/** What the made-up register lists in a year: the structures that are open then, under the name that they bear, and the organisations. */
export function registerRecords(year: number, people: readonly MadeUpPerson[]): readonly SourceRecordDraft[] {
  return [
    ...structures.filter((one) => one.opened <= year && (one.until ?? year) >= year).map((one) => structureRecord(one, year, people)),
    ...organisations.map((one): SourceRecordDraft => {
      const node = organisationNode(one.id);
      return {
        key: `organisation:${one.id}`, line: null, raw: null,
        statements: [
          say(node, "name", one.name),
          ...(one.acronym === null ? [] : [say(node, "acronym", one.acronym)]),
          say(node, "organisation-type", one.type),
          identifierOf(node, "uai", uaiOf(one.id)),
        ],
      };
    }),
    {
      key: "organisation:institute", line: null, raw: null,
      statements: [
        say(institute, "name", "Institut national de la santé et de la recherche médicale"), say(institute, "acronym", "INSERM"), say(institute, "organisation-type", "research-organisation"),
        identifierOf(institute, "siren", "180036048"), identifierOf(institute, "uai", "0755364Y"),
      ],
    },
  ];
}

function structureRecord(one: MadeUpStructure, year: number, people: readonly MadeUpPerson[]): SourceRecordDraft {
  const node = structureNode(one.id);
  const named = one.names.find((version) => version.from <= year) ?? one.names.at(-1);
  if (named === undefined) throw new Error(`${one.id} has no name`);
  const labels = [...new Set(one.parents.filter((parent) => isIn(parent, year)).flatMap((parent) => parent.label ?? []))];
  const head = people.find((person) => person.unit === one.id && (person.role === "director" || person.role === "team-leader") && person.from <= year);
  const statements: StatementDraft[] = [
    say(node, "name", named.name), say(node, "acronym", named.acronym), say(node, "structure-type", one.type), say(node, "legal-form", one.form, { raw: legalForms[one.form]?.registerCode ?? null }),
    say(node, "opened", partialDate(String(one.opened))),
    identifierOf(node, "rnsr", numberOf(one.id)),
    ...labels.map((label) => identifierOf(node, "label", label)),
    ...(one.domain === undefined ? [] : [say(node, "domains", [{ code: one.domain[0], label: one.domain[1] }])]),
    ...addressStatements(one),
    ...one.parents.filter((parent) => isIn(parent, year)).map((parent) =>
      say(node, parent.relation, { labelNumber: parent.label ?? null, nature: null }, {
        object: organisationNode(parent.organisation),
        validFrom: parent.from === undefined ? null : partialDate(String(parent.from)),
        validUntil: parent.until === undefined ? null : partialDate(String(parent.until)),
      })),
    ...(one.partOf === undefined ? [] : [say(node, "part-of", {}, { object: structureNode(one.partOf) })]),
    ...(one.predecessors ?? []).map(({ id, type, year: effect }) => say(node, "succession", { type, effectiveFrom: String(effect) }, { slot: type, object: structureNode(id) })),
    ...(head === undefined ? [] : directorStatements(one, head)),
  ];
  return { key: numberOf(one.id), line: null, raw: null, statements };
}

/** A parent that leaves stays in the extracts of its last year, with its end. */
function isIn(parent: MadeUpStructure["parents"][number], year: number): boolean {
  return (parent.from ?? 0) <= year && (parent.until === undefined || parent.until + 4 >= year);
}

/** Every twelfth head is written under another key, as registers do: a pair for a person to decide on. */
function directorStatements(one: MadeUpStructure, head: MadeUpPerson): StatementDraft[] {
  const isApart = head.index % 12 === 5;
  const person = isApart ? { kind: "person", key: `demonstration-register-person:${numberOf(one.id)}` } : personNode(head.index);
  return [
    say(person, "name", head.name),
    say(structureNode(one.id), "director", { role: "director", title: null }, { object: person }),
  ];
}

function addressStatements(one: MadeUpStructure): StatementDraft[] {
  const node = structureNode(one.id);
  const town: Town = towns[one.town];
  const random = seededRandom(`jalon demonstration place ${one.street ?? one.id}`);
  const near = (degrees: number): number => Math.round((degrees + (random() - 0.5) * 0.03) * 10_000) / 10_000;
  const address: AddressValue = {
    lines: one.street ?? `${1 + Math.floor(random() * 120)} ${streets[Math.floor(random() * streets.length)] ?? ""}`,
    postalCode: town.postalCode, municipality: town.cedex ?? town.name, communeCode: town.communeCode, departmentCode: town.departmentCode, regionCode: town.regionCode, country: "FR",
  };
  return [
    say(node, "address", address),
    say(node, "position", { latitude: near(town.latitude), longitude: near(town.longitude), precision: "street", provider: "Jalon" }),
  ];
}
