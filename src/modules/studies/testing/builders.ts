import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { noAnnouncement } from "../../../kernel/outbox/index.ts";
import { day, fixedClock, type Clock } from "../../../kernel/time/day.ts";
import type { RoleCode } from "../../identity/index.ts";
import type { StudyContent } from "../domain/content.ts";
import { emptyContent } from "../domain/empty.ts";
import type { Organisation } from "../domain/parts.ts";
import type { Study } from "../domain/study.ts";
import type { RegisterRecord, Studies } from "../domain/studies.ts";
import type { StudyDeps } from "../deps.ts";
import { createStudies } from "../module.ts";

export const testDay = day("2025-03-31");
export const testClock: Clock = fixedClock("2025-03-31T09:00:00.000Z");

export const sponsor: Organisation = { name: "Institut national de la santé et de la recherche médicale", kind: null, ror: "02vjkv261", siren: "180036048", directoryCode: null };

/** An interventional study in both languages, without a fault on `testDay`. */
export function aValidContent(change: Partial<StudyContent> = {}): StudyContent {
  return {
    ...emptyContent(),
    title: { fr: "Essai randomisé de la stéatose hépatique traitée par un régime pauvre en sucres", en: "Randomised trial of fatty liver disease treated with a low-sugar diet" },
    publicTitle: { fr: "Manger moins sucré pour soigner le foie", en: "Eating less sugar to treat the liver" },
    acronym: "FOIEGRAS", registryNumbers: [{ scheme: "nct", number: "NCT01234567", issuer: null }], originLanguage: "fr", keywords: { fr: ["foie", "régime"], en: ["liver", "diet"] },
    summary: {
      fr: "L’étude compare deux régimes alimentaires chez des adultes atteints de stéatose hépatique, pendant douze mois, dans trois hôpitaux.",
      en: "The study compares two diets in adults with fatty liver disease, for twelve months, in three hospitals.",
    },
    purpose: { fr: "Mesurer l’effet du régime sur la graisse du foie.", en: "To measure the effect of the diet on the fat of the liver." },
    themes: ["gastroenterology"], conditions: [{ scheme: "mesh", code: "D005234", label: { fr: "Stéatose hépatique", en: "Fatty Liver" } }], rareDisease: false,
    sponsors: [sponsor], funders: [sponsor],
    investigators: [{ name: "Le Goff, Maëlle", role: "principal", orcid: "0000-0002-1825-0097", idref: null, affiliation: null, isContact: false }],
    contacts: [{ name: "Service de la recherche clinique", email: "essais@exemple.fr", kind: "public", affiliation: null }, { name: "Unité d’hépatologie", email: "foie@exemple.fr", kind: "scientific", affiliation: null }],
    authorisations: [{ authority: "cpp", otherAuthority: null, number: "2021-42", decidedOn: day("2021-05-20") }],
    studyType: "interventional", clinicalTrial: false, interventionModel: "parallel", primaryPurposes: ["treatment"], phases: ["not-applicable"], allocation: "randomised", masking: "none",
    arms: [
      { name: { fr: "Régime pauvre en sucres", en: "Low-sugar diet" }, kind: "experimental", description: { fr: "Moins de 25 grammes de sucres par jour.", en: "Less than 25 grams of sugar a day." } },
      { name: { fr: "Régime habituel", en: "Usual diet" }, kind: "active-comparator", description: { fr: "Conseils habituels.", en: "Usual advice." } },
    ],
    interventions: [{ name: { fr: "Conseil diététique", en: "Dietary advice" }, kind: "behavioural", description: { fr: "Une consultation par mois.", en: "One visit a month." }, terms: [], arms: [0, 1] }],
    outcomes: [
      { rank: "primary", measure: { fr: "Graisse du foie en IRM", en: "Liver fat on MRI" }, description: {}, timeFrame: { fr: "Douze mois", en: "Twelve months" } },
      { rank: "secondary", measure: { fr: "Poids", en: "Weight" }, description: {}, timeFrame: { fr: "Douze mois", en: "Twelve months" } },
    ],
    populationTypes: ["patients"], sexes: ["female", "male"], ageGroups: ["adults-18-64", "older-adults"], minimumAgeYears: 18, maximumAgeYears: 75, healthyVolunteers: false,
    inclusionCriteria: { fr: "Stéatose hépatique prouvée par imagerie.", en: "Fatty liver disease proven by imaging." }, exclusionCriteria: { fr: "Cirrhose ou grossesse.", en: "Cirrhosis or pregnancy." },
    countries: ["FR"], regions: ["84"], sites: [{ name: "Hôpital de la Croix-Rousse", city: "Lyon", postalCode: "69004", country: "FR", region: "84", latitude: 45.78, longitude: 4.83, status: null }],
    recruitmentStatus: "completed", plannedSize: 120, actualSize: 118,
    startedOn: { date: "2021-09", kind: "actual" }, primaryCompletedOn: { date: "2023-10", kind: "actual" }, completedOn: { date: "2024-01-15", kind: "actual" }, registeredOn: day("2021-06-30"),
    individualDataAccess: "restricted",
    sharingPlan: {
      decision: "yes", statement: { fr: "Les données individuelles seront partagées sur demande.", en: "Individual data will be shared on request." }, information: ["protocol"], from: "2025-06", monthsAfterCompletion: null, until: null,
      timeFrame: {}, criteria: { fr: "Sur avis d’un comité d’accès.", en: "On advice of an access committee." }, url: null, planUrl: null,
    },
    ...change,
  };
}

/** A study as pages and standards see it, published, without a database. */
export function aStudy(change: Partial<Omit<Study, "content">> & { readonly content?: Partial<StudyContent> } = {}): Study {
  const { content, ...rest } = change;
  return {
    code: "st-000042", state: "published", version: 1, content: aValidContent(content), provenance: {}, sources: [], doi: "10.70000/st-000042", versionDoi: "10.70000/st-000042.v1",
    firstPublishedAt: "2025-03-31T09:00:00.000Z", modifiedAt: "2025-03-31T09:00:00.000Z", withdrawal: null, demonstration: false, ...rest,
  };
}

/** A record of a register that says what `aValidContent` says, or less. */
export function aRecord(change: Partial<RegisterRecord> = {}): RegisterRecord {
  return {
    register: "nct", number: "NCT01234567", url: "https://clinicaltrials.gov/study/NCT01234567", changedOn: "2025-01-10", content: aValidContent(), inferred: [], translated: [], raw: "{}", issues: [], ...change,
  };
}

export function actorOf(role: RoleCode, accountId = `account-${role}`): Actor {
  return { accountId, name: `Compte ${role}`, roles: [{ role, perimeter: [] }] };
}
export const researcher = actorOf("researcher");
export const otherResearcher = actorOf("researcher", "account-researcher-2");
export const curator = actorOf("study-curator");
export const otherCurator = actorOf("study-curator", "account-study-curator-2");

/** What `createStudies` needs over a database: each part may be replaced. */
export function studyDeps(db: Db, change: Partial<StudyDeps> = {}): StudyDeps {
  return { db, clock: testClock, announce: noAnnouncement, ...change };
}

export function testStudies(db: Db, change: Partial<StudyDeps> = {}): Studies {
  return createStudies(studyDeps(db, change));
}

/** Declares, fills in, submits and publishes. */
export async function publishStudy(studies: Studies, content: StudyContent = aValidContent(), declarer: Actor = researcher): Promise<Study> {
  const draft = await studies.declare(declarer, { title: content.title });
  await studies.save(declarer, draft.code, draft.revision, content);
  await studies.submit(declarer, draft.code);
  return studies.publish(curator, draft.code);
}
