import { day } from "../../../kernel/time/day.ts";
import { emptyContent, type Arm, type Investigator, type LinkedData, type LocalisedText, type Organisation, type SharingPlan, type Site, type StudyContent, type StudyDate } from "../../../modules/studies/index.ts";
import { numberOf, orcidOf } from "../graph/keys.ts";
import { organisations } from "../graph/organisations.ts";
import { makeUpPeople } from "../graph/people.ts";
import { structures } from "../graph/structures.ts";
import { towns } from "../graph/towns.ts";
import type { MadeUpStudy, When, Words } from "./made-up.ts";

/** What a record names of the other made-up facts: codes by French name. */
export interface MadeUpNames {
  readonly datasets: ReadonlyMap<string, string>;
  readonly cohorts: ReadonlyMap<string, string>;
  readonly institute: Organisation;
}

export const noNames: MadeUpNames = { datasets: new Map(), cohorts: new Map(), institute: { name: "Inserm", kind: "public-france", ror: null, siren: "180036048", directoryCode: null } };

/** The record of a made-up study. `number`: its place in the table, from which made-up register numbers come (NCT 99…: given to nobody). */
export function contentOf(made: MadeUpStudy, number: number, names: MadeUpNames): StudyContent {
  const acronym = acronymOf(made.unit);
  const sponsor = made.sponsor === undefined ? names.institute : organisationOf(made.sponsor);
  const slug = acronym.toLowerCase();
  return {
    ...emptyContent(),
    title: bilingual(made.title), publicTitle: bilingual(made.publicTitle ?? made.title), acronym: made.acronym, originLanguage: made.register === undefined ? "fr" : "en",
    registryNumbers: registryNumbers(made, number), keywords: { fr: made.conditions.map(([, fr]) => fr.toLowerCase()), en: made.conditions.map(([, , en]) => en.toLowerCase()) },
    summary: bilingual(made.summary), purpose: { fr: `Critère principal\u202f: ${inSentence(made.outcome[0])}.`, en: `Main outcome: ${inSentence(made.outcome[1])}.` }, themes: made.themes,
    conditions: made.conditions.map(([code, fr, en]) => ({ scheme: "mesh", code, label: { fr, en } })), rareDisease: made.conditions.some(([code]) => ["D035583", "D000755", "D020388"].includes(code)),
    sponsors: [sponsor], funders: (made.funders ?? []).map(organisationOf), investigators: investigatorsOf(made.unit, sponsor),
    contacts: (["public", "scientific"] as const).map((kind) => ({ name: `Recherche clinique ${acronym}`, email: `etudes-${slug}@demonstration.example`, kind, affiliation: null })),
    steeringCommittee: true, governance: { fr: "Un comité scientifique se réunit deux fois par an.", en: "A scientific committee meets twice a year." },
    ...rulesOf(made, number), ...designOf(made), ...populationOf(made), ...progressOf(made), ...collectionOf(made), ...accessOf(made, slug, names),
    publications: made.paper === undefined ? [] : [{ scheme: "doi", identifier: made.paper[0], kind: "results", citation: made.paper[1] }],
  };
}

export function bilingual([fr, en]: Words): LocalisedText {
  return en === null ? { fr } : { fr, en };
}

export function studyDate(when: When | null | undefined): StudyDate | null {
  if (when === null || when === undefined) return null;
  return when.endsWith("?") ? { date: when.slice(0, -1), kind: "expected" } : { date: when, kind: "actual" };
}

function acronymOf(unit: string): string {
  return structures.find(({ id }) => id === unit)?.names[0]?.acronym ?? unit;
}

function organisationOf(id: string): Organisation {
  const made = organisations.find((one) => one.id === id);
  if (made === undefined) throw new Error(`no such organisation: ${id}`);
  return { name: made.name, kind: made.type === "company" ? "industry" : made.type === "foundation" ? "non-profit" : "public-france", ror: null, siren: null, directoryCode: null };
}

function investigatorsOf(unit: string, sponsor: Organisation): readonly Investigator[] {
  const people = makeUpPeople().filter((person) => person.unit === unit && person.until === null).slice(0, 2);
  return people.map(({ name, index, hasOrcid }, at) => {
    const [given = "", ...family] = name.split(" ");
    return { name: `${family.join(" ")}, ${given}`, role: at === 0 ? "principal" : "partner", orcid: hasOrcid ? orcidOf(index) : null, idref: null, affiliation: { organisation: sponsor, laboratory: acronymOf(unit), rnsr: numberOf(unit) }, isContact: at === 0 };
  });
}

function registryNumbers(made: MadeUpStudy, number: number): StudyContent["registryNumbers"] {
  const [three, two] = [String(number).padStart(3, "0"), String(number).padStart(2, "0")];
  const year = (made.started ?? made.registered ?? "2024").slice(0, 4);
  return [
    ...(made.registered === null ? [] : [{ scheme: "nct" as const, number: `NCT99000${three}`, issuer: null }]),
    ...(made.trial === undefined || made.trial.clinicalTrial === false ? [] : [{ scheme: "id-rcb" as const, number: `${year}-A990${two}-${String(30 + (number % 60))}`, issuer: null }]),
    { scheme: "sponsor", number: `DEMO-${year}-${three}`, issuer: made.sponsor === undefined ? "Inserm" : organisationOf(made.sponsor).name },
  ];
}

