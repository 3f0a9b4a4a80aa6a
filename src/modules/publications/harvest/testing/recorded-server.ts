import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { crossrefItem, halDoc, openalexWork, orcidWorks, pubmedSet, type RecordedWork } from "./recorded-answers.ts";

/** What goes wrong with one answer, in place of it. */
export type ScriptedTrouble =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  /** Fewer bytes than `content-length` says, then the connection closes. */
  | { readonly kind: "cut" }
  /** Ends in the middle of a record although the connection closes in good order. */
  | { readonly kind: "cut-quietly" }
  /** Packed, and cut in the middle. */
  | { readonly kind: "cut-packed" }
  | { readonly kind: "reset" }
  /** Nothing for so long. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** A page of error with status 200. */
  | { readonly kind: "html" }
  | { readonly kind: "type"; readonly type: string }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "body"; readonly body: string }
  /** The list is empty, the cursor goes on. */
  | { readonly kind: "empty-page" }
  | { readonly kind: "same-cursor" }
  | { readonly kind: "total"; readonly total: number }
  /** The first record of the page before comes again. */
  | { readonly kind: "repeat" };

export interface RecordedRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
}

export interface RecordedServer {
  /** Without a slash at the end. */
  readonly address: string;
  readonly requests: RecordedRequest[];
  /** What the sources hold; may be changed while the server runs. */
  works: readonly RecordedWork[];
  people: ReadonlyMap<string, readonly RecordedWork[]>;
  /** Troubles of the next requests in order; `null`: this one is answered well. */
  readonly script: (ScriptedTrouble | null)[];
  /** Told of each request as it comes. */
  onRequest: () => void;
  /** PubMed and others never give more than this at once. */
  most: number;
  /** Cursors given so far are unknown from now on. */
  forgetCursors(): void;
  close(): Promise<void>;
}

