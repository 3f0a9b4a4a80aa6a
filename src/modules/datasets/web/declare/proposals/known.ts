import type { Actor } from "../../../../../kernel/http/route.ts";
import { rolesFor } from "../../../../identity/index.ts";
import type { EntityRecord, EntityRef } from "../../../../directory/index.ts";
import { foldTitle } from "../../../../publications/index.ts";
import type { Creator, DatasetMetadata } from "../../../domain/metadata.ts";
import type { DatasetDraft, Proposal } from "../../../domain/datasets.ts";
import type { DeclareDeps } from "../deps.ts";
import type { StepKey } from "../steps/step.ts";

/** Names offered at once; more than that is a list to search, not to choose from. */
const mostPeople = 40;

/** What the directory and the account say of questions that have no answer yet, for one step. Nothing is put into the record by itself. */
export async function knownFor(deps: DeclareDeps, actor: Actor, { metadata }: Pick<DatasetDraft, "metadata">, step: StepKey): Promise<readonly Proposal[]> {
  if (step !== "people") return [];
  const proposals: Proposal[] = [];
  if (metadata.unit === null) {
    for (const { code, name } of await unitsOf(deps, actor)) proposals.push({ field: "unit", value: code, from: { kind: "account", name: `${name} (${code})` } });
  } else {
    const unit = (await deps.directory.find(metadata.unit, "structure"))?.ref ?? null;
    if (unit !== null && metadata.project === null) {
      for (const { code, name } of await projectsOf(deps, unit)) proposals.push({ field: "project", value: code, from: { kind: "directory", name } });
    }
    if (unit !== null && metadata.contact === null) {
      const site = websiteOf(await deps.directory.record(unit.id, deps.clock.today()));
      if (site !== null) proposals.push({ field: "contact", value: { name: unit.name, email: null, url: site }, from: { kind: "directory", name: unit.name } });
    }
  }
  const publisher = (metadata.publisher ?? "") === "" ? await deps.publisher() : null;
  if (publisher !== null) proposals.push({ field: "publisher", value: publisher, from: { kind: "directory", name: publisher } });
  return proposals;
}

/** Units that the account stands for: those of its perimeters, else those where the directory has one person of this name. */
async function unitsOf(deps: DeclareDeps, actor: Actor): Promise<readonly EntityRef[]> {
  const holders: readonly string[] = rolesFor("datasets.declare");
  const codes = new Set(actor.roles.filter(({ role }) => holders.includes(role)).flatMap(({ perimeter }) => perimeter).filter((code) => !code.startsWith("region-")));
  const found = (await Promise.all([...codes].map(async (code) => (await deps.directory.find(code, "structure"))?.ref))).flatMap((ref) => ref ?? []);
  if (found.length > 0) return unique(found);
  const [person, ...others] = ((await deps.findByName?.(actor.name, "person", deps.clock.today())) ?? []).filter(({ name }) => foldTitle(name) === foldTitle(actor.name));
  if (person === undefined || others.length > 0) return [];
  return unique((await deps.directory.relations({ object: person.id, fields: ["member", "director"], on: deps.clock.today() })).map(({ subject }) => subject)).slice(0, 5);
}

async function projectsOf(deps: DeclareDeps, unit: EntityRef): Promise<readonly EntityRef[]> {
  const relations = await deps.directory.relations({ object: unit.id, fields: ["led-by", "participant"] });
  return unique(relations.map(({ subject }) => subject).filter(({ kind }) => kind === "project")).slice(0, 8);
}

/** Names of the unit and the project of a record, by code. */
export async function namesOf({ directory }: Pick<DeclareDeps, "directory">, { unit, project }: Pick<DatasetMetadata, "unit" | "project">): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([unit === null ? null : directory.find(unit, "structure"), project === null ? null : directory.find(project, "project")]);
  return new Map(found.flatMap((one) => (one === null ? [] : [[one.ref.code, one.ref.name]])));
}

/** People of the unit of the dataset who are not among its creators yet: those who direct it, then its members by name. */
export async function peopleOf(deps: DeclareDeps, metadata: DatasetMetadata): Promise<readonly Creator[]> {
  const unit = metadata.unit === null ? null : ((await deps.directory.find(metadata.unit, "structure"))?.ref ?? null);
  if (unit === null) return [];
  const today = deps.clock.today();
  const relations = await deps.directory.relations({ subject: unit.id, fields: ["director", "member"], on: today });
  const people = unique([...relations.filter(({ field }) => field === "director"), ...relations.filter(({ field }) => field !== "director").toSorted((a, b) => a.object.name.localeCompare(b.object.name, "fr"))].map(({ object }) => object)).slice(0, mostPeople);
  const records = new Map((await deps.directory.records(people.map(({ id }) => id), today)).map((record) => [record.ref.id, record]));
  const taken = new Set(metadata.creators.flatMap(({ name, orcid }) => [nameKey(name), ...(orcid === null ? [] : [orcid])]));
  return people.flatMap(({ id, name }) => {
    const orcid = identifierOf(records.get(id), "orcid");
    if (taken.has(nameKey(name)) || (orcid !== null && taken.has(orcid))) return [];
    return [{ name: familyFirst(name), kind: "person", orcid, ror: null, affiliation: unit.name }];
  });
}

/** `Ada Premier` as citations want it, `Premier, Ada`: the last word is taken for the family name, which whoever declares can mend. */
function familyFirst(name: string): string {
  const words = name.trim().split(/\s+/);
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  const family = capitals.length > 0 && capitals.length < words.length ? capitals : words.slice(-1);
  const given = words.filter((word) => !family.includes(word));
  return given.length === 0 ? name.trim() : `${family.join(" ")}, ${given.join(" ")}`;
}

/** The same for `Premier, Ada` and `Ada Premier`. */
function nameKey(name: string): string {
  return foldTitle(name).split(" ").toSorted().join(" ");
}

function identifierOf(record: EntityRecord | undefined, scheme: string): string | null {
  for (const { value } of record?.fields["identifier"]?.current ?? []) {
    if (typeof value === "object" && value !== null && "scheme" in value && value.scheme === scheme && "value" in value && typeof value.value === "string") return value.value;
  }
  return null;
}

function websiteOf(record: EntityRecord | null): string | null {
  const value = record?.fields["website"]?.current[0]?.value;
  return typeof value === "string" && /^https?:\/\//i.test(value) ? value : null;
}

function unique(refs: readonly EntityRef[]): readonly EntityRef[] {
  return [...new Map(refs.map((ref) => [ref.id, ref])).values()];
}