function rulesOf({ trial, observed, started, registered }: MadeUpStudy, number: number): Partial<StudyContent> {
  const year = (started ?? registered ?? "2024").slice(0, 4);
  return {
    regulatoryRegime: trial?.regime ?? (observed?.time === "retrospective" ? "data-reuse" : "cat3-jarde"),
    authorisations: [{ authority: "cpp", otherAuthority: null, number: `DEMO ${year}-${String(number).padStart(3, "0")}`, decidedOn: day(`${Number(year) - 1}-11-15`) }],
    conformity: [trial === undefined ? (observed?.time === "retrospective" ? "mr-004" : "mr-003") : "mr-001"], dataMonitoringCommittee: trial !== undefined && trial.phase !== "none",
  };
}

function designOf(made: MadeUpStudy): Partial<StudyContent> {
  const { trial, observed, outcome, second } = made;
  const outcomes: StudyContent["outcomes"] = [outcome, ...(second === undefined ? [] : [second])].map(([fr, en, timeFr, timeEn], at) => ({ rank: at === 0 ? "primary" : "secondary", measure: { fr, en }, description: {}, timeFrame: { fr: timeFr, en: timeEn } }));
  const shared = { designFeatures: made.features ?? [], outcomes };
  if (trial === undefined) {
    const groups = observed?.groups ?? [];
    return {
      ...shared, studyType: "observational", observationalDesigns: observed?.designs ?? [], timePerspective: observed?.time ?? null, grouped: groups.length > 1, arms: groups.map((name): Arm => ({ name: bilingual(name), kind: null, description: {} })),
      interventions: observed?.exposure === undefined ? [] : [{ name: bilingual(observed.exposure), kind: "exposure", description: {}, terms: [], arms: groups.map((_, at) => at) }],
    };
  }
  const [kind, fr, en, atc] = trial.tried;
  const randomised = trial.against !== undefined;
  const cluster = made.features?.includes("cluster") === true;
  return {
    ...shared, studyType: "interventional", clinicalTrial: trial.clinicalTrial ?? true, interventionModel: trial.model ?? (randomised ? "parallel" : "single-group"), primaryPurposes: [trial.purpose],
    phases: trial.phase === "none" ? ["not-applicable"] : trial.phase.split("-").map((one) => `phase-${one}`), allocation: randomised ? "randomised" : "not-applicable", allocationUnit: randomised ? (cluster ? "cluster" : "individual") : null,
    masking: trial.masking ?? "none", maskedRoles: ["participant", "investigator", "outcomes-assessor", "care-provider"].slice(0, ["none", "single", "double", "triple", "quadruple"].indexOf(trial.masking ?? "none")), grouped: randomised,
    arms: [{ name: { fr, en }, kind: "experimental", description: {} }, ...(trial.against === undefined ? [] : [{ name: { fr: trial.against[1], en: trial.against[2] }, kind: trial.against[0], description: {} }])],
    interventions: [{ name: { fr, en }, kind, description: {}, terms: atc === undefined ? [] : [{ scheme: "atc", code: atc, label: { en } }], arms: [0] }],
  };
}

function populationOf(made: MadeUpStudy): Partial<StudyContent> {
  const [minimum, maximum] = made.ages;
  const here = made.towns.map((id) => towns[id]);
  const sites: Site[] = [
    ...here.map((town) => ({ name: `Centre de ${town.name} (démonstration)`, city: town.name, postalCode: town.postalCode, country: "FR", region: town.regionCode, latitude: town.latitude, longitude: town.longitude, status: made.status })),
    ...(made.abroad ?? []).map(([name, city, country, latitude, longitude]) => ({ name, city, postalCode: null, country, region: null, latitude, longitude, status: made.status })),
  ];
  const groups = [[0, 1, "infant"], [1, 11, "child"], [12, 17, "adolescent"], [18, 64, "adults-18-64"], [65, 150, "older-adults"]] as const;
  return {
    populationTypes: made.conditions[0]?.[0] === "D009765" || made.observed?.designs.includes("cohort") === true ? ["general-population"] : ["patients"], sexes: made.conditions.some(([code]) => code === "D011247") ? ["female"] : made.conditions.some(([code]) => code === "D020388") ? ["male"] : ["female", "male"],
    ageGroups: groups.flatMap(([from, to, id]) => (minimum <= to && (maximum ?? 150) >= from ? [id] : [])), minimumAgeYears: minimum, maximumAgeYears: maximum, healthyVolunteers: false,
    inclusionCriteria: { fr: `- ${made.conditions[0]?.[1] ?? "Affection étudiée"}, diagnostic confirmé\n- Accord recueilli par écrit`, en: `- ${made.conditions[0]?.[2] ?? "Condition studied"}, confirmed diagnosis\n- Written agreement` },
    exclusionCriteria: { fr: "- Participation à un autre essai dans les trois mois\n- Mesure de protection juridique", en: "- Participation in another trial within three months\n- Legal protection measure" },
    countries: [...new Set(sites.map(({ country }) => country ?? "FR"))], regions: [...new Set(here.map(({ regionCode }) => regionCode))], sites, samplingModes: ["non-probability-convenience"], recruitmentSources: ["organisations"],
  };
}

