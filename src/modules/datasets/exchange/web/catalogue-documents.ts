import { Readable } from "node:stream";
import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes, rdfWriters, type Quad, type RdfFormat } from "../../../../kernel/rdf/index.ts";
import type { Batches, CataloguePage } from "../graph/catalogue.ts";
import { prefixes } from "../graph/terms.ts";

/** The forms of RDF by the ending of their addresses. */
export const endings = { ttl: "turtle", jsonld: "json-ld", rdf: "rdf-xml" } as const satisfies Readonly<Record<string, RdfFormat>>;

const size = 100;

const query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).optional() });

/** A catalogue of records with codes, read in the order of codes. */
export interface CatalogueDocuments<T> {
  /** Where the world reaches this site, without a slash at its end. */
  readonly siteUrl: string;
  /** Below that address, without ending. */
  readonly path: string;
  readonly summary: string;
  count(): Promise<number>;
  /** The code after which page `page` (from 1) starts; null where there is no such page. */
  startOf(page: number, size: number): Promise<string | null>;
  after(code: string, limit: number): Promise<readonly T[]>;
  all(): AsyncIterable<readonly T[]>;
  quads(batches: Batches<T>, page?: CataloguePage): Promise<AsyncIterable<readonly Quad[]>>;
}

/** The catalogue in each form of RDF: whole and streamed, so that its size costs nothing; `?page=1` gives a hundred at a time with the way to the next (Hydra). */
export function catalogueDocumentRoutes<T>(catalogue: CatalogueDocuments<T>): readonly Route[] {
  return Object.entries(endings).map(([ending, format]) => route({
    method: "GET", path: `${catalogue.path}.${ending}`, access: "public", summary: `${catalogue.summary} (${format}), whole or by pages`, query, perMinute: 60,
    handle: async ({ query: { page } }) => (page === undefined ? whole(catalogue, format, ending) : part(catalogue, format, ending, page)),
  }));
}

function whole<T>(catalogue: CatalogueDocuments<T>, format: RdfFormat, ending: string): Reply {
  return {
    kind: "stream", mediaType: rdfMediaTypes[format], fileName: `catalogue.${ending}`, sizeBytes: null,
    open: async () => Readable.from(rdfWriters[format](await catalogue.quads(catalogue.all()), prefixes), { objectMode: false }),
  };
}

async function part<T>(catalogue: CatalogueDocuments<T>, format: RdfFormat, ending: string, page: number): Promise<Reply> {
  const total = await catalogue.count();
  const last = Math.max(1, Math.ceil(total / size));
  const start = page > last ? null : await catalogue.startOf(page, size);
  if (start === null) throw new AppError("datasets.no-such-page", { fr: `Le catalogue n’a que ${last} pages.`, en: `The catalogue has only ${last} pages.` }, { status: 404 });
  const address = (number: number): string => `${catalogue.siteUrl}${catalogue.path}.${ending}?page=${number}`;
  const place: CataloguePage = { total, size, addresses: { self: address(page), first: address(1), previous: page > 1 ? address(page - 1) : null, next: page < last ? address(page + 1) : null, last: address(last) } };
  const text = await writtenAs(await catalogue.quads([await catalogue.after(start, size)], place), format);
  return { kind: "document", mediaType: rdfMediaTypes[format], text, links: place.addresses.next === null ? [] : [`<${place.addresses.next}>; rel="next"`] };
}

/** Statements as one text, in the short names of the standards. */
export async function writtenAs(batches: Batches<Quad>, format: RdfFormat): Promise<string> {
  let text = "";
  for await (const piece of rdfWriters[format](batches, prefixes)) text += piece;
  return text;
}
