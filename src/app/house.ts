import { join } from "node:path";
import { auditMigrations } from "../kernel/audit/index.ts";
import type { Db } from "../kernel/db/db.ts";
import { migrate, type MigrationSet } from "../kernel/db/migrate.ts";
import type { Bilingual } from "../kernel/i18n/language.ts";
import { oaiMigrations } from "../kernel/oai/index.ts";
import { createDecisions, createSubscriptions, outboxMigrations, type Decisions, type Outbox, type Subscriptions } from "../kernel/outbox/index.ts";
import type { Storage } from "../kernel/storage/index.ts";
import type { Clock } from "../kernel/time/day.ts";
import { uploadMigrations } from "../kernel/uploads/index.ts";
import { bibliometricMigrations, createBibliometrics, type Bibliometrics } from "../modules/bibliometrics/index.ts";
import { createActivity, createFigures, graphFields, type Activity, type Figures } from "../modules/activity/index.ts";
import { createUseCounter, datasetMigrations, type CatalogueHarvests, type RunningUseCounter } from "../modules/datasets/index.ts";
import { consultationMigrations, shippedForms, type Steps, type Syntheses } from "../modules/consultations/index.ts";
import { contractMigrations, createContracts, type Amendments, type Contracts } from "../modules/contract/index.ts";
import { coreFields, createDirectory, createFeeds, directoryMigrations, type Directory, type Feeds } from "../modules/directory/index.ts";
import { createIdentity, identityMigrations, type Identity } from "../modules/identity/index.ts";
import { createCampaigns, createIndicators, indicatorMigrations, type Campaigns, type Indicators } from "../modules/indicators/index.ts";
import { cohortMigrations, type Cohorts } from "../modules/cohorts/index.ts";
import { linkageMigrations, type Linkage } from "../modules/linkage/index.ts";
import { composeLinkage, linkageProjectOf } from "./linkage/compose.ts";
import { mortalityMigrations, type Mortality } from "../modules/mortality/index.ts";
import { composeMortality } from "./mortality/compose.ts";
import { createAccesses, labMigrations, type Accesses } from "../modules/lab/index.ts";
import { createMatching, createPublications, followedBy, publicationMigrations, type Harvests, type Matching, type Publications } from "../modules/publications/index.ts";
import { createEvaluations, reportMigrations, type Evaluations, type Reports } from "../modules/reports/index.ts";
import { createSites, siteMigrations, type Sites } from "../modules/sites/index.ts";
import { steeringMigrations, type Steering } from "../modules/steering/index.ts";
import { findCandidates, studyMigrations } from "../modules/studies/index.ts";
import type { Config } from "./config.ts";
import { composeOutbox } from "./outbox/compose.ts";
import { eventTypes } from "./outbox/event-types.ts";
import { composeDatasets, type DatasetHouse } from "./datasets/compose.ts";
import { composeHarvests } from "./harvest/compose.ts";
import { harvestConfigFrom } from "./harvest/settings.ts";
import { composeAmendments } from "./amendments/compose.ts";
import { composeStorage } from "./datasets/files.ts";
import { composeCatalogueHarvests } from "./datasets/harvests.ts";
import { countsForMeasures } from "./measures/access-counts.ts";
import { demonstrationDay } from "./demonstration/values.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { composeReports } from "./reports/compose.ts";
import { composeCohorts, countedByRegister } from "./cohorts/compose.ts";
import { composeConsultations, type ConsultationHouse } from "./consultations/compose.ts";
import { composeSteps } from "./consultations/steps.ts";
import type { Training } from "../modules/consultations/index.ts";
import { composeTraining } from "./consultations/training.ts";
import { composeSyntheses, selfEvaluationOf } from "./consultations/synthesis.ts";
import { composeSteering } from "./steering/steering.ts";
import { composeStudies, type StudyHouse } from "./studies/compose.ts";
import { composeRegisters, type RegisterHouse } from "./studies/registers.ts";

/** The order in which schemas are made: a module after those it depends on. */
export const migrationSets: readonly MigrationSet[] = [
  auditMigrations, outboxMigrations, oaiMigrations, uploadMigrations, identityMigrations, indicatorMigrations, contractMigrations, directoryMigrations, publicationMigrations, bibliometricMigrations, datasetMigrations, studyMigrations, consultationMigrations, linkageMigrations, mortalityMigrations, cohortMigrations, labMigrations, steeringMigrations, siteMigrations, reportMigrations,
];

/** Where stored files are kept. */
export function filesDirectory(config: Pick<Config, "dataDirectory">): string {
  return join(config.dataDirectory, "files");
}

/** Every module, wired. */
export interface House extends DatasetHouse, StudyHouse, RegisterHouse, ConsultationHouse {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  /** Files by the hash of what they hold. */
  readonly storage: Storage;
  /** What leaves the house: `notify` and `announce` are for modules. */
  readonly outbox: Outbox;
  /** What people decide of messages that did not leave. */
  readonly mailDecisions: Decisions;
  /** Programs that are told of changes of state. */
  readonly subscriptions: Subscriptions;
  readonly identity: Identity;
  /** The register of cohorts, services asked for and given. */
  readonly cohorts: Cohorts;
  /** Coding of free texts, and the syntheses written of them. */
  readonly syntheses: Syntheses;
  /** Training, from the catalogue to certificates. */
  readonly training: Training;
  /** Participatory consultations. */
  readonly steps: Steps;
  readonly contracts: Contracts;
  readonly amendments: Amendments;
  readonly indicators: Indicators;
  readonly campaigns: Campaigns;
  readonly directory: Directory;
  readonly feeds: Feeds;
  readonly activity: Activity;
  readonly figures: Figures;
  /** The production line of causes of death. */
  readonly mortality: Mortality;
  /** Projects, runs and reviews of record linkage. */
  readonly linkage: Linkage;
  /** Bibliographic records and the works made of them. */
  readonly publications: Publications;
  /** Signatures of papers to structures, and the papers as indicators see them (`matching.corpora`). */
  readonly matching: Matching;
  /** Indicators made of publications. */
  readonly bibliometrics: Bibliometrics;
  /** Publications asked of their sources over the network. */
  readonly harvests: Harvests;
  readonly accesses: Accesses;
  /** Datasets of other catalogues. */
  readonly catalogueHarvests: CatalogueHarvests;
  /** Uses of datasets, counted without knowing anyone. */
  readonly useCounter: RunningUseCounter;
  readonly steering: Steering;
  readonly sites: Sites;
  readonly reports: Reports;
  readonly evaluations: Evaluations;
  close(): Promise<void>;
}

