import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { element, writeXml, xmlDeclaration, type XmlElement } from "../../../kernel/xml/xml.ts";
import { placeOf } from "../../datasets/index.ts";
import type { Arm, CodedTerm, Organisation, Outcome } from "../domain/parts.ts";
import type { Study } from "../domain/study.ts";
import type { ConceptFinder } from "../vocabularies/index.ts";
import { givenFirst } from "./identifiers.ts";
import { regionCodes } from "./read-first.ts";
import { accessNodes, collectionNodes } from "./write-data.ts";
import { writing, type Writing } from "./writing.ts";

export interface FreshWriteFacts {
  /** Who keeps the record: the institute, never a person. */
  readonly contributor: string;
}

/**
 * A study as FReSH XML (schema v6) in one language. `xml` is null while an error stands: a list whose labels the format wants is not
 * loaded, or the record does not say what the format asks for; nothing is invented to make it pass. Warnings tell what the format has no place for.
 */
export function freshXml(study: Study, language: Language, finder: ConceptFinder, { contributor }: FreshWriteFacts): { readonly xml: string | null; readonly issues: readonly Issue[] } {
  const w = writing(language, finder);
  const root = element("FreshSchema", { "xml:lang": language }, ...[technicalNodes(study, w, contributor), subjectNodes(study, w), adminNodes(study, w), methodNodes(study, w), w.group("DataCollectionAccess", [collectionNodes(study.content, w), ...accessNodes(study.content, w)], "needed")].filter((one) => one !== undefined));
  const issues = w.issues();
  return { xml: issues.some(({ severity }) => severity === "error") ? null : `${xmlDeclaration}${writeXml(root)}\n`, issues };
}

function technicalNodes({ code, content, provenance, firstPublishedAt, modifiedAt }: Study, w: Writing, contributor: string): XmlElement | undefined {
  const own = content.registryNumbers.find(({ scheme }) => scheme === "fresh" || scheme === "pef");
  const isTranslated = provenance[`title.${w.language}`]?.kind === "machine-translated";
  const loaded = (name: string, letters: string, pick: (label: string) => boolean, field: string | null = null): XmlElement | undefined => {
    const found = finderConcept(w, letters, pick, field);
    return found === undefined ? undefined : w.coded(name, found.label, [`https://purl.org/fresh/terminologies/${found.id}`]);
  };
  const day = (instant: string | null): string | null => instant?.slice(0, 10) ?? null;
  return w.group("TechnicalInfo", [
    w.group("StudyId", [w.line("IDSchema", own === undefined ? "Jalon" : own.scheme === "pef" ? "PEF" : "FReSH"), w.line("Identifier", own?.number ?? code)]),
    own === undefined ? undefined : loaded("Provenance", "FPV", (label) => label.startsWith(own.scheme === "pef" ? "PEF" : "FReSH")),
    w.line("VersionLang", w.language),
    w.need("originLanguage", content.originLanguage === null ? undefined : loaded("OriginLang", "FLG", (label) => /^(fr)/i.test(label) === (content.originLanguage === "fr"), "originLanguage")),
    w.need("registeredOn", w.line("CreationDate", content.registeredOn ?? day(firstPublishedAt))), w.line("LastUpdatedManual", day(modifiedAt)), w.yesNo("AutoTranslation", isTranslated),
    loaded("Status", "FSR", (label) => /^publi/i.test(label)), w.group("MetadataContributor", [w.line("ContributorName", contributor)]),
  ], "needed");
}

/** A term of a list that is no list of the house, by what its label says. */
function finderConcept(w: Writing, letters: string, pick: (label: string) => boolean, field: string | null): { readonly id: string; readonly label: string } | undefined {
  const list = w.finder.loadedList(letters);
  const found = list?.concepts.find(({ label, deprecated }) => !deprecated && pick(label[w.language]));
  if (found === undefined) w.notLoaded(letters, field);
  return found === undefined ? undefined : { id: found.id, label: found.label[w.language] };
}

/** The words added to a term that a list does not hold. */
export function detail(content: Study["content"], w: Writing, name: string, field: string, concept = "other"): XmlElement | undefined {
  return w.text(name, content.otherDetails.find((one) => one.field === field && one.concept === concept)?.text);
}

