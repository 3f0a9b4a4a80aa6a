import { both } from "../../../kernel/i18n/format.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { emptyContent, type CohortContent, type CohortState, type PlannedCohort } from "../../../modules/cohorts/index.ts";
import { createIndicators } from "../../../modules/indicators/index.ts";
import { composeCohorts, hostedIndicatorOf } from "../../cohorts/compose.ts";
import type { House } from "../../house.ts";
import { numberOf } from "../graph/keys.ts";
import { demonstrationDay } from "../values.ts";
import { madeUpRequests } from "./requests.ts";
import { madeUpServices } from "./services.ts";
import { madeUpCohorts, type MadeUpCohort } from "./table.ts";

const author = { accountId: null, name: "Démonstration" };
const recordedAt = "2025-03-10T09:00:00.000Z";
const firstYear = 2021;
const lastYear = 2024;

/** Made-up cohorts, where the register is empty. Their codes of structures are those of the made-up graph. */
export async function addDemonstrationCohorts(house: House): Promise<void> {
  if ((await house.cohorts.list()).length > 0) return;
  const cohorts = composeCohorts({ ...house, clock: fixedClock(recordedAt), linkageProject: async () => null }, { demonstration: true });
  await cohorts.enterPlanned(author, madeUpCohorts.map(plannedOf), "Dossier d’hébergement");
}

/** Counts indicator 5 as if in the middle of March of each year, for the end of the year before, and gives the series that has its values from it. */
export async function measureDemonstrationCohorts(house: House): Promise<ReadonlySet<string>> {
  const measured = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const clock = fixedClock(`${year + 1}-03-15`);
    const indicators = createIndicators({ db: house.db, clock, catalogues: house.contracts, demonstrationDay });
    const { result } = await hostedIndicatorOf({ ...house, clock, indicators }).measure(author, { on: day(`${year}-12-31`) });
    if (result === "entered" || result === "corrected" || result === "confirmed") measured.add("5");
  }
  return measured;
}

/** Once accounts, studies and datasets are in: the catalogue, forty requests, teams, and links to the portals. */
export async function addDemonstrationServices(house: House): Promise<void> {
  if ((await house.cohorts.services()).length > 0) return;
  const accounts = new Map((await house.identity.allAccounts()).map(({ email, id, name }) => [email, { accountId: id, name }]));
  const account = (role: string) => accounts.get(`${role}@demonstration.invalid`) ?? { accountId: `demonstration-${role}`, name: role };
  const [studies, datasets] = [await titlesOf(house.studies.list({ page: 1, pageSize: 100 }).then(({ items }) => items.map(({ code, content }) => ({ code, title: content.title.fr ?? "" })))), await titlesOf(house.datasets.list({ page: 1, pageSize: 100 }).then(({ items }) => items.map(({ code, metadata }) => ({ code, title: metadata.title.fr ?? "" }))))];
  const cohorts = composeCohorts({ ...house, clock: fixedClock(recordedAt), linkageProject: async () => null }, { demonstration: true });
  for (const service of madeUpServices) await cohorts.saveService(author, service, 0);
  for (const [code, study, dataset] of [["maree", "Cohorte Marée", ""], ["belvedere", "Cohorte Belvédère", "Générations et environnements"], ["sillage", "Cohorte Sillage", ""], ["foie-populations", "Foie et populations", "Cohorte Foie et populations"]] as const) {
    const { content, revision } = await cohorts.cohort(code).catch(() => ({ content: null, revision: 0 }));
    if (content === null) continue;
    const known = accounts.get("researcher@demonstration.invalid")?.accountId;
    await cohorts.save(author, code, revision, { ...content, study: studies(study), datasets: [datasets(dataset)].filter((one) => one !== null), team: known === undefined ? [] : [known] }, "Courriel de l’équipe");
  }
  await cohorts.requests.enterPast(madeUpRequests(account("researcher"), account("cohort-office")));
}

/** The first code whose title begins or goes on with these words; null for no words. */
async function titlesOf(list: Promise<readonly { readonly code: string; readonly title: string }[]>): Promise<(words: string) => string | null> {
  const all = await list;
  return (words) => (words === "" ? null : (all.find(({ title }) => title.startsWith(words))?.code ?? null));
}

const states: readonly CohortState[] = ["candidate", "under-agreement", "being-integrated", "hosted", "left"];

function plannedOf(made: MadeUpCohort, index: number): PlannedCohort {
  const year = made.days[0].slice(0, 4);
  const references = ["Lettre de candidature", "Comité du", `FC-${made.days[2]?.slice(0, 4) ?? year}-${String(index + 1).padStart(2, "0")}`, `PV d’ouverture ${made.acronym}`, "Reprise par l’université partenaire"];
  const content: CohortContent = {
    ...emptyContent, acronym: made.acronym, name: both(made.name[0], made.name[1]), population: both(made.population[0], made.population[1]), populationKind: made.kind,
    startedOn: day(made.started), plannedEndOn: made.planned === undefined ? null : day(made.planned), investigators: [{ name: investigators[index % investigators.length] ?? "", orcid: "" }], structure: numberOf(made.unit),
    funding: index % 3 === 0 ? [{ funder: "Agence de démonstration", programme: "Cohortes d’avenir", amountEuros: 1_200_000 + index * 50_000, from: day(made.started), until: null }] : [],
    biobank: made.biobank === undefined ? null : { place: made.biobank[0], samples: made.biobank[1] },
    legal: [{ kind: "ethics-committee", reference: `CPP-${made.started.slice(0, 4)}-D${String(index + 1).padStart(2, "0")}`, on: day(made.started) }, ...(index % 2 === 0 ? [{ kind: "cnil-authorisation" as const, reference: `DR-${made.started.slice(0, 4)}-${String(100 + index)}`, on: null }] : [])],
    sharing: both("Données partagées sur demande, après avis du comité scientifique de la cohorte. Les équipes citent la cohorte et rendent leurs variables dérivées.", "Data are shared on request, after the opinion of the scientific committee of the cohort. Teams cite the cohort and give back their derived variables."),
  };
  return {
    line: index + 2, code: made.code, content,
    transitions: made.days.flatMap((on, at) => { const state = states[at]; return state === undefined || on === undefined ? [] : [{ state, on: day(on), reference: state === "under-agreement" ? `${references[1]} ${on}` : (references[at] ?? "") }]; }),
    participants: [{ on: day(made.started > "2021-01-01" ? "2023-12-31" : "2021-12-31"), enrolled: made.people[0], followed: null }, { on: day("2024-12-31"), enrolled: made.people[1], followed: made.people[2] }],
  };
}

const investigators = ["Aline Estuaire", "Basile Corniche", "Clémence Hautmont", "Damien Valserine", "Élise Rocaille", "Florian Tilleul", "Garance Dubocage", "Hector Lavigie"];