function progressOf(made: MadeUpStudy): Partial<StudyContent> {
  return {
    recruitmentStatus: made.status, whyStopped: made.why === undefined ? {} : bilingual(made.why), plannedSize: made.people[0], actualSize: made.people[1],
    startedOn: studyDate(made.started), primaryCompletedOn: studyDate(made.primary), completedOn: studyDate(made.ended), registeredOn: made.registered === null ? null : day(made.registered),
    resultsPostedOn: made.results === undefined ? null : day(made.results), resultsUrl: made.results === undefined ? null : `https://resultats.demonstration.example/${encodeURIComponent(made.acronym.toLowerCase())}`,
  };
}

function collectionOf(made: MadeUpStudy): Partial<StudyContent> {
  return {
    collectionFrequency: { fr: "À chaque visite", en: "At each visit" }, collectionModes: made.observed?.designs.includes("survey") === true ? ["questionnaire"] : ["measurements", "questionnaire"], activeFollowUp: true, followUpModes: ["visit"],
    dataTypes: ["clinical", "socio-demographic", ...(made.biobank === true ? ["biological"] : []), ...(made.themes.includes("genetics") ? ["genetic"] : [])], biobank: made.biobank ?? false, sampleTypes: made.biobank === true ? ["serum", "samples-with-dna"] : [],
    reusesOtherData: made.linkage !== undefined,
    dataSources: (made.linkage ?? []).map((national) => ({ name: { fr: national.toUpperCase(), en: national.toUpperCase() }, identifier: null, kinds: [national === "snds" ? "claims" : "registry"], purpose: "passive-follow-up", national })),
    standards: made.trial === undefined ? ["OMOP CDM 5.4"] : ["CDISC SDTM"], qualityProcedures: ["Contrôle de cohérence à la saisie", "Relecture par échantillon"],
  };
}

function accessOf(made: MadeUpStudy, slug: string, names: MadeUpNames): Partial<StudyContent> {
  const decision = made.sharing?.decision ?? null;
  return {
    individualDataAccess: decision === null || decision === "undecided" ? "to-be-defined" : decision === "no" ? "metadata-only" : "restricted", sharingPlan: planOf(made.sharing), consentTerms: decision === "no" ? ["this-study-only"] : ["health-research-only", "recontact-agreed"],
    deidentification: ["direct-identifiers-removed", "pseudonymised"], useConditions: decision === "yes" ? [{ code: "DUO:0000006", detail: null }] : [],
    accessConditions: decision === "yes" ? { fr: "Projet examiné par le comité scientifique, puis convention.", en: "Project examined by the scientific committee, then an agreement." } : {}, accessRequestTool: false,
    dataContacts: decision === "yes" ? [{ name: "Accès aux données", email: `donnees-${slug}@demonstration.example` }] : [], dataLocation: { fr: "Serveurs agréés pour les données de santé, en France", en: "Servers accredited for health data, in France" },
    variableDictionary: decision === "yes", datasets: (made.datasets ?? []).flatMap((name): LinkedData[] => linkedTo(name, names)), cohorts: made.cohort === undefined ? [] : [names.cohorts.get(made.cohort)].flatMap((code) => (code === undefined ? [] : [code])),
  };
}

function linkedTo(name: string, { datasets }: MadeUpNames): LinkedData[] {
  if (name.startsWith("doi:")) return [{ scheme: "doi", identifier: name.slice(4), title: "Données de l’essai (entrepôt extérieur)" }];
  const code = datasets.get(name);
  return code === undefined ? [] : [{ scheme: "portal", identifier: code, title: null }];
}

function planOf(made: MadeUpStudy["sharing"]): SharingPlan | null {
  if (made === undefined) return null;
  const statement: LocalisedText = made.words === undefined ? (made.decision === "yes" ? { fr: "Les données individuelles seront partagées après pseudonymisation.", en: "Individual data will be shared under pseudonyms." } : made.decision === "no" ? { fr: "Les données individuelles ne seront pas partagées.", en: "Individual data will not be shared." } : { fr: "La décision sera prise à la fin du suivi.", en: "To be decided at the end of follow-up." }) : bilingual(made.words);
  return {
    decision: made.decision, statement, information: made.decision === "yes" ? ["individual-data", "protocol", "statistical-analysis-plan"] : [], from: made.from ?? null, monthsAfterCompletion: made.months ?? null, until: null,
    timeFrame: made.time === undefined ? {} : bilingual(made.time), criteria: made.decision === "yes" ? { fr: "Équipes de recherche en santé.", en: "Health research teams." } : {}, url: null, planUrl: null,
  };
}

/** As written inside a sentence: acronyms keep their capitals. */
function inSentence(text: string): string {
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
