import type { FastifyInstance } from "fastify";
import { loadAssets, textSizePreference, textStepOf } from "../kernel/html/index.ts";
import { createServer, type LogEntry } from "../kernel/http/server.ts";
import type { Route } from "../kernel/http/route.ts";
import { declareRoutes } from "../modules/datasets/index.ts";
import { datasetSearchRoutes } from "./datasets/search.ts";
import { studySearchRoutesOf } from "./studies/search.ts";
import { studyExchangeRoutes } from "./studies/exchange.ts";
import { studyPageRoutes } from "./studies/sheet.ts";
import { datasetApiRoutes } from "../modules/datasets/index.ts";
import { declareDeps } from "./datasets/declare.ts";
import { requestRoutesOf } from "./datasets/requests.ts";
import { createBibliometricRoutes } from "../modules/bibliometrics/index.ts";
import { createActivityRoutes } from "../modules/activity/index.ts";
import { createAmendmentRoutes, createContractRoutes, findAction, indicatorsByPriority, objectiveOf, type Register } from "../modules/contract/index.ts";
import { createDirectoryRoutes, regionOf } from "../modules/directory/index.ts";
import { createIdentityRoutes } from "../modules/identity/index.ts";
import { createCampaignRoutes, createIndicatorRoutes, type ReferringPlace } from "../modules/indicators/index.ts";
import { tusRoutes } from "../kernel/uploads/index.ts";
import { fileRoutes } from "../modules/datasets/index.ts";
import { createLabRoutes, searchOf, type LabDeps } from "../modules/lab/index.ts";
import { decisionRoutes, harvestRoutes, importRoutes, matchingRoutes, orcidRoutes, readingRoutes } from "../modules/publications/index.ts";
import { createEvaluationRoutes, createReportRoutes, createYearRoutes, regionPreference } from "../modules/reports/index.ts";
import { createSteeringPanels, createSteeringRoutes } from "../modules/steering/index.ts";
import { createSiteRoutes } from "../modules/sites/index.ts";
import { studyDeclareRoutes, studyWriteRoutes } from "../modules/studies/index.ts";
import { studyDeclareDeps } from "./studies/declare.ts";
import type { House } from "./house.ts";
import { bothMeasures, measuresOfStudies } from "./studies/measures.tsx";
import { measuresOfPapers } from "./bibliometrics/other-measures.ts";
import { confirmPassword } from "./amendments/confirm-password.ts";
import { contractObjectives } from "./sites/objectives.ts";
import { countRoutes, governanceRoutes, sheetRoutes } from "../modules/datasets/index.ts";
import { governanceDeps, sheetDeps, sheetParts } from "./datasets/sheet-deps.ts";
import { archiveRoutes } from "./oai/routes.ts";
import { actualPostsFrom } from "./measures/actual-posts.ts";
import { errorPage } from "./error-page.tsx";
import { renderPage } from "./layout/frame.tsx";
import { publicationsOfStructure, readingDeps } from "./publications/reading-deps.ts";
import { steeringDeps } from "./steering/web-deps.ts";
import { auditRoutes, createAppRoutes } from "./pages/index.ts";
import { exchangeRoutes } from "./datasets/exchange.ts";
import { harvestAndProfileRoutes } from "./datasets/harvests.ts";
import { watchRoutes } from "./studies/transparency.ts";
import { answeringScript } from "../modules/consultations/index.ts";
import { cohortRoutesOf } from "./cohorts/compose.ts";
import { measuresOfCohorts } from "./cohorts/measures.tsx";
import { linkageRoutes } from "./linkage/compose.ts";
import { mortalityRoutesOf } from "./mortality/compose.ts";
import { measuresOfMortality } from "./mortality/measures.tsx";
import { consultationRoutes } from "./consultations/routes.ts";
import { studyAlertRoutes } from "./studies/alerts.ts";
import { registerLookUp, registerRoutes } from "./studies/registers.ts";
import { studyVocabularyRoutes } from "./studies/vocabularies.ts";
import { createOutboxRoutes } from "./pages/outbox/index.ts";