function subjectNodes({ content: c }: Study, w: Writing): XmlElement | undefined {
  const determinants = [["OtherSocioDemoDeterminant", "social-other"], ["OtherEnvironmentalDeterminant", "environmental-other"], ["OtherHealthcareSystemDeterminant", "care-other"], ["OtherBehavioralDeterminant", "behavioural-other"], ["OtherBiologicalDeterminant", "biological-other"], ["OtherDeterminant", "other"]] as const;
  return w.group("StudyRelatedInfo", [
    w.group("StudyOverview", [
      w.need("title", w.text("Title", c.title)), w.line("Acronym", c.acronym), w.need("recruitmentStatus", w.term("StudyStatus", "recruitment-status", c.recruitmentStatus, "recruitmentStatus")),
      w.text("Purpose", c.purpose), w.text("Summary", c.summary), c.keywords[w.language].map((word) => w.line("Keyword", word)),
    ], "needed"),
    w.group("Theme", [
      w.yesNo("IsHealthTheme", c.themes.length > 0 ? true : null), w.terms("HealthTheme", "theme", c.themes, "themes"), detail(c, w, "OtherHealthTheme", "themes"), w.terms("HealthDeterminant", "determinant", c.determinants, "determinants"),
      determinants.map(([name, concept]) => detail(c, w, name, "determinants", concept)), c.conditions.map((one) => pathology(one, w)), w.yesNo("RareDiseases", c.rareDisease),
    ], "needed"),
    w.group("Population", [
      w.need("populationTypes", w.terms("PopulationType", "population-type", c.populationTypes, "populationTypes")), detail(c, w, "OtherPopulationType", "populationTypes"),
      c.sexes.length === 0 ? undefined : w.group("DemographicInfo", [w.terms("Sex", "sex", c.sexes, "sexes"), w.terms("Age", "age-group", c.ageGroups, "ageGroups")]),
      w.group("OtherClusion", [w.text("InclusionCriterion", c.inclusionCriteria), w.text("ExclusionCriterion", c.exclusionCriteria)], "needed"),
      w.group("GeographicalCoverage", [
        w.need("countries", c.countries.map((code) => w.coded("Nation", placeOf(code)?.name[w.language] ?? code, [`https://www.iso.org/obp/ui/#iso:code:3166:${code}`]))),
        c.regions.map((code) => w.coded("FranceRegion", placeOf(code)?.name[w.language] ?? code, Object.entries(regionCodes).filter(([, insee]) => insee === code).slice(0, 1).map(([iso]) => `urn:iso:std:iso:3166:-2:FR-${iso}`))), w.text("GeoDetail", c.geographyDetails),
      ], "needed"),
    ], "needed"),
  ], "needed");
}

function pathology({ scheme, code, label }: CodedTerm, w: Writing): XmlElement | undefined {
  const said = label[w.language] ?? label.fr ?? label.en;
  const address = code === null ? null : scheme === "icd11" ? `http://id.who.int/icd/release/11/mms/${code}` : scheme === "mesh" ? `http://id.nlm.nih.gov/mesh/${code}` : scheme === "orpha" ? `http://www.orpha.net/ORDO/Orphanet_${code}` : null;
  return said === undefined ? undefined : w.coded("Pathology", said, address === null ? [] : [address]);
}

function pids(name: string, { ror, siren }: Pick<Organisation, "ror" | "siren">, w: Writing): readonly (XmlElement | undefined)[] {
  const one = (schema: string, address: string): XmlElement | undefined => w.group(name, [w.coded("PIDSchema", schema, []), w.line("URI", address)]);
  return [...(ror === null ? [] : [one("ROR", `https://ror.org/${ror}`)]), ...(siren === null ? [] : [one("SIREN", `https://annuaire-entreprises.data.gouv.fr/entreprise/${siren}`)])];
}

