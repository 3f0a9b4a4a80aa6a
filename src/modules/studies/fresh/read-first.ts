import { isDay } from "../../../kernel/time/day.ts";
import type { XmlNode } from "../../../kernel/xml/read-tree.ts";
import { placeOf, places } from "../../datasets/index.ts";
import { regions } from "../../directory/index.ts";
import type { StudyContent } from "../domain/content.ts";
import type { Affiliation, CodedTerm, Contact, Investigator, Organisation } from "../domain/parts.ts";
import { foldedLabel } from "../vocabularies/finder.ts";
import { familyFirst, organisation, organisationIds, registryNumber } from "./identifiers.ts";
import type { Reading } from "./reading.ts";

export type Read = Partial<StudyContent>;

/** Section 1: the study, its theme, its population. */
export function readSubject(root: XmlNode, r: Reading): Read {
  const [study] = r.all(root, "StudyRelatedInfo");
  const [overview, theme, population] = ["StudyOverview", "Theme", "Population"].map((name) => r.all(study, name)[0]);
  for (const [element, concept] of [["OtherSocioDemoDeterminant", "social-other"], ["OtherEnvironmentalDeterminant", "environmental-other"], ["OtherHealthcareSystemDeterminant|OtherHealthcarSystemDeterminant", "care-other"], ["OtherBehavioralDeterminant", "behavioural-other"], ["OtherBiologicalDeterminant", "biological-other"], ["OtherDeterminant", "other"]] as const) r.keep("determinants", concept, r.text(theme, element));
  r.keep("themes", "other", r.text(theme, "OtherHealthTheme"));
  r.keep("populationTypes", "other", r.text(population, "OtherPopulationType"));
  const none: readonly string[] = [];
  const keywords = r.all(overview, "Keyword").map(({ text }) => text.trim()).filter((word) => word !== "");
  return {
    title: r.localised(overview, "Title"), acronym: r.text(overview, "Acronym"), recruitmentStatus: r.concept(overview, "StudyStatus", "recruitment-status", "recruitmentStatus"),
    purpose: r.localised(overview, "Purpose"), summary: r.localised(overview, "Summary"), keywords: r.language === "fr" ? { fr: keywords, en: none } : { fr: none, en: keywords },
    themes: r.concepts(theme, "HealthTheme", "theme", "themes"), determinants: r.concepts(theme, "HealthDeterminant", "determinant", "determinants"), conditions: r.all(theme, "Pathology").flatMap((node) => condition(node, r)), rareDisease: r.yesNo(theme, "RareDiseases", "rareDisease"),
    populationTypes: r.concepts(population, "PopulationType", "population-type", "populationTypes"), sexes: r.concepts(population, "DemographicInfo/Sex", "sex", "sexes"), ageGroups: r.concepts(population, "DemographicInfo/Age", "age-group", "ageGroups"),
    inclusionCriteria: r.localised(population, "OtherClusion/InclusionCriterion"), exclusionCriteria: r.localised(population, "OtherClusion/ExclusionCriterion"), geographyDetails: r.localised(population, "GeographicalCoverage/GeoDetail"),
    countries: placesAt(population, "GeographicalCoverage/Nation", "countries", r), regions: placesAt(population, "GeographicalCoverage/FranceRegion", "regions", r),
  };
}

function condition(node: XmlNode, r: Reading): readonly CodedTerm[] {
  const label = r.text(node, "value") ?? (node.text.trim() || null);
  const addresses = r.all(node, "URI").map(({ text }) => text.trim());
  const find = (pattern: RegExp): string | null => addresses.map((one) => pattern.exec(one)?.[1]).find((one) => one !== undefined) ?? null;
  const [icd, mesh, orpha] = [find(/(?:icd\/(?:release\/11\/)?(?:[\d-]+\/)?(?:mms|entity)\/|icd11:)([^/\s]+)$/i), find(/mesh[/:]([A-Z]\d+)$/), find(/(?:ORPHA:?|Orphanet_)(\d+)$/i)];
  if (label === null && addresses.length === 0) return [];
  const [scheme, code] = icd !== null ? (["icd11", icd] as const) : mesh !== null ? (["mesh", mesh] as const) : orpha !== null ? (["orpha", orpha] as const) : (["none", null] as const);
  return [{ scheme, code, label: label === null ? {} : { [r.language]: label } }];
}