/** Where the text of the contract refers to indicators, as links to the pages of the contract. */
function referringPlaces(register: Register): ReferringPlace[] {
  return register.references.flatMap((reference) => {
    const { from, indicator } = reference;
    if (from.kind === "action") {
      const title = findAction(register, from.code)?.action.title;
      return title === undefined ? [] : [{ indicator, label: { fr: `Action ${from.code} · ${title.fr}`, en: `Action ${from.code} · ${title.en}` }, href: `/actions/${encodeURIComponent(from.code)}` }];
    }
    const objective = objectiveOf(register, from)?.objective;
    if (objective === undefined) return [];
    const { code, title } = objective;
    return [{ indicator, label: { fr: `Objectif ${code} · ${title.fr}`, en: `Objective ${code} · ${title.en}` }, href: `/objectives/${encodeURIComponent(code)}` }];
  });
}

/** What the portal is given of the house. */
export function labDeps({ db, clock, directory, indicators, publications, config }: House): LabDeps {
  return { db, clock, directory, indicators, institute: config.institute, publicationsOf: publicationsOfStructure(publications), ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }) };
}

/** Every route of the house, in one list: what the server serves and what the tests walk. */
export function allRoutes(house: House): readonly Route[] {
  const { contracts, indicators, identity, directory, activity } = house;
  return [
    ...createIndicatorRoutes({
      indicators,
      groups: async (on) => {
        const { version } = await contracts.inForce(on);
        return indicatorsByPriority(version.register).map((group) => ({
          code: group.priority?.code ?? "",
          title: group.priority?.title ?? { fr: "Autres indicateurs", en: "Other indicators" },
          indicators: group.indicators.map((indicator) => indicator.code),
        }));
      },
      elsewhere: [{ indicator: "6.a", label: { fr: "Le délai tiré des tables parues, sous toutes ses lectures", en: "The delay from released tables, under all readings" }, href: "/mortality/indicators#delay" }, { indicator: "6.b", label: { fr: "Le taux d’échec tiré des appariements scellés, par année de décès", en: "The failure rate from sealed runs, by year of death" }, href: "/mortality/indicators#failure" }, { indicator: "5", label: { fr: "Les cohortes hébergées, comptées sur le registre, avec leurs pièces", en: "Cohorts hosted, counted from the register, with their documents" }, href: "/cohorts/indicator" }, { indicator: "4.d", label: { fr: "Les essais promus par l’institut, en ligne avec un DOI, comptés sur le portail", en: "Trials promoted by the institute, on line with a DOI, counted from the portal" }, href: "/studies/indicator" }, { indicator: "", label: { fr: "Indicateurs tirés des publications\u202f: lectures, unités, méthode", en: "Indicators made of publications: readings, units, method" }, href: "/bibliometrics" }, ...["1", "2", "4.c", "13"].map((indicator) => ({ indicator, label: { fr: `Toutes les lectures de l’indicateur ${indicator}, par année et par discipline`, en: `All readings of indicator ${indicator}, by year and by field` }, href: `/bibliometrics#indicator-${indicator.replace(".", "-")}` }))],
      references: async (on) => referringPlaces((await contracts.inForce(on)).version.register),
    }),
    ...createCampaignRoutes({ campaigns: house.campaigns, indicators }),
    ...createContractRoutes({ contracts, indicators, actualPosts: actualPostsFrom(indicators), panels: createSteeringPanels(steeringDeps(house)) }),
    ...createAmendmentRoutes({ amendments: house.amendments, indicators, confirmPassword: (actor, password, address) => confirmPassword(identity, actor, password, address) }),
    ...createSteeringRoutes(steeringDeps(house)),
    ...createActivityRoutes({ activity, directory, indicators, otherMeasures: bothMeasures(bothMeasures(bothMeasures(measuresOfPapers(house), measuresOfStudies(house)), measuresOfCohorts(house)), measuresOfMortality(house)) }),
    ...createBibliometricRoutes({ bibliometrics: house.bibliometrics, indicators }),
    ...createIdentityRoutes({ identity }),
    ...createDirectoryRoutes({ directory, feeds: house.feeds }),
    ...createLabRoutes(labDeps(house)),
    ...createReportRoutes({ reports: house.reports, contracts }),
    ...createYearRoutes({ figures: house.figures, directory, institute: house.config.institute, contracts, ...(house.config.publicUrl === undefined ? {} : { publicUrl: house.config.publicUrl }) }),
    ...createSiteRoutes({ sites: house.sites, steering: house.steering, directory, identity, institute: house.config.institute, objectives: (on) => contractObjectives(contracts, on) }),
    ...createOutboxRoutes(house),
    ...archiveRoutes(house),
    ...createAppRoutes({ ...house, portal: searchOf(labDeps(house)) }),
    ...decisionRoutes({ publications: house.publications }),
    ...readingRoutes(readingDeps(house)),
    ...importRoutes({ publications: house.publications }),
    ...harvestRoutes({ harvests: house.harvests }),
    ...registerRoutes(house),
    ...studyVocabularyRoutes(house),
    ...matchingRoutes({ matching: house.matching }),
    ...orcidRoutes({ directory }),
    ...tusRoutes(house.datasetFiles.uploads),
    ...fileRoutes(house.datasetFiles.files, { storage: house.storage, counter: house.useCounter, ...(house.config.publicUrl === undefined ? {} : { publicUrl: house.config.publicUrl }) }),
    ...harvestAndProfileRoutes(house),
    ...exchangeRoutes(house),
    ...datasetSearchRoutes(house),
    ...studySearchRoutesOf(house),
    ...studyExchangeRoutes(house),
    ...studyPageRoutes(house),
    ...watchRoutes(house),
    ...studyAlertRoutes(house),
    ...sheetRoutes(sheetDeps(sheetParts(house))),
    ...countRoutes({ db: house.db, datasets: house.datasets }),
    ...governanceRoutes(governanceDeps(sheetParts(house))),
    ...createEvaluationRoutes(house.evaluations),
    ...datasetApiRoutes({ datasets: house.datasets, clock: house.clock, ...(house.config.publicUrl === undefined ? {} : { publicUrl: house.config.publicUrl }) }),
    ...declareRoutes(declareDeps(house, labDeps(house))),
    ...requestRoutesOf(house),
    ...studyDeclareRoutes(studyDeclareDeps(house, registerLookUp(house))),
    ...studyWriteRoutes({ studies: house.studies }),
    ...consultationRoutes(house),
    ...linkageRoutes(house),
    ...mortalityRoutesOf(house),
    ...cohortRoutesOf(house),
    ...auditRoutes(house.db),
  ];
}

export async function createHouseServer(house: House, sessionSecret: Uint8Array, log?: (entry: LogEntry) => void): Promise<FastifyInstance> {
  const { config } = house;
  const database = house.db.kind === "pglite" ? "PGlite" : "PostgreSQL";
  return createServer({
    routes: allRoutes(house),
    render: (page, context) => renderPage(page, context, { version: config.version, database }),
    errorPage,
    assets: { prefix: "/assets/", files: loadAssets(), made: [answeringScript] },
    apiTitle: "Jalon",
    sessionSecret,
    resolveActor: (reference) => house.identity.resolveActor(reference),
    resolveToken: (token) => house.identity.resolveToken(token),
    clock: house.clock,
    preferences: [
      { name: textSizePreference, accepts: (value) => textStepOf(value) === Number(value) },
      { name: regionPreference, accepts: (value) => regionOf(value) !== null },
    ],
    ...(log === undefined ? {} : { log }),
    onServed: (served) => house.accesses.served(served),
    secureCookies: config.publicUrl?.startsWith("https:") ?? false,
    version: config.version,
    trustProxy: config.trustProxy,
  });
}
