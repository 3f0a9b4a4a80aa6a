import type { Day } from "../../../kernel/time/day.ts";
import type { Affiliation } from "../domain/record.ts";
import { dayOf } from "./parts/draft.ts";
import { allOf, attribute, childOf, childrenOf, xmlElement, xmlText, type XmlElement } from "./parts/xml-records.ts";

/** What the TEI of a HAL record tells beyond its flat fields. */
export interface TeiNotice {
  readonly authors: readonly {
    readonly name: string;
    readonly given: string | null;
    readonly family: string | null;
    readonly orcid: string | null;
    readonly corresponding: boolean;
    /** Numbers of the structures of HAL, without `struct-`. */
    readonly structures: readonly string[];
    /** Signatures kept word for word (`rawAffs`). */
    readonly affiliations: readonly Affiliation[];
  }[];
  readonly structures: ReadonlyMap<string, Affiliation>;
  readonly embargoUntil: Day | null;
}

/**
 * Reads the TEI that HAL gives of one record (`label_xml`, or its OAI-PMH `xml-tei`; model AOfr of the CCSD): authors with
 * their ORCID and labs, labs with their parents' labels, address and country, and until when the file is closed
 * (`<ref type="file"><date notBefore>`). Null where the text is no such TEI: the flat fields still tell.
 */
export function readTeiDocument(text: string): TeiNotice | null {
  if (!text.includes("<biblFull")) return null;
  const root = xmlElement(text);
  const full = root === null ? undefined : allOf(root, "biblFull")[0];
  if (root === null || full === undefined) return null;
  const organisations = new Map(allOf(root, "org").flatMap((org): readonly (readonly [string, XmlElement])[] => {
    const id = structureNumber(attribute(org, "xml:id"));
    return id === null ? [] : [[id, org]];
  }));
  return {
    authors: authorsOf(full).map(teiAuthor),
    structures: new Map([...organisations].map(([id, org]) => [id, structureOf(id, org, organisations)])),
    embargoUntil: embargoOf(full),
  };
}

function structureNumber(text: string | null): string | null {
  return /^#?struct-(\d+)$/.exec(text ?? "")?.[1] ?? null;
}

/** Those of the work (`sourceDesc`), who are the same as of the deposit and not the depositors. */
function authorsOf(full: XmlElement): readonly XmlElement[] {
  const inSource = childrenOf(full, "sourceDesc", "biblStruct", "analytic", "author");
  const all = inSource.length > 0 ? inSource : childrenOf(full, "titleStmt", "author");
  const signing = all.filter((one) => ["aut", "crp", "co_first_author", "co_last_author", "aut crp"].includes(attribute(one, "role") ?? "aut"));
  return signing.length > 0 ? signing : all;
}

function teiAuthor(author: XmlElement): TeiNotice["authors"][number] {
  const person = childOf(author, "persName");
  const given = childrenOf(person, "forename").map((one) => xmlText(one)).filter((one) => one !== null).join(" ");
  const family = xmlText(childOf(person, "surname"));
  const orcid = childrenOf(author, "idno").find((one) => attribute(one, "type")?.toUpperCase() === "ORCID");
  return {
    name: [given, family].filter((part) => part !== null && part !== "").join(" ") || (xmlText(person) ?? xmlText(childOf(author, "orgName")) ?? "?"),
    given: given === "" ? null : given, family, orcid: xmlText(orcid), corresponding: (attribute(author, "role") ?? "").includes("crp"),
    structures: childrenOf(author, "affiliation").flatMap((one) => structureNumber(attribute(one, "ref")) ?? []),
    affiliations: childrenOf(author, "note").filter((one) => attribute(one, "type") === "rawAffs").flatMap((one) => {
      const raw = xmlText(one);
      return raw === null ? [] : [{ raw, identifiers: [], country: null }];
    }),
  };
}

/** A structure as HAL writes it: name, acronym, label at each parent, address. Its own words, in its own order: HAL keeps no signature. */
function structureOf(id: string, org: XmlElement, organisations: ReadonlyMap<string, XmlElement>): Affiliation {
  const names = childrenOf(org, "orgName");
  const name = xmlText(names.find((one) => attribute(one, "type") === null));
  const acronym = xmlText(names.find((one) => attribute(one, "type") === "acronym"));
  const relations = childrenOf(org, "listRelation", "relation");
  const parents = relations.flatMap((one) => {
    const parent = organisations.get(structureNumber(attribute(one, "active")) ?? "");
    const parentName = xmlText(childOf(parent, "orgName"));
    const label = attribute(one, "name");
    return parentName === null && label === null ? [] : [[parentName, label].filter((part) => part !== null).join(" ")];
  });
  const address = xmlText(childOf(org, "desc", "address", "addrLine"));
  const country = attribute(childOf(org, "desc", "address", "country"), "key")?.toUpperCase() ?? null;
  const numbers = childrenOf(org, "idno").flatMap((one) => {
    const scheme = { rnsr: "rnsr", ror: "ror", idref: "idref", isni: "isni", "structure-id": "hal-structure" }[(attribute(one, "type") ?? "").toLowerCase()];
    const value = xmlText(one)?.replace(/^.*\//, "") ?? null;
    return scheme === undefined || value === null ? [] : [{ scheme, value }];
  });
  return {
    raw: [acronym !== null && name !== null && acronym !== name ? `${name} (${acronym})` : name ?? acronym, ...parents, address].filter((part) => part !== null).join(", "),
    identifiers: [{ scheme: "hal-structure", value: id }, ...numbers.filter((one) => one.scheme !== "hal-structure")],
    country: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
  };
}

function embargoOf(full: XmlElement): Day | null {
  const current = childrenOf(full, "editionStmt", "edition").find((one) => attribute(one, "type") === "current") ?? childrenOf(full, "editionStmt", "edition").at(-1);
  const days = childrenOf(current, "ref").filter((one) => attribute(one, "type") === "file").flatMap((one) => dayOf(attribute(childOf(one, "date"), "notBefore")) ?? []);
  const distinct = [...new Set(days)].toSorted();
  // HAL writes the day of the deposit where there is no embargo: the caller compares with its own day.
  return distinct.at(-1) ?? null;
}