/** Modules over a database that is open and migrated. */
export function composeHouse(db: Db, clock: Clock, config: Config): House {
  const storage = composeStorage(config, filesDirectory(config));
  const identity = createIdentity({ db, clock });
  const outbox = composeOutbox({ db, clock, config, identity });
  const mailDecisions = createDecisions(db, clock);
  const subscriptions = createSubscriptions(db, clock, eventTypes.map(({ type }) => type), config.webhookRules);
  const contracts = createContracts({ db, clock, steeredContract: config.steeredContract });
  const people = async () => (await identity.allAccounts()).filter((account) => account.active).map(({ id, name, roles }) => ({ accountId: id, name, roles }));
  const campaigns = createCampaigns({ db, clock, catalogues: contracts, people, notify: outbox.notify, announce: outbox.announce, demonstrationDay });
  const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay, afterEvent: campaigns.afterValueEvent, afterImport: campaigns.afterImport });
  const sites = createSites({ db, clock, identity, notify: outbox.notify, announce: outbox.announce, demonstrationDay });
  const steering = composeSteering({ db, clock, notify: outbox.notify, announce: outbox.announce, identity, contracts, sites });
  const amendments = composeAmendments({ db, clock, notify: outbox.notify, announce: outbox.announce, identity, contracts, indicators, campaigns, steering });
  const fields = graphFields(coreFields);
  const directory = createDirectory({ db, clock, fields });
  const feeds = createFeeds({ db, clock, fields, institute: config.institute });
  const matching = createMatching({ db, clock, directory, institute: config.institute });
  const publications = followedBy(createPublications({ db, clock }), matching);
  const bibliometrics = createBibliometrics({ db, clock, storage, corpora: matching.corpora, indicators });
  const harvests = composeHarvests({ db, clock, directory, matching, settings: harvestConfigFrom(config.harvest, config.version) });
  const accesses = createAccesses({ db, clock });
  const useCounter = createUseCounter({ db, clock });
  const data = composeDatasets({ db, clock, config, storage, directory, publications, outbox, identity, useCounter });
  const health = composeStudies({ db, clock, config, outbox, institute: data.institute, candidates: findCandidates });
  const registers = composeRegisters({ db, clock, config, ...health });
  const steps = composeSteps({ db, clock, outbox, contracts });
  const training = composeTraining({ db, clock, config, outbox, identity, institute: data.institute });
  const linkage = composeLinkage({ db, clock, config, identity });
  const mortality = composeMortality({ db, clock, outbox, identity, indicators, linkage });
  const consultations = composeConsultations({ db, clock, config, outbox, identity });
  const catalogueHarvests = composeCatalogueHarvests({ db, clock, config, datasets: data.datasets });
  const activity = createActivity({ clock, indicators, directory, institute: config.institute, accessCounts: countsForMeasures(accesses), countedElsewhere: countedByRegister(db) });
  const cohorts = composeCohorts({ db, clock, storage, outbox, identity, directory, studies: health.studies, datasets: data.datasets, requests: data.requests, linkageProject: (code) => linkageProjectOf(linkage, code) });
  const figures = createFigures({ db, clock, fields });
  const reports = composeReports({ db, clock, storage, outbox, identity, contracts, indicators, steering, figures });
  const syntheses = composeSyntheses({ db, clock, identity, steps, ...consultations });
  const evaluations = createEvaluations({
    db, clock, contracts, indicators, steering,
    selfEvaluationOf: (objective) => selfEvaluationOf({ results: consultations.results, syntheses }, objective),
    people: async () => (await people()).map(({ accountId, name }) => ({ accountId, name })),
  });
  return { ...data, ...health, ...registers, ...consultations, cohorts, training, steps, syntheses, linkage, mortality, catalogueHarvests, db, clock, config, storage, outbox, mailDecisions, subscriptions, identity, contracts, amendments, indicators, campaigns, directory, feeds, activity, figures, publications, matching, bibliometrics, harvests, accesses, useCounter, steering, sites, reports, evaluations, close: async () => { await harvests.stop(); await catalogueHarvests.stop(); await registers.studyImports.close(); await registers.registerFollowing.close(); await outbox.stop(); await linkage.stop(); await accesses.close(); await data.datasetFiles.files.stop(); await useCounter.close(); await db.close(); } };
}

/** Opens the database that the configuration names (or takes it as it opens), brings its schemas up to date and wires the modules. */
export async function openHouse(config: Config, clock: Clock, onProgress: (text: Bilingual) => void, opening: Promise<Db> = openConfiguredDatabase(config, onProgress)): Promise<House> {
  const db = await opening;
  try {
    await migrate(db, migrationSets, onProgress);
    const house = composeHouse(db, clock, config);
    await house.vocabularies.refresh();
    await house.forms.putShipped(shippedForms);
    await house.linkage.keepReadyModels();
    return house;
  } catch (error) {
    await db.close();
    throw error;
  }
}