function adminNodes({ content: c }: Study, w: Writing): XmlElement | undefined {
  const person = (one: (typeof c.investigators)[number], element: "PrimaryInvestigator" | "TeamMember"): XmlElement | undefined => {
    const prefix = element === "TeamMember" ? "TeamMember" : "PI";
    const held = one.affiliation;
    const mail = c.contacts.find(({ kind, name }) => kind === "scientific" && name === one.name)?.email ?? null;
    return w.group(element, [
      w.line(`${prefix}Name`, givenFirst(one.name)), prefix === "PI" ? w.line("PIMail", mail) : undefined, w.line(`${prefix}ORCID`, one.orcid), w.line(`${prefix}IdRef`, one.idref),
      w.group(`${prefix}Affiliation`, [held === null && prefix === "TeamMember" ? w.need("investigators", undefined) : w.line("OrganisationName", held?.organisation.name), held === null ? [] : pids("OrganisationPID", held.organisation, w), w.line(`${prefix}Labo`, held?.laboratory), w.line(`${prefix}LaboId`, held?.rnsr)], "needed"),
      w.yesNo(prefix === "PI" ? "IsPIContact" : "IsTeamMemberContact", one.isContact),
    ]);
  };
  const body = (one: Organisation, prefix: "FundingAgent" | "Sponsor", field: "funders" | "sponsors"): XmlElement | undefined => w.group(prefix, [
    w.line(`${prefix}Name`, one.name), w.need(field, w.term(`${prefix}Type`, "organisation-kind", one.kind, field)), one.kind === "other" ? detail(c, w, `Other${prefix}Type`, field) : undefined, pids(`${prefix}PID`, one, w),
  ]);
  const partners = c.investigators.filter(({ role }) => role === "partner");
  const isInvestigator = new Set(c.investigators.map(({ name }) => name));
  const others = c.registryNumbers.filter(({ scheme }) => scheme !== "fresh" && scheme !== "pef");
  return w.group("AdministrativeInformation", [
    w.group("RegulatoryRequirements", c.authorisations.map((one) => w.group("ObtainedAuthorization", [w.term("AuthorizingAgency", "authority", one.authority, "authorisations"), w.line("OtherAuthorizingAgency", one.otherAuthority)]))),
    w.yesNo("IsContributorPI", false), c.investigators.filter(({ role }) => role === "principal").map((one) => person(one, "PrimaryInvestigator")), w.yesNo("AddTeamMember", partners.length > 0 ? true : null), partners.map((one) => person(one, "TeamMember")),
    c.contacts.filter(({ kind, name }) => kind === "public" || !isInvestigator.has(name)).flatMap((one) => {
      if (one.email === null) w.tell("warning", "contact-without-mail", "contacts", { fr: "Un contact sans courriel n’a pas de place dans FReSH.", en: "A contact without mail has no place in FReSH." });
      const held = one.affiliation;
      return one.email === null ? [] : [w.group("ContactPoint", [w.line("ContactName", givenFirst(one.name)), w.line("EMail", one.email), held === null ? undefined : w.group("ContactPointAffiliation", [w.line("OrganisationName", held.organisation.name), pids("OrganisationPID", held.organisation, w), w.line("ContactPointLabo", held.laboratory), w.line("ContactPointLaboId", held.rnsr)])])];
    }),
    c.funders.map((one) => body(one, "FundingAgent", "funders")),
    w.group("OrganisationGovernance", [
      c.sponsors.map((one) => body(one, "Sponsor", "sponsors")),
      c.steeringCommittee === null ? undefined : w.group("Governance", [w.yesNo("Committee", c.steeringCommittee), w.text(c.steeringCommittee ? "CommitteeDetail" : "OtherGovernance", c.governance)]),
      c.networks[w.language] === undefined ? undefined : w.group("Collaborations", [w.yesNo("NetworkConsortium", true), w.text("CollaborationsDetails", c.networks)]),
    ], "needed"),
    others.map(({ scheme, number, issuer }) => w.group("OtherStudyId", [w.line("IDSchema", issuer ?? scheme.toUpperCase()), w.line("Identifier", number)])),
  ], "needed");
}

