import { searchOf, type LabDeps } from "../../modules/lab/index.ts";
import { registries, type DeclareDeps, type RequestState } from "../../modules/datasets/index.ts";
import type { House } from "../house.ts";

/** What the declaration of datasets is given of the house. */
export function declareDeps(house: House, lab: LabDeps): DeclareDeps {
  const { db, clock, datasets, directory, identity, publications, datasetFiles } = house;
  const search = searchOf(lab);
  return {
    db, clock, datasets, directory, identity, publications, files: datasetFiles.files,
    publisher: async () => {
      const institute = await house.institute();
      return institute.isKnown ? institute.name : null;
    },
    ...(house.config.doiLookup ? { network: registries({ ask: askRegistry }) } : {}),
    openRequests: async (codes) => {
      const open = new Map<string, number>();
      for (const { dataset, state } of await house.requests.facts({ datasets: codes })) if (openStates.includes(state)) open.set(dataset, (open.get(dataset) ?? 0) + 1);
      return open;
    },
    units: async (on) => {
      const { total, items } = await search.search({ text: "", kind: "structure", state: "open", on, pageSize: mostUnits });
      return total > mostUnits ? [] : items.map(({ ref, acronym }) => ({ code: ref.code, text: acronym === null ? ref.name : `${acronym} · ${ref.name}` }));
    },
    findByName: async (text, kind, on) => (await search.search({ text, kind, on })).items.map(({ ref }) => ref),
  };
}

/** More than that is a list to search, not one to be sent with each page. */
const mostUnits = 1000;
/** Requests that wait for somebody who decides. */
const openStates: readonly RequestState[] = ["submitted", "under-review"];
const patienceMilliseconds = 8_000;

async function askRegistry(address: string): Promise<{ readonly status: number; readonly json: unknown }> {
  const answer = await fetch(address, { headers: { accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(patienceMilliseconds) });
  return { status: answer.status, json: answer.ok ? await answer.json() : null };
}
