import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { noAnnouncement } from "../../../kernel/outbox/index.ts";
import { day, fixedClock, type Clock } from "../../../kernel/time/day.ts";
import { roleCodes, type RoleCode } from "../../identity/index.ts";
import { nowhereInHal, type DatasetDeps } from "../deps.ts";
import type { Dataset, DatasetFile } from "../domain/dataset.ts";
import type { Datasets } from "../domain/datasets.ts";
import { emptyMetadata } from "../domain/empty.ts";
import type { DatasetMetadata, HumanMetadata } from "../domain/metadata.ts";
import type { StructureFacts, Structures } from "../domain/ports.ts";
import { createDatasets } from "../module.ts";

export const testDay = day("2025-03-31");
export const testClock: Clock = fixedClock("2025-03-31T09:00:00.000Z");

/** A unit of Auvergne-Rhône-Alpes (84) and one of Bretagne (53). */
export const lyonUnit: StructureFacts = { code: "209910270A", name: "Hépatologie clinique", acronym: "HEPACLIN", region: "84", city: "Lyon", ror: null };
export const rennesUnit: StructureFacts = { code: "209910271B", name: "Reproduction et perturbateurs", acronym: "REPRO-O", region: "53", city: "Rennes", ror: null };
export const testStructures: Structures = {
  of: async (codes) => new Map([lyonUnit, rennesUnit].filter(({ code }) => codes.includes(code)).map((facts) => [facts.code, facts])),
};

/** Data that are not about people, open, elsewhere: valid as they are. */
export function plainMetadata(change: Partial<DatasetMetadata> = {}): DatasetMetadata {
  return {
    ...emptyMetadata("non-human"),
    title: { fr: "Qualité de l’eau des estuaires bretons, 2019-2023", en: "Water quality of Breton estuaries, 2019-2023" },
    description: { fr: "Mesures mensuelles de nitrates, de phosphates et de dix perturbateurs endocriniens dans quinze estuaires.", en: "Monthly measures of nitrates, phosphates and ten endocrine disruptors in fifteen estuaries." },
    keywords: { fr: ["estuaire", "nitrates"], en: ["estuary", "nitrates"] },
    kind: "tabular", themes: ["environment"], meshTerms: ["D004781"], unit: lyonUnit.code, publisher: "Inserm",
    creators: [{ name: "Le Goff, Maëlle", kind: "person", orcid: "0000-0002-1825-0097", ror: null, affiliation: "REPRO-O" }],
    contact: { name: "Service des données", email: "donnees@exemple.fr", url: null },
    languages: ["fr"], collected: { start: day("2019-01-01"), end: day("2024-01-01") }, places: ["53"],
    access: "open", licence: "etalab-2.0", elsewhere: { repository: "Zenodo", url: "https://zenodo.org/records/1234567" },
    provenance: { fr: "Prélèvements au milieu de l’estuaire à marée basse, analysés par chromatographie.", en: "Samples taken mid-estuary at low tide, analysed by chromatography." },
    conformsTo: ["SANDRE"],
    ...change,
  };
}

export const humanPart: HumanMetadata = {
  anonymity: "pseudonymised", anonymityReason: null, purposes: ["AcademicResearch"], purposeText: { fr: "Suivre l’évolution des maladies du foie.", en: "Follow the course of liver diseases." },
  legalBases: ["6.1.e"], healthBases: ["9.2.j"], accessBody: { name: "Plateforme des données de santé", email: null, url: "https://www.health-data-hub.fr" }, healthCategories: ["51.p"], conditions: ["icd10:K74"],
  numberOfIndividuals: 1_248, minimumAgeYears: 18, maximumAgeYears: 90, populationCoverage: { fr: "Adultes suivis dans trois hôpitaux lyonnais.", en: "Adults followed in three hospitals of Lyon." },
  retention: { start: day("2018-01-01"), end: day("2043-01-01") }, useConditions: [{ code: "DUO:0000006", detail: null }], approvals: [{ kind: "cnil", reference: "DR-2018-042" }], structured: true,
};

/** Data about people, on request: valid as they are. */
export function humanMetadata(change: Partial<Omit<DatasetMetadata, "human">> = {}, human: Partial<HumanMetadata> = {}): DatasetMetadata {
  return {
    ...plainMetadata(),
    subjectKind: "human",
    title: { fr: "Cohorte hépatique de Lyon, 2018-2023", en: "Lyon liver cohort, 2018-2023" },
    description: { fr: "Suivi clinique et biologique de 1 248 adultes atteints de fibrose du foie.", en: "Clinical and biological follow-up of 1,248 adults with liver fibrosis." },
    keywords: { fr: ["foie", "fibrose"], en: ["liver", "fibrosis"] }, kind: "survey", themes: ["digestion"], places: ["84"], access: "restricted", licence: null, elsewhere: null, dataCentre: "cines",
    accessReason: { fr: "Données de santé sous pseudonyme.", en: "Health data under pseudonyms." },
    ...change,
    human: { ...humanPart, ...human },
  };
}