/** A local server that answers as the sources do, with paging, filters by day, and troubles on demand. */
export async function startRecordedServer(works: readonly RecordedWork[]): Promise<RecordedServer> {
  let epoch = 0;
  const scrolls = new Map<string, number>();
  const state = {
    works, people: new Map<string, readonly RecordedWork[]>(), requests: [] as RecordedRequest[], script: [] as (ScriptedTrouble | null)[], most: 9_999, onRequest: (): void => undefined,
    forgetCursors: () => { epoch += 1; scrolls.clear(); },
  };

  const since = (text: string | undefined, of: (work: RecordedWork) => string): readonly RecordedWork[] => (text === undefined ? state.works : state.works.filter((work) => of(work) >= text));

  function page(all: readonly RecordedWork[], start: number, rows: number, trouble: ScriptedTrouble | null): { works: readonly RecordedWork[]; next: number; total: number } {
    const kept = trouble?.kind === "empty-page" ? [] : all.slice(start, start + rows);
    const repeated = trouble?.kind === "repeat" && start > 0 ? all.slice(start - 1, start) : [];
    return { works: [...repeated, ...kept], next: trouble?.kind === "same-cursor" ? start : start + kept.length, total: trouble?.kind === "total" ? trouble.total : all.length };
  }

  function bodyOf({ path, query }: RecordedRequest, trouble: ScriptedTrouble | null): { status?: number; body: string; type: string } | null {
    const json = (value: unknown, status = 200) => ({ status, body: JSON.stringify(value), type: "application/json" });
    if (path.startsWith("/hal/search/")) {
      const [, of, day] = /^(modified|publication)Date_tdate:\[(\d{4}-\d\d-\d\d)T/.exec(query["fq"] ?? "") ?? [];
      const all = since(day, (work) => (of === "publication" ? work.published : work.changed));
      const mark = query["cursorMark"] ?? "*";
      const start = mark === "*" ? 0 : Number(Buffer.from(mark, "base64").toString().slice(2));
      const found = page(all, start, Number(query["rows"]), trouble);
      const next = found.next === start ? mark : Buffer.from(`AE${found.next}`).toString("base64");
      return json({ response: { numFound: found.total, start: 0, numFoundExact: true, docs: found.works.map(halDoc) }, nextCursorMark: next });
    }
    if (path === "/openalex/works") {
      const [, of, day] = /from_(updated|publication)_date:(\d{4}-\d\d-\d\d)/.exec(query["filter"] ?? "") ?? [];
      const all = since(day, (work) => (of === "publication" ? work.published : work.changed));
      const cursor = query["cursor"] ?? "*";
      const start = cursor === "*" ? 0 : Number(Buffer.from(cursor, "base64").toString().slice(1));
      const found = page(all, start, Number(query["per-page"]), trouble);
      return json({ meta: { count: found.total, per_page: Number(query["per-page"]), next_cursor: found.works.length === 0 && trouble === null ? null : Buffer.from(`I${found.next}`).toString("base64") }, results: found.works.map(openalexWork), group_by: [] });
    }
    if (path === "/crossref/works") {
      const filter = query["filter"] ?? "";
      const year = /from-created-date:(\d{4})/.exec(filter)?.[1];
      const all = since(/from-index-date:(\d{4}-\d\d-\d\d)/.exec(filter)?.[1], (work) => work.changed).filter((work) => year === undefined || work.created.startsWith(year));
      const rows = Number(query["rows"]);
      const cursor = query["cursor"];
      if (rows === 0 || cursor === undefined) return json({ status: "ok", "message-type": "work-list", message: { "total-results": all.length, items: [] } });
      // As the real one: one cursor for the whole list, which the server moves on.
      const name = `scroll-${epoch}-${filter}`;
      if (cursor !== "*" && !scrolls.has(cursor)) return json({ status: "failed", message: [{ type: "parameter-not-found", message: "The cursor has expired" }] }, 404);
      const start = cursor === "*" ? 0 : scrolls.get(cursor) ?? 0;
      const found = page(all, start, rows, trouble);
      scrolls.set(name, found.next);
      return json({ status: "ok", "message-type": "work-list", message: { "total-results": found.total, "next-cursor": name, items: found.works.map(crossrefItem) } });
    }
    if (path === "/pubmed/esearch.fcgi") {
      const field = query["datetype"] === "mdat" ? "changed" : query["datetype"] === "pdat" ? "published" : "created";
      const day = (text: string | undefined): string => (text ?? "").replaceAll("/", "-");
      const all = state.works.filter((work) => work[field] >= day(query["mindate"]) && work[field] <= day(query["maxdate"]));
      const most = Math.min(Number(query["retmax"]), state.most);
      return json({ header: { type: "esearch", version: "0.3" }, esearchresult: { count: String(all.length), retmax: String(most), retstart: "0", idlist: all.slice(0, most).map((work) => String(38_000_000 + work.number)).toReversed(), translationset: [], querytranslation: "" } });
    }
    if (path === "/pubmed/efetch.fcgi") {
      const wanted = new Set((query["id"] ?? "").split(","));
      return { body: pubmedSet(state.works.filter((work) => wanted.has(String(38_000_000 + work.number)))), type: "text/xml; charset=utf-8" };
    }
    const orcid = /^\/orcid\/v3\.0\/([\d-]+X?)\/works$/.exec(path)?.[1];
    const theirs = orcid === undefined ? undefined : state.people.get(orcid);
    return orcid === undefined || theirs === undefined ? null : json(orcidWorks(orcid, theirs));
  }

  function answer(incoming: IncomingMessage, response: ServerResponse): void {
    const url = new URL(incoming.url ?? "/", "http://local");
    const request = { path: url.pathname, query: Object.fromEntries(url.searchParams), headers: incoming.headers };
    state.requests.push(request);
    state.onRequest();
    const trouble = state.script.shift() ?? null;
    const found = bodyOf(request, trouble);
    if (found === null) {
      response.writeHead(404, { "content-type": "application/json" }).end("{\"error-code\":9016}");
      return;
    }
    const type = trouble?.kind === "type" ? trouble.type : found.type;
    const whole = Buffer.from(found.body);
    switch (trouble?.kind) {
      case "status": response.writeHead(trouble.status, { "content-type": "text/plain", ...(trouble.retryAfter === undefined ? {} : { "retry-after": trouble.retryAfter }) }).end("not now"); return;
      case "cut":
        response.writeHead(200, { "content-type": type, "content-length": whole.length });
        response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => { response.destroy(); });
        return;
      case "cut-quietly": response.writeHead(200, { "content-type": type }).end(whole.subarray(0, Math.floor(whole.length / 2))); return;
      case "cut-packed": {
        const packed = gzipSync(whole);
        response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(packed.subarray(0, Math.floor(packed.length / 2)));
        return;
      }
      case "reset": incoming.socket.resetAndDestroy(); return;
      case "slow": setTimeout(() => { response.writeHead(200, { "content-type": type }).end(whole); }, trouble.milliseconds).unref(); return;
      case "html": response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Maintenance</title>"); return;
      case "redirect": response.writeHead(302, { location: trouble.to }).end(); return;
      case "body": response.writeHead(200, { "content-type": type }).end(trouble.body); return;
      default: break;
    }
    const packed = incoming.headers["accept-encoding"] === "gzip" && whole.length > 1_000;
    response.writeHead(found.status ?? 200, { "content-type": type, ...(packed ? { "content-encoding": "gzip" } : {}) }).end(packed ? gzipSync(whole) : whole);
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  });
}
