import { day, fixedClock } from "../kernel/time/day.ts";
import type { Bilingual } from "../kernel/i18n/language.ts";
import { isFigureSource } from "../modules/activity/index.ts";
import { shippedForms } from "../modules/consultations/index.ts";
import { loadShippedContradictions, loadShippedRegister } from "../modules/contract/index.ts";
import { createIndicators } from "../modules/indicators/index.ts";
import { addDemonstrationCampaign } from "./demonstration/campaign.ts";
import { addDemonstrationRequests } from "./demonstration/datasets/requests.ts";
import { asValueFile, demonstrationDay, makeUpValues } from "./demonstration/values.ts";
import { addDemonstrationDatasets } from "./demonstration/datasets/index.ts";
import { addDemonstrationStudies } from "./demonstration/studies/index.ts";
import { measureDemonstrationStudies } from "./demonstration/studies/measures.ts";
import { demonstrationStudiesOf } from "./studies/demonstration.ts";
import { addDemonstrationMortality, measureDemonstrationMortality } from "./demonstration/mortality/index.ts";
import { addDemonstrationCohorts, addDemonstrationServices, measureDemonstrationCohorts } from "./demonstration/cohorts/index.ts";
import { addDemonstrationCounts } from "./demonstration/dataset-counts.ts";
import { addDemonstrationRecommendations, addEarlierForecasts } from "./demonstration/evaluation.ts";
import { addDemonstrationForecasts } from "./demonstration/forecasts.ts";
import { addDemonstrationAmendment } from "./amendments/demonstration.ts";
import { demonstrationGraph, demonstrationUnit } from "./demonstration/graph.ts";
import { addDemonstrationGuide } from "./demonstration/consultations/guide.ts";
import { addDemonstrationSteps } from "./demonstration/consultations/steps.ts";
import { addShippedFigures, demonstrationFiguresClock } from "./figures.ts";
import { recordHistory } from "../modules/steering/index.ts";
import { demonstrationSteering } from "./demonstration/steering.ts";
import { steeredActions } from "./steering/subjects.ts";
import { addDemonstrationTraining } from "./demonstration/consultations/training.ts";
import { addDemonstrationQuestionnaires } from "./demonstration/consultations/questionnaires.ts";
import { addDemonstrationSynthesis } from "./demonstration/consultations/synthesis.ts";
import { addDemonstrationLinkage } from "./linkage/demonstration.ts";
import { addDemonstrationHarvests } from "./harvest/demonstration.ts";
import type { House } from "./house.ts";
import { addDemonstrationBibliometrics } from "./bibliometrics/demonstration.ts";
import { addDemonstrationMeasures } from "./measures/demonstration.ts";
import { addDemonstrationPublications } from "./publications/demonstration.ts";
import { addDemonstrationSites } from "./sites/demonstration.ts";
import { addDemonstrationMail } from "./outbox/demonstration.ts";
import { addDemonstrationReports } from "./reports/demonstration.ts";

export interface FirstOpening {
  /** The first administrator's sign-in, told once when the account has just been made. */
  readonly administrator: { readonly email: string; readonly oneTimePassword: string } | null;
  readonly demonstrationAccounts: readonly { readonly email: string; readonly role: string; readonly password: string }[];
}

type Tell = (text: Bilingual) => void;
const author = { accountId: null, name: "Jalon" };

/** Registers the contract that ships with the project where there is none. */
export async function registerShippedContract(house: House, tell: Tell): Promise<void> {
  if ((await house.contracts.versions()).length > 0) return;
  tell({ fr: "Enregistrement du contrat 2021-2025", en: "Registering the 2021-2025 contract" });
  const register = loadShippedRegister();
  await house.contracts.addVersion(author, {
    register,
    contradictions: loadShippedContradictions(),
    inForceFrom: register.signedOn ?? day(`${register.fromYear}-01-01`),
    sourceName: null,
    sourceSha256: null,
  });
}

/**
 * What a house needs the first time it is served: an administrator and, unless `empty`, made-up facts. It is the first
 * time as long as there is no account.
 */