export function fileOf(change: Partial<DatasetFile> = {}): DatasetFile {
  return {
    id: "11111111-1111-4111-8111-111111111111", path: "mesures.csv", sha256: "a".repeat(64), sizeBytes: 2_048, mediaType: "text/csv", state: "checked", profile: null, description: null, addedAt: "2025-03-30T09:00:00.000Z", ...change,
  };
}

/** An account with one role; without perimeter unless one is given. */
export function actorOf(role: RoleCode, options: { readonly accountId?: string; readonly perimeter?: readonly string[] } = {}): Actor {
  return { accountId: options.accountId ?? `account-${role}`, name: `Compte ${role}`, roles: [{ role, perimeter: options.perimeter ?? [] }] };
}
export const researcher = actorOf("researcher");
export const otherResearcher = actorOf("researcher", { accountId: "account-researcher-2" });
/** Data administrators: of Auvergne-Rhône-Alpes, of Bretagne, of everywhere. */
export const lyonCurator = actorOf("data-administrator", { accountId: "account-curator-84", perimeter: ["region-84"] });
export const rennesCurator = actorOf("data-administrator", { accountId: "account-curator-53", perimeter: ["region-53"] });
export const chiefCurator = actorOf("data-administrator", { accountId: "account-curator-all" });

/** Nobody, and one account of each role. */
export const everyActor: readonly (Actor | null)[] = [null, ...roleCodes.map((role) => actorOf(role))];

/** What `createDatasets` needs, over a database and no files: each part may be replaced. */
export function datasetDeps(db: Db, change: Partial<DatasetDeps> = {}): DatasetDeps {
  return { db, clock: testClock, structures: testStructures, halState: nowhereInHal, files: { list: async () => [] }, announce: noAnnouncement, ...change };
}

/** Declares, fills in and publishes by the path that the data take: human ones are submitted and published by `lyonCurator` or whoever may. */
export async function publishDataset(datasets: Datasets, metadata: DatasetMetadata, declarer: Actor = researcher): Promise<Dataset> {
  const draft = await datasets.declare(declarer, { subjectKind: metadata.subjectKind });
  await datasets.save(declarer, draft.code, draft.revision, metadata);
  if (metadata.subjectKind !== "human") return datasets.publish(declarer, draft.code);
  await datasets.submit(declarer, draft.code);
  return datasets.publish(chiefCurator, draft.code);
}

export interface TestWorld {
  readonly datasets: Datasets;
  readonly open: Dataset;
  /** Opens on 1 January 2099. */
  readonly embargoed: Dataset;
  readonly restricted: Dataset;
  readonly closed: Dataset;
  readonly humanRestricted: Dataset;
  readonly humanAnonymous: Dataset;
  readonly withdrawn: Dataset;
  /** Codes of records that the public does not see, all of `researcher`. */
  readonly draft: string;
  readonly submitted: string;
  readonly returned: string;
}

/** One published dataset of each kind, a tombstone, and drafts in each state. */
export async function buildWorld(db: Db, change: Partial<DatasetDeps> = {}): Promise<TestWorld> {
  const datasets = createDatasets(datasetDeps(db, change));
  const reason = { fr: "Accord avec un partenaire.", en: "Agreement with a partner." };
  const published = (title: string, more: Partial<DatasetMetadata>) => publishDataset(datasets, plainMetadata({ title: { fr: `${title}, jeu d’essai`, en: `${title}, test set` }, ...more }));
  const open = await published("Ouvert", {});
  const embargoed = await published("Sous embargo", { access: "embargoed", availableFrom: day("2099-01-01") });
  const restricted = await published("Sur demande", { access: "restricted", accessReason: reason });
  const closed = await published("Fermé", { access: "closed", accessReason: reason, licence: null });
  const humanRestricted = await publishDataset(datasets, humanMetadata());
  const humanAnonymous = await publishDataset(datasets, humanMetadata(
    { title: { fr: "Réponses anonymes sur le sommeil", en: "Anonymous answers on sleep" }, access: "open", licence: "CC-BY-4.0", elsewhere: { repository: "Zenodo", url: "https://zenodo.org/records/7654321" } },
    { anonymity: "anonymous", anonymityReason: "Agrégées par classe de dix personnes au moins, jugées par le délégué à la protection des données le 12 mars 2024." },
  ));
  const gone = await published("Retiré", {});
  const withdrawn = await datasets.withdraw(chiefCurator, gone.code, "Erreur d’étalonnage.", open.code);
  const drafted = async (metadata: DatasetMetadata): Promise<string> => {
    const { code, revision } = await datasets.declare(researcher, { subjectKind: metadata.subjectKind });
    await datasets.save(researcher, code, revision, metadata);
    return code;
  };
  const draft = await drafted(plainMetadata({ title: { fr: "Brouillon" } }));
  const submitted = await drafted(humanMetadata());
  await datasets.submit(researcher, submitted);
  const returned = await drafted(humanMetadata());
  await datasets.submit(researcher, returned);
  await datasets.returnForChange(chiefCurator, returned, "Précisez la période.");
  return { datasets, open, embargoed, restricted, closed, humanRestricted, humanAnonymous, withdrawn, draft, submitted, returned };
}