/** Outcomes of a rank as one text: paragraphs, the time frame in brackets at the end of the first line. */
function outcomeText(outcomes: readonly Outcome[], rank: Outcome["rank"], language: Language): string | null {
  const text = outcomes.filter((one) => one.rank === rank).flatMap(({ measure, description, timeFrame }) => {
    const said = measure[language]?.replaceAll(/\s*\n\s*/g, " ");
    return said === undefined ? [] : [[`${said}${timeFrame[language] === undefined ? "" : ` [${timeFrame[language]}]`}`, description[language]?.replaceAll(/\n\s*\n/g, "\n")].filter((part) => part !== undefined).join("\n")];
  }).join("\n\n");
  return text === "" ? null : text;
}

function methodNodes({ content: c }: Study, w: Writing): XmlElement | undefined {
  const isTrial = c.studyType !== "observational";
  const group = ({ name, description }: Arm): XmlElement | undefined => w.group("InclusionGroup", [w.text("GroupName", name), w.text("GroupDescription", description)]);
  const interventions = c.interventions.filter(({ name }) => name[w.language] !== undefined).map(({ name, kind, description }) => w.group("Intervention", [w.text("InterventionName", name), w.term("InterventionType", "intervention-kind", kind, "interventions"), kind === "other" ? detail(c, w, "InterventionTypeOther", "interventions") : undefined, w.text("InterventionDescritption", description)]));
  const named = c.arms.filter(({ name }) => name[w.language] !== undefined);
  const [groups, arms] = isTrial ? [named.filter(({ kind }) => kind === null), named.filter(({ kind }) => kind !== null)] : [named, []];
  if (c.observationalDesigns.length > 1) w.tell("warning", "one-alone", "observationalDesigns", { fr: "FReSH n’a de place que pour un schéma observationnel\u202f: le premier y est écrit.", en: "FReSH has room for one observational design: the first is written." });
  return w.group("StudyMethodology", [
    w.line("AnalysisUnit", w.language === "fr" ? "Individus" : "Individuals"), w.need("studyType", w.term("ResearchType", "study-type", c.studyType, "studyType")),
    !isTrial ? undefined : w.group("InterventionalStudy", [
      w.need("clinicalTrial", w.yesNo("IsClinicalTrial", c.clinicalTrial)), w.terms("TrialPhase", "phase", c.phases, "phases"), w.need("primaryPurposes", w.terms("ResearchPurpose", "primary-purpose", c.primaryPurposes, "primaryPurposes")), detail(c, w, "OtherResearchPurpose", "primaryPurposes"),
      w.need("grouped", w.yesNo("IsInclusionGroups", c.grouped ?? (groups.length > 0 ? true : null))), groups.map(group), w.need("interventionModel", w.term("InterventionalStudyModel", "intervention-model", c.interventionModel, "interventionModel")),
      w.group("Allocation", [w.need("allocation", w.term("AllocationMode", "allocation", c.allocation, "allocation")), w.need("allocationUnit", w.term("AllocationUnit", "allocation-unit", c.allocationUnit, "allocationUnit"))]),
      w.group("Masking", [w.need("masking", w.term("MaskingType", "masking", c.masking, "masking")), w.terms("BlindedMaskingDetails", "masked-role", c.maskedRoles, "maskedRoles")]),
      arms.map(({ name, kind, description }) => w.group("Arm", [w.text("ArmName", name), w.term("ArmType", "arm-kind", kind, "arms"), kind === "other" ? detail(c, w, "ArmTypeOther", "arms") : undefined, w.text("ArmDescription", description)])), interventions,
    ]),
    isTrial ? undefined : w.group("ObservationalStudy", [
      w.term("ObservationalStudyDesign", "observational-design", c.observationalDesigns[0] ?? null, "observationalDesigns"), detail(c, w, "OtherResearchTypeDetails", "observationalDesigns"), w.term("TimePerspective", "time-perspective", c.timePerspective, "timePerspective"),
      w.yesNo("IsInclusionGroups", c.grouped), groups.map(group), interventions,
    ]),
    w.group("Outcomes", [w.line("PrimaryOutcomes", outcomeText(c.outcomes, "primary", w.language)), w.line("SecondaryOutcomes", outcomeText(c.outcomes, "secondary", w.language))]),
  ], "needed");
}
