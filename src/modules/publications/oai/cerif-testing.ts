import { XmlDocument, XmlElement } from "libxml2-wasm";
import { attributeOf, childrenOf, elementsOf } from "../../../kernel/xml/testing.ts";
import { cerifFormat } from "./cerif.ts";

/** Of the elements of the OpenAIRE profile 1.2 that we write about publications: the order of its schema, and which may repeat. */
const orders: Readonly<Record<string, readonly string[]>> = {
  Publication: ["Type", "Language", "Title*", "Subtitle*", "NameAbbreviation*", "PublishedIn", "PartOf", "PublicationDate", "Number", "Volume", "Issue", "Edition", "StartPage", "EndPage", "DOI", "Handle", "PMCID", "ISI-Number", "SCP-Number", "ISSN*", "ISBN*", "URL", "URN", "ZDB-ID", "Authors", "Editors", "Publishers", "License*", "Subject*", "Keyword*", "Abstract*", "Status*", "OriginatesFrom*", "PresentedAt*", "OutputFrom*", "Coverage*", "References*", "Access"],
  Authors: ["Author*"], Author: ["DisplayName", "Person", "Affiliation*"], Affiliation: ["DisplayName", "OrgUnit"], Publishers: ["Publisher*"], Publisher: ["DisplayName", "OrgUnit"],
  Person: ["PersonName", "ORCID", "AlternativeORCID*", "Identifier*", "ElectronicAddress*", "Affiliation*"], PersonName: ["FamilyNames", "FirstNames", "OtherNames"],
  OrgUnit: ["Type*", "Acronym", "Name*", "RORID", "AlternativeRORID*", "ISNI", "AlternativeISNI*", "FundRefID", "AlternativeFundRefID*", "Identifier*", "ElectronicAddress*", "PartOf*"], PublishedIn: ["Publication"], PartOf: ["OrgUnit", "Publication"],
};
const spoken = new Set(["Title", "Name", "Keyword", "Abstract"]);
const forms: Readonly<Record<string, RegExp>> = {
  PublicationDate: /^\d{4}(-\d{2}(-\d{2})?)?$/, DOI: /^10\.\d{4,}(\.\d+)*\/\S+$/, ISSN: /^\d{4}-?\d{3}[\dX]$/, ISBN: /^(97[89]\d{10}|\d{9}[\dX])$/,
  ORCID: /^https:\/\/orcid\.org\/000(0-000[123]|9-000\d)-\d{4}-\d{3}[\dX]$/, Type: /^https?:\/\/\S+$/, Access: /^http:\/\/purl\.org\/coar\/access_right\/c_\w{3,4}$/,
};

/**
 * What is wrong with a set of records put together, by the checks of the validator of the guidelines: the shape of each
 * (0), every id leads to a record whose OAI identifier ends with it (5a), no property of a thing has two values (5b).
 */
export function cerifFaults(answers: readonly string[]): readonly string[] {
  const faults: string[] = [];
  const records = new Set<string>();
  const referred = new Set<string>();
  const properties = new Map<string, string>();
  for (const answer of answers) {
    const document = XmlDocument.fromString(answer);
    for (const element of elementsOf(document)) {
      if (element.name === "record") faults.push(...identifierFaults(element));
      const order = orders[element.name];
      if (order === undefined || !isCerif(element)) continue;
      faults.push(...shapeFaults(element, order));
      const id = attributeOf(element, "id");
      if (id === null) continue;
      if (id.length > 128) faults.push(`id of ${id.length} signs`);
      if (element.parent?.name === "metadata") records.add(id);
      else referred.add(id);
      for (const [key, value] of singleProperties(element, order)) {
        const known = properties.get(`${id} ${key}`);
        if (known !== undefined && known !== value) faults.push(`${id} ${key}: “${known}” and “${value}”`);
        properties.set(`${id} ${key}`, value);
      }
    }
    document.dispose();
  }
  return [...faults, ...[...referred].sort().filter((id) => !records.has(id)).map((id) => `${id} is referred to and has no record`)];
}

function identifierFaults(record: XmlElement): readonly string[] {
  const all = childrenOf(record);
  const identifier = childrenOf(all[0] ?? record).find(({ name }) => name === "identifier")?.content ?? "";
  const body = all.find(({ name }) => name === "metadata");
  const id = body === undefined ? null : attributeOf(childrenOf(body)[0] ?? body, "id");
  return body !== undefined && (id === null || !identifier.endsWith(`:${id}`)) ? [`${identifier} holds ${id}`] : [];
}

function shapeFaults(element: XmlElement, order: readonly string[]): readonly string[] {
  const faults: string[] = [];
  let at = 0;
  let before = "";
  for (const child of childrenOf(element)) {
    const place = order.findIndex((one) => one.replace("*", "") === child.name);
    if (place < 0) faults.push(`${child.name} in ${element.name}`);
    else if (place < at) faults.push(`${child.name} too late in ${element.name}`);
    else if (child.name === before && order[place]?.endsWith("*") !== true) faults.push(`${child.name} twice in ${element.name}`);
    if (spoken.has(child.name) && attributeOf(child, "lang") === null) faults.push(`${child.name} without xml:lang`);
    if (forms[child.name]?.test(child.content) === false) faults.push(`${child.name}: ${child.content}`);
    at = Math.max(at, place);
    before = child.name;
  }
  return faults;
}

function singleProperties(element: XmlElement, order: readonly string[]): readonly (readonly [string, string])[] {
  return childrenOf(element).flatMap((child) => {
    const plain = childrenOf(child).length === 0;
    if (!plain) return [];
    const lang = attributeOf(child, "lang");
    // What has a language may repeat, but says one thing in each; keywords are a list.
    if (lang !== null && child.name !== "Keyword") return [[`${child.name} ${lang}`, child.content] as const];
    return order.includes(child.name) ? [[child.name, child.content] as const] : [];
  });
}

function isCerif(element: XmlElement): boolean {
  return element.namespaceUri === cerifFormat.namespace;
}
