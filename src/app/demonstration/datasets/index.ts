import type { Actor } from "../../../kernel/http/route.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import type { RelatedResource } from "../../../modules/datasets/index.ts";
import { composeDatasets, type DatasetHouse } from "../../datasets/compose.ts";
import type { House } from "../../house.ts";
import { numberOf } from "../graph/keys.ts";
import { humanDatasets } from "./human.ts";
import type { MadeUpDataset } from "./made-up.ts";
import { metadataOf } from "./metadata.ts";
import { nonHumanDatasets } from "./non-human.ts";
import { tableOf } from "./table.ts";

/** In the order in which they were declared: codes follow it. */
export const demonstrationDatasets: readonly MadeUpDataset[] = [...nonHumanDatasets, ...humanDatasets];

/**
 * Made-up datasets of made-up units through the very doors of real ones, at fixed instants. Where nothing is declared yet, and beside
 * the made-up graph alone. What its own rules refuse would be a bug, and stops it.
 */
export async function addDemonstrationDatasets(house: House): Promise<void> {
  if ((await house.datasets.changesAfter(0, 1)).items.length > 0) return;
  let at = new Date(0);
  const clock: Clock = { now: () => at, today: () => day(at.toISOString().slice(0, 10)) };
  const made = composeDatasets({ ...house, clock, demonstration: true });
  try {
    const { declarer, curator } = await castOf(house);
    const started: { readonly code: string; readonly dataset: MadeUpDataset }[] = [];
    for (const dataset of demonstrationDatasets) {
      at = new Date(Date.parse(dataset.published) - 5 * 86_400_000);
      started.push({ code: await declareOne(house, made, declarer, dataset), dataset });
    }
    // Files are read beside one another; nothing is published before its own have been.
    await made.datasetFiles.files.settled();
    for (const { code, dataset } of started.toSorted((a, b) => (a.dataset.published < b.dataset.published ? -1 : 1))) {
      at = new Date(dataset.published);
      await settleOne(made, declarer, curator, code, dataset.state ?? "published");
    }
    const withdrawn = started.find(({ dataset }) => dataset.state === "withdrawn");
    at = new Date("2023-09-05T09:00:00.000Z");
    if (withdrawn !== undefined) await made.datasets.withdraw(curator, withdrawn.code, "Une erreur de dilution fausse toutes les doses\u202f; les mesures ne peuvent pas être corrigées.", null);
  } finally {
    await made.datasetFiles.files.stop();
  }
}

async function declareOne(house: House, { datasets, datasetFiles }: DatasetHouse, declarer: Actor, dataset: MadeUpDataset): Promise<string> {
  const { code, revision } = await datasets.declare(declarer, { subjectKind: dataset.human === undefined ? "non-human" : "human" });
  await datasets.save(declarer, code, revision, metadataOf(dataset, dataset.inHal === true ? await paperOf(house, dataset) : []));
  if (dataset.file !== undefined) await datasetFiles.files.add(declarer, code, { name: dataset.file.name, content: Buffer.from(tableOf(dataset.file)), description: null });
  return code;
}

async function settleOne({ datasets }: DatasetHouse, declarer: Actor, curator: Actor, code: string, state: NonNullable<MadeUpDataset["state"]> | "published"): Promise<void> {
  if (state === "draft") return;
  if (state === "published" || state === "withdrawn") {
    await datasets.publish(curator, code);
    return;
  }
  await datasets.submit(declarer, code);
  if (state === "returned") await datasets.returnForChange(curator, code, "Précisez comment les salariés ont été choisis, et joignez le questionnaire.");
}

/** A paper of the unit with a file in HAL, by its DOI; another of the institute where the unit has none. */
async function paperOf({ publications }: House, dataset: MadeUpDataset): Promise<RelatedResource[]> {
  const question = { hal: "file", documentTypes: ["article"], years: [dataset.years[1], dataset.years[1] + 1], sort: "title", page: 1, pageSize: 20 } as const;
  const own = await publications.search({ ...question, structures: [numberOf(dataset.unit)] });
  for (const { code, title } of [...own.items, ...(own.items.length === 0 ? (await publications.search(question)).items : [])]) {
    const doi = (await publications.work(code))?.identifiers.find(({ scheme }) => scheme === "doi");
    if (doi !== undefined) return [{ relation: "IsSupplementTo", scheme: "doi", value: doi.value, title }];
  }
  return [];
}

/** The accounts of the demonstration; a house without accounts has made-up ones under the same names. */
async function castOf({ identity }: House): Promise<{ readonly declarer: Actor; readonly curator: Actor }> {
  const accounts = await identity.allAccounts();
  const actor = (role: "researcher" | "data-administrator", id: string): Actor => {
    const account = accounts.find(({ email }) => email === `${role}@demonstration.invalid`);
    return { accountId: account?.id ?? id, name: account?.name ?? "Démonstration", roles: [{ role, perimeter: [] }] };
  };
  return { declarer: actor("researcher", "00000000-0000-4000-9000-000000000000"), curator: actor("data-administrator", "00000000-0000-4000-9000-000000000008") };
}
