import type { HarvestSource, SourceClient } from "../domain/harvest.ts";
import type { ClientDeps } from "./client-deps.ts";
import { crossrefClient } from "./crossref.ts";
import { halClient } from "./hal.ts";
import { openalexClient } from "./openalex.ts";
import { orcidClient } from "./orcid.ts";
import { pubmedClient } from "./pubmed.ts";

const clients: Readonly<Record<HarvestSource, (deps: ClientDeps) => SourceClient>> = {
  hal: halClient, openalex: openalexClient, crossref: crossrefClient, pubmed: pubmedClient, orcid: orcidClient,
};

/** The client of a source, for one harvest. */
export function createClient(source: HarvestSource, deps: ClientDeps): SourceClient {
  return clients[source](deps);
}
export { createAsk, type Ask } from "./ask.ts";
export { baseAddressIssues } from "./address.ts";
export { networkTransport, usualTransport, type Transport } from "./transport.ts";
export type { ClientDeps, Readers } from "./client-deps.ts";
export { sourceReaders } from "./readers.ts";