/** French regions in ISO 3166-2 as FReSH writes them, by INSEE code. */
export const regionCodes: Readonly<Record<string, string>> = {
  GES: "44", NAQ: "75", ARA: "84", BFC: "27", BRE: "53", CVL: "24", "20R": "94", COR: "94", IDF: "11", OCC: "76", HDF: "32", NOR: "28", PDL: "52", PAC: "93", "971": "01", "972": "02", "973": "03", "974": "04", "976": "06",
};

const plainName = (text: string): string => foldedLabel(text).replaceAll(/[^a-z0-9]+/g, " ").trim();
const countryByName = new Map(places.filter(({ code }) => /^[A-Z]{2}$/.test(code) && code !== "EU").flatMap(({ code, name }) => [[plainName(name.fr), code], [plainName(name.en), code]] as const));
const regionByName = new Map(regions.flatMap(({ code, name }) => [[plainName(name.fr), code], [plainName(name.en), code]] as const));

function placesAt(from: XmlNode | undefined, path: string, field: "countries" | "regions", r: Reading): readonly string[] {
  return [...new Set(r.all(from, path).flatMap((node) => {
    const label = r.text(node, "value") ?? node.text.trim();
    const addresses = r.all(node, "URI").map(({ text }) => text.trim());
    const matches = [...addresses, ...addresses.flatMap((one) => r.finder.loaded(/([A-Z]{3}\d+)$/.exec(one)?.[1] ?? "")?.exactMatch ?? []), ...(r.finder.loadedList(field === "countries" ? "FGC" : "FFR")?.concepts ?? []).filter((one) => [one.label, ...one.formerLabels].some(({ fr, en }) => plainName(fr) === plainName(label) || plainName(en) === plainName(label))).flatMap(({ exactMatch }) => exactMatch)];
    const code = field === "countries"
      ? (matches.map((one) => /3166:([A-Z]{2})$/.exec(one)?.[1]).find((one) => one !== undefined && placeOf(one) !== null) ?? countryByName.get(plainName(label)))
      : (matches.map((one) => regionCodes[/(?:^|[:/])FR-([A-Z0-9]{3})$/.exec(one)?.[1] ?? ""]).find((one) => one !== undefined) ?? regionByName.get(plainName(label)));
    if (code !== undefined) return [code];
    if (label === "") return [];
    r.keep(field, "other", label);
    r.tell("error", "unknown-place", field, node, { fr: `«\u202f${label}\u202f» n’est ni un pays ni une région connus\u202f; la valeur est gardée dans «\u202fAutres précisions\u202f».`, en: `“${label}” is no known country or region; the value is kept in “Other details”.` });
    return [];
  }))];
}

/** Section 2: who answers for the study, numbers elsewhere. */
export function readResponsibility(root: XmlNode, r: Reading): Read {
  const [admin] = r.all(root, "AdministrativeInformation");
  const investigators: Investigator[] = [];
  const contacts: Contact[] = [];
  for (const node of r.all(admin, "PrimaryInvestigator")) {
    const person = investigator(node, r, "PI", "principal");
    const mail = r.text(node, "PIMail");
    if (person === null) continue;
    investigators.push(person);
    if (mail !== null && person.isContact) contacts.push({ name: person.name, email: mail, kind: "scientific", affiliation: person.affiliation });
    else if (mail !== null) r.tell("warning", "mail-not-public", "contacts", node, { fr: "le courriel d’un investigateur qui n’est pas donné comme contact n’est pas repris.", en: "the mail of an investigator who is not given as a contact is not taken." });
  }
  for (const node of r.all(admin, "TeamMember")) {
    const person = investigator(node, r, "TeamMember", "partner");
    if (person !== null) investigators.push(person);
  }
  for (const node of r.all(admin, "ContactPoint")) {
    const name = r.text(node, "ContactName");
    if (name !== null) contacts.push({ name: familyFirst(name), email: r.text(node, "EMail"), kind: "public", affiliation: affiliation(r.all(node, "ContactPointAffiliation")[0], r, "ContactPoint") });
  }
  const [governance, together] = [r.all(admin, "OrganisationGovernance/Governance")[0], r.all(admin, "OrganisationGovernance/Collaborations")[0]];
  const networks = r.localised(together, "CollaborationsDetails");
  if (r.yesNo(together, "NetworkConsortium", "networks") === true && networks[r.language] === undefined) r.tell("warning", "networks-without-words", "networks", together ?? null, { fr: "des réseaux sont annoncés sans être nommés.", en: "networks are announced and none is named." });
  const governed = [r.text(governance, "CommitteeDetail"), r.text(governance, "OtherGovernance")].filter((text) => text !== null).join("\n\n");
  return {
    authorisations: r.all(admin, "RegulatoryRequirements/ObtainedAuthorization").flatMap((node) => {
      const other = r.text(node, "OtherAuthorizingAgency");
      const authority = r.concept(node, "AuthorizingAgency", "authority", "authorisations") ?? (other === null ? null : "other");
      return authority === null ? [] : [{ authority, otherAuthority: other, number: null, decidedOn: null }];
    }),
    investigators, contacts, funders: r.all(admin, "FundingAgent").flatMap((node) => body(node, r, "FundingAgent", "funders")), sponsors: r.all(admin, "OrganisationGovernance/Sponsor").flatMap((node) => body(node, r, "Sponsor", "sponsors")),
    steeringCommittee: r.yesNo(governance, "Committee", "steeringCommittee"), governance: governed === "" ? {} : { [r.language]: governed }, networks,
    registryNumbers: r.all(admin, "OtherStudyId").flatMap((node) => {
      const number = r.text(node, "Identifier");
      return number === null ? [] : [registryNumber(r.text(node, "IDSchema"), number)];
    }),
  };
}

