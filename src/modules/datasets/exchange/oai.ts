import { dataciteElement, dataciteNamespace, dataciteSchema } from "../../../kernel/doi/index.ts";
import { digestOfBodies, dublinCore, type OaiEntry, type OaiFormat, type OaiRepository, type OaiSet } from "../../../kernel/oai/index.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
import type { Datasets } from "../domain/datasets.ts";
import { accessLevels, datasetKinds } from "../domain/metadata.ts";
import type { ExchangeContext } from "./context.ts";
import { doiResourceOf, identifierOf } from "./datacite.ts";
import { contextOf, type ExchangeDeps } from "./deps.ts";
import { dublinCoreOf } from "./dublin-core.ts";
import type { Dataset } from "./record.ts";
import { instantOf } from "./said.ts";

/** DataCite as OpenAIRE harvests it: the resource itself, without a wrapper, as its guidelines for data archives (2.0 and 4.0) want it. */
const dataciteFormat: OaiFormat = { prefix: "oai_datacite", schema: dataciteSchema, namespace: dataciteNamespace };

const setStart = "datasets";
/** To be changed with what records say, so that all are looked at again. */
const recipe = 1;
const atOnce = 200;

interface Position {
  readonly recipe: number;
  readonly lookedOn: string;
  readonly sequence: number;
}

/**
 * Published datasets for OAI-PMH. Withdrawn ones are deleted records; harvested ones are left to their own catalogue. Sets: by kind, by access, by
 * year of publication; `demonstration` for what is made up. Once a day all are looked at again: an embargo may have ended.
 */
export function datasetRepository(deps: Omit<ExchangeDeps, "db" | "files" | "datasets"> & { readonly datasets: Pick<Datasets, "changesAfter" | "published"> }): OaiRepository {
  const idOf = (code: string): string => `${setStart}/${code}`;
  const bodyOf = (dataset: Dataset, prefix: string, context: ExchangeContext): XmlElement | null => {
    if (prefix === dublinCore.prefix) return dublinCoreOf(dataset, context);
    if (prefix !== dataciteFormat.prefix) return null;
    const { value, type } = identifierOf(dataset, context);
    return dataciteElement(value, doiResourceOf(dataset, context), type);
  };
  const formats = [dublinCore, dataciteFormat];
  return {
    name: setStart, formats,
    sets: async (inUse) => named(inUse),
    async changes(position) {
      const context = await contextOf(deps);
      const known = position === null ? null : (JSON.parse(position) as Position);
      const again = known === null || known.recipe !== recipe || known.lookedOn < context.today;
      const changes = await deps.datasets.changesAfter(again ? 0 : known.sequence, atOnce);
      const codes = [...new Set(changes.items.map(({ code }) => code))];
      const here = new Map((await deps.datasets.published(codes)).filter(({ origin }) => origin.kind === "declared").map((dataset) => [dataset.code, dataset]));
      const entries = codes.map((code): OaiEntry => {
        const dataset = here.get(code);
        if (dataset === undefined) return { id: idOf(code), deleted: true, formats: [], sets: [], digest: "" };
        const bodies = formats.flatMap(({ prefix }) => bodyOf(dataset, prefix, context) ?? []);
        return { id: idOf(code), deleted: false, formats: formats.map(({ prefix }) => prefix), sets: setsOf(dataset), digest: digestOfBodies(bodies) };
      });
      return { entries, position: JSON.stringify({ recipe, lookedOn: context.today, sequence: changes.sequence } satisfies Position), whole: false, more: changes.items.length >= atOnce };
    },
    async bodies(ids, prefix) {
      const context = await contextOf(deps);
      const found = await deps.datasets.published(ids.map((id) => id.slice(idOf("").length)));
      return new Map(found.flatMap((dataset) => {
        const body = dataset.origin.kind === "declared" ? bodyOf(dataset, prefix, context) : null;
        return body === null ? [] : [[idOf(dataset.code), body] as const];
      }));
    },
  };
}

function setsOf({ metadata, firstPublishedAt, demonstration }: Dataset): readonly string[] {
  const year = instantOf(firstPublishedAt)?.slice(0, 4);
  return [
    setStart, "openaire_data",
    ...(metadata.kind === null ? [] : [`${setStart}:kind:${metadata.kind}`]),
    ...(metadata.access === null ? [] : [`${setStart}:access:${metadata.access}`]),
    ...(year === undefined ? [] : [`${setStart}:year:${year}`]),
    ...(demonstration ? ["demonstration"] : []),
  ];
}

function named(inUse: readonly string[]): readonly OaiSet[] {
  const sets: OaiSet[] = [{ spec: setStart, name: "Datasets" }, { spec: "openaire_data", name: "OpenAIRE_Data" }];
  for (const spec of inUse) {
    const [start, kind, value] = spec.split(":");
    if (start !== setStart || kind === undefined) continue;
    if (value === undefined) sets.push({ spec, name: `Datasets by ${kind}` });
    else if (kind === "year") sets.push({ spec, name: `Datasets published in ${value}` });
    else if (kind === "kind" && datasetKinds.some((one) => one === value)) sets.push({ spec, name: `Datasets: ${value}` });
    else if (kind === "access" && accessLevels.some((one) => one === value)) sets.push({ spec, name: `Datasets with ${value} access` });
  }
  return sets;
}
