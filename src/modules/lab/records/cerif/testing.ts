import { readFileSync } from "node:fs";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { attributeOf, childrenOf, elementsOf } from "../../../../kernel/xml/testing.ts";
import { cerifNamespace } from "./org-unit.ts";

/** Of the elements of the OpenAIRE profile 1.2 that we write: the order that its schema asks for, and which may repeat. */
const orders: Readonly<Record<string, readonly string[]>> = {
  OrgUnit: ["Type*", "Acronym", "Name*", "RORID", "AlternativeRORID*", "ISNI", "AlternativeISNI*", "FundRefID", "AlternativeFundRefID*", "Identifier*", "ElectronicAddress*", "PartOf*"],
  Person: ["PersonName", "ORCID", "AlternativeORCID*", "Identifier*", "ElectronicAddress*", "Affiliation*"],
  PersonName: ["FamilyNames", "FirstNames", "OtherNames"],
  PartOf: ["OrgUnit"],
  Affiliation: ["OrgUnit"],
};

const date = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What the schema forbids in the parts that we write, for where the schema itself is not at hand. */
export function shapeFaults(xml: string): readonly string[] {
  const document = XmlDocument.fromString(xml);
  const faults: string[] = [];
  for (const element of cerifElementsOf(document)) {
    const order = orders[element.name];
    if (order !== undefined) faults.push(...orderFaults(element, order));
    const id = attributeOf(element, "id");
    if (id !== null && (id.length > 128 || id === "")) faults.push(`id of ${id.length} characters`);
    if (element.name === "Name" && attributeOf(element, "lang") === null) faults.push("Name without xml:lang");
    if (element.name === "Type" && attributeOf(element, "scheme") === null) faults.push("Type without scheme");
    if (element.name === "Identifier" && attributeOf(element, "type") === null) faults.push("Identifier without type");
    if (element.name === "RORID" && !/^https:\/\/ror\.org\/0[\da-hj-km-np-tv-z]{6}\d{2}$/.test(element.content)) faults.push(`RORID ${element.content}`);
    if (element.name === "ORCID" && !/^https:\/\/orcid\.org\/000(0-000[123]|9-000\d)-\d{4}-\d{3}[\dX]$/.test(element.content)) faults.push(`ORCID ${element.content}`);
    const [from, until] = [attributeOf(element, "startDate"), attributeOf(element, "endDate")];
    for (const one of [from, until]) if (one !== null && !date.test(one)) faults.push(`date ${one}`);
    if (from !== null && until !== null && from.slice(0, until.length) > until.slice(0, from.length)) faults.push(`${from} after ${until}`);
  }
  document.dispose();
  return faults;
}

function orderFaults(element: XmlElement, order: readonly string[]): readonly string[] {
  let at = 0;
  const faults: string[] = [];
  let before = "";
  for (const child of childrenOf(element)) {
    const place = order.findIndex((one) => one.replace("*", "") === child.name);
    if (place < 0) faults.push(`${child.name} in ${element.name}`);
    else if (place < at) faults.push(`${child.name} too late in ${element.name}`);
    else if (child.name === before && order[place]?.endsWith("*") !== true) faults.push(`${child.name} twice in ${element.name}`);
    at = Math.max(at, place);
    before = child.name;
  }
  return faults;
}

/**
 * The two checks of whole sets that the validator of the guidelines makes: every id that is referred to has a record
 * (5a), and no property of a thing has two values anywhere (5b: here name, acronym and family name).
 */
export function setFaults(...sets: readonly string[]): readonly string[] {
  const records = new Set<string>();
  const named = new Set<string>();
  const values = new Map<string, string>();
  const faults: string[] = [];
  for (const xml of sets) {
    const document = XmlDocument.fromString(xml);
    for (const element of cerifElementsOf(document)) {
      if (element.name !== "OrgUnit" && element.name !== "Person") continue;
      const id = attributeOf(element, "id");
      if (id === null) continue;
      if (element.parent?.name === "metadata") {
        if (records.has(id)) faults.push(`${id} has two records`);
        records.add(id);
      } else named.add(id);
      for (const child of childrenOf(element)) {
        if (child.name !== "Name" && child.name !== "Acronym") continue;
        const key = `${id} ${child.name} ${attributeOf(child, "lang") ?? ""}`;
        const known = values.get(key);
        if (known !== undefined && known !== child.content) faults.push(`${key}: “${known}” and “${child.content}”`);
        values.set(key, child.content);
      }
    }
    document.dispose();
  }
  return [...faults, ...[...named].filter((id) => !records.has(id)).map((id) => `${id} is referred to and has no record`)];
}

/** Validates every record of a set, or a record alone, against the schema at `path`; gives the faults. */
export function schemaFaults(xml: string, path: string): readonly string[] {
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromString(readFileSync(path, "utf8"), { url: path });
  const validator = XsdValidator.fromDoc(schema);
  const faults: string[] = [];
  for (const record of recordsOf(xml)) {
    const document = XmlDocument.fromString(record);
    try {
      validator.validate(document);
    } catch (error) {
      faults.push(`${String(error instanceof Error ? error.message : error)} in ${record.slice(0, 160)}`);
    }
    document.dispose();
  }
  validator.dispose();
  schema.dispose();
  return faults;
}

/** The records inside an answer of OAI-PMH, each as a document of its own; a record alone is itself. */
export function recordsOf(xml: string): readonly string[] {
  if (!xml.includes("<OAI-PMH")) return [xml];
  return [...xml.matchAll(/<metadata>\s*(.*?)\s*<\/metadata>/gs)].map(([, record]) => record ?? "");
}

function cerifElementsOf(document: XmlDocument): readonly XmlElement[] {
  return elementsOf(document).filter((element) => element.namespaceUri === cerifNamespace);
}