function identifiersAt(node: XmlNode | undefined, r: Reading, path: string): ReturnType<typeof organisationIds> {
  return organisationIds(r.all(node, path).map((pid) => ({ scheme: r.text(pid, "PIDSchema/value") ?? r.text(pid, "PIDSchema"), value: r.text(pid, "URI|URL") })));
}

function body(node: XmlNode, r: Reading, element: "FundingAgent" | "Sponsor", field: "funders" | "sponsors"): readonly Organisation[] {
  const name = r.text(node, `${element}Name`);
  r.keep(field, "other", r.text(node, `Other${element}Type`));
  return name === null ? [] : [organisation(name, r.concept(node, `${element}Type`, "organisation-kind", field), identifiersAt(node, r, `${element}PID`))];
}

function affiliation(node: XmlNode | undefined, r: Reading, prefix: string): Affiliation | null {
  const name = r.text(node, "OrganisationName");
  const laboratory = r.text(node, `${prefix}Labo`);
  const ids = identifiersAt(node, r, "OrganisationPID");
  const rnsr = organisationIds([{ scheme: null, value: r.text(node, `${prefix}LaboId`) }]).rnsr ?? r.text(node, `${prefix}LaboId`) ?? ids.rnsr;
  return name === null && laboratory === null && rnsr === null ? null : { organisation: organisation(name ?? laboratory ?? "", null, ids), laboratory, rnsr };
}

function investigator(node: XmlNode, r: Reading, prefix: "PI" | "TeamMember", role: Investigator["role"]): Investigator | null {
  const name = r.text(node, `${prefix}Name`);
  if (name === null) return null;
  const isContact = r.yesNo(node, prefix === "PI" ? "IsPIContact" : "IsTeamMemberContact", "investigators") ?? false;
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/i.exec(r.text(node, `${prefix}ORCID`) ?? "")?.[1]?.toUpperCase() ?? null;
  const idref = /(\d{8}[\dX])\b/i.exec(r.text(node, `${prefix}IdRef`) ?? "")?.[1]?.toUpperCase() ?? null;
  return { name: familyFirst(name), role, orcid, idref, affiliation: affiliation(r.all(node, `${prefix}Affiliation`)[0], r, prefix), isContact };
}

/** A whole day, or null with the fault told. */
export function dayAt(from: XmlNode | undefined, path: string, field: "registeredOn" | "startedOn" | "completedOn" | null, r: Reading): string | null {
  const [node] = r.all(from, path);
  const text = r.text(from, path);
  if (node === undefined || text === null) return null;
  const given = text.replace(/(Z|[+-]\d\d:\d\d)$/, "").replace(/T.*$/, "");
  if (isDay(given)) return given;
  r.tell("error", "not-a-day", field, node, { fr: `«\u202f${text}\u202f» n’est pas un jour (AAAA-MM-JJ).`, en: `“${text}” is not a day (YYYY-MM-DD).` });
  return null;
}