export async function openForTheFirstTime(house: House, options: { readonly empty: boolean; readonly tell: Tell }): Promise<FirstOpening> {
  const administrator = await house.identity.ensureFirstAdministrator();
  if (administrator !== null && options.empty) await addShippedFigures(house, house.clock);
  if (administrator === null || options.empty) return { administrator, demonstrationAccounts: [] };
  options.tell({ fr: "Mise en place des données de démonstration, fictives", en: "Making the demonstration data, which is fictitious" });
  // Before the facts: some of these people are in them.
  const demonstrationAccounts = await house.identity.createDemonstrationAccounts({ "lab-manager": [demonstrationUnit.toLowerCase()], "scientific-referent": ["site-69123", "site-34172"] });
  await addDemonstration(house);
  await addDemonstrationMail(house);
  return { administrator, demonstrationAccounts };
}

/** Made-up values as if each year's had been entered the month after they were observed, through the door of real files. */
export async function addDemonstration(house: House): Promise<void> {
  await house.forms.putShipped(shippedForms);
  const indicators = createIndicators({ db: house.db, clock: fixedClock(demonstrationDay), catalogues: house.contracts, demonstrationDay });
  const ofGraph = await addDemonstrationGraph(house);
  await addDemonstrationPublications(house);
  // A graph that is not the made-up one has none of the units that sign the made-up papers.
  const measured = new Set(ofGraph.size === 0 ? [] : [...ofGraph, ...(await addDemonstrationBibliometrics(house))]);
  if (ofGraph.size > 0) {
    await addDemonstrationDatasets(house);
    await addDemonstrationStudies(house, demonstrationStudiesOf(house));
    for (const series of await measureDemonstrationStudies(house)) measured.add(series);
  }
  await addDemonstrationMortality(house);
  for (const series of await measureDemonstrationMortality(house)) measured.add(series);
  await addDemonstrationCounts(house);
  await addShippedFigures(house, demonstrationFiguresClock);
  const series = (await indicators.listSeries(demonstrationDay)).filter((one) => !measured.has(one.key));
  const file = { name: "demonstration.csv", bytes: new TextEncoder().encode(asValueFile(makeUpValues(series, 2021), series)) };
  const plan = await indicators.planImport(file);
  if (plan.blocking) throw new Error(`demonstration values refused: ${plan.issues.map((issue) => `${issue.line}: ${issue.text.en}`).join("; ")}`);
  const madeBy = { accountId: null, name: "Démonstration" };
  await indicators.importValues(madeBy, file, plan, { demonstration: true, recordedAt: (value) => `${value.observedOn.slice(0, 4)}-03-10T09:00:00.000Z` });
  await addEarlierForecasts(house, madeBy);
  await addDemonstrationForecasts(indicators, madeBy);
  await addDemonstrationRecommendations(house, madeBy);
  await addDemonstrationSteering(house);
  await addDemonstrationAmendment(house);
  await addDemonstrationSites(house);
  await addDemonstrationCampaign(house);
  await addDemonstrationHarvests(house);
  await addDemonstrationRequests(house);
  if (ofGraph.size > 0) await addDemonstrationServices(house);
  await addDemonstrationTraining(house);
  await addDemonstrationQuestionnaires(house);
  await addDemonstrationSteps(house);
  await addDemonstrationGuide(house);
  await addDemonstrationSynthesis(house);
  await addDemonstrationLinkage(house);
  // Last: a report says what was known on its day, and all of it has to be in.
  await addDemonstrationReports(house);
}

/** How the actions of the contract were steered, where nobody has said anything yet. */
async function addDemonstrationSteering({ db, contracts, steering }: House): Promise<void> {
  if ((await steering.standings("action-", null)).size > 0) return;
  await recordHistory(db, demonstrationSteering(steeredActions((await contracts.inForce(demonstrationDay)).version.register)));
}

/**
 * The made-up graph, where there is no fact but published figures: real structures and invented ones never stand side by side. Gives
 * the series that its facts have measured.
 */
export async function addDemonstrationGraph(house: House): Promise<ReadonlySet<string>> {
  const { directory } = house;
  if ((await directory.sources()).some(({ source }) => !isFigureSource(source.id))) return new Set();
  for (const delivery of demonstrationGraph()) await directory.deliver({ accountId: null, name: "Démonstration" }, delivery);
  await addDemonstrationCohorts(house);
  return new Set([...(await addDemonstrationMeasures(house)), ...(await measureDemonstrationCohorts(house))]);
}
