import type { Day } from "../../../kernel/time/day.ts";
import type { EntityRef, Lineage, Relation } from "../../directory/index.ts";
import { relationsOf, relationsTo, resolvedOf, type EntityFacts } from "../pages/entity-facts.ts";
import { pathOf } from "../pages/find-entity.ts";
import { codedItems, listOf, roleText, labelOf, textAt } from "../pages/values/value-text.ts";
import { safeHref } from "../../../kernel/html/index.ts";
import { iriOf, linkedAddress, linkedIdentifiers, linkedPlace, oneOrMany, type LinkedNode } from "./json-ld.ts";

/** What structures and organisations have in common. */
export function linkedBody(facts: EntityFacts, on: Day, publicUrl: string | undefined): LinkedNode {
  const place = { on };
  const first = (field: string) => resolvedOf(facts, field, place)?.current[0]?.value;
  const { record } = facts;
  const address = first("address");
  const linked = address === undefined ? undefined : linkedAddress(address);
  const { identifier, sameAs } = linkedIdentifiers(resolvedOf(facts, "identifier", place)?.current ?? []);
  const website = first("website");
  const formerNames = (resolvedOf(facts, "name", place)?.others ?? []).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  return {
    "@id": iriOf(pathOf(record.ref), publicUrl),
    name: record.ref.name,
    alternateName: oneOrMany([...(record.acronym === null ? [] : [record.acronym]), ...formerNames]),
    url: typeof website === "string" ? (safeHref(website) ?? undefined) : undefined,
    foundingDate: record.opened?.text,
    dissolutionDate: record.closed?.text,
    identifier: oneOrMany(identifier), sameAs: oneOrMany(sameAs),
    address: linked, location: linkedPlace(linked, first("position")),
  };
}

export function linkedRef(ref: EntityRef, type: string, publicUrl: string | undefined): LinkedNode {
  return { "@type": type, "@id": iriOf(pathOf(ref), publicUrl), name: ref.name };
}

/** A tie to a person or body with its dates: schema.org's `Role`, which repeats the property it stands in. */
export function linkedRole(property: string, relation: Relation, target: LinkedNode, roleName: string | undefined): LinkedNode {
  return { "@type": "OrganizationRole", roleName, startDate: relation.validFrom ?? undefined, endDate: relation.validUntil ?? undefined, [property]: target };
}

/** A structure as a schema.org `ResearchOrganization` on a day. Parents are those that answer for it; participants are members. */
export function structureLinkedData(facts: EntityFacts, lineage: Lineage, on: Day, publicUrl: string | undefined): LinkedNode {
  const place = { on };
  const value = (field: string) => resolvedOf(facts, field, place)?.current[0]?.value;
  const parents = relationsOf(facts, "co-supervision", place).current;
  const wholes = relationsOf(facts, "part-of", place).current;
  const parts = relationsTo(facts, "part-of", place).current;
  const people = [...relationsOf(facts, "director", place).current, ...relationsOf(facts, "member", place).current];
  const keywords = value("keywords");
  const domains = value("domains");
  const presentation = value("presentation");
  const id = facts.record.ref.id;
  const labels = parents.flatMap((relation) => {
    const label = labelOf(relation.value);
    return label === null ? [] : [{ "@type": "PropertyValue", propertyID: "label", value: label, description: relation.object.name }];
  });
  const body = linkedBody(facts, on, publicUrl);
  // A label that a parent gives is told once, with the parent.
  const given = new Set(labels.map(({ value: label }) => label));
  const identifiers = ([body["identifier"] ?? []].flat() as readonly LinkedNode[]).filter((one) => one["propertyID"] !== "label" || !given.has(String(one["value"])));
  return {
    "@type": "ResearchOrganization", ...body,
    identifier: oneOrMany([...identifiers, ...labels]),
    description: typeof presentation === "string" ? presentation : undefined,
    keywords: keywords === undefined ? undefined : oneOrMany(listOf(keywords).filter((one) => typeof one === "string")),
    knowsAbout: domains === undefined ? undefined : oneOrMany(codedItems(domains).map(({ label }) => label)),
    parentOrganization: oneOrMany([...parents.map(({ object }) => linkedRef(object, "Organization", publicUrl)), ...wholes.map(({ object }) => linkedRef(object, "ResearchOrganization", publicUrl))]),
    department: oneOrMany(parts.map(({ subject }) => linkedRef(subject, "ResearchOrganization", publicUrl))),
    member: oneOrMany(relationsOf(facts, "participation", place).current.map((relation) => linkedRole("member", relation, linkedRef(relation.object, "Organization", publicUrl), "participant"))),
    employee: oneOrMany(people.map((relation) => linkedRole("employee", relation, linkedRef(relation.object, "Person", publicUrl), roleText(textAt(relation.value, "role") ?? (relation.field === "director" ? "director" : "member"), "en")))),
    // schema.org has no succession between organisations: each is told as a dated event about the two.
    subjectOf: oneOrMany(lineage.successions.filter(({ successor, predecessor }) => successor.id === id || predecessor.id === id).map((one) => ({
      "@type": "Event", name: one.type, startDate: one.effectiveFrom,
      about: [linkedRef(one.predecessor, "ResearchOrganization", publicUrl), linkedRef(one.successor, "ResearchOrganization", publicUrl)],
    }))),
  };
}

/** An organisation as a schema.org `Organization`, without the list of its structures, which may be of a thousand. */
export function organisationLinkedData(facts: EntityFacts, on: Day, publicUrl: string | undefined): LinkedNode {
  const type = resolvedOf(facts, "organisation-type", { on })?.current[0]?.value;
  const kind = type === "university" || type === "foreign-university" || type === "school" ? "CollegeOrUniversity"
    : type === "hospital" ? "Hospital" : type === "research-organisation" ? "ResearchOrganization" : type === "company" ? "Corporation" : "Organization";
  return { "@type": kind, ...linkedBody(facts, on, publicUrl) };
}

/** A person whom a public register names, with the roles it gives. */
export function personLinkedData(facts: EntityFacts, on: Day, publicUrl: string | undefined): LinkedNode {
  const place = { on };
  const { identifier, sameAs } = linkedIdentifiers(resolvedOf(facts, "identifier", place)?.current ?? []);
  return {
    "@type": "Person", "@id": iriOf(pathOf(facts.record.ref), publicUrl), name: facts.record.ref.name,
    identifier: oneOrMany(identifier), sameAs: oneOrMany(sameAs),
    worksFor: oneOrMany(facts.to.filter(({ subject }) => subject.kind === "structure").map((relation) =>
      linkedRole("worksFor", relation, linkedRef(relation.subject, "ResearchOrganization", publicUrl), roleText(textAt(relation.value, "role") ?? relation.field, "en")))),
  };
}
