import type { CatalogueKind } from "../readers/index.ts";

/** Records asked for at once, where the source lets one say. */
export const pageSize = 100;

/** Where a harvest of a source begins. An address that already asks a question is taken as it is. */
export function firstPage(kind: CatalogueKind, address: string): string {
  const url = new URL(address);
  if (kind === "ckan" && !/\/api\//.test(url.pathname)) return under(url, "/api/3/action/package_search", { rows: String(pageSize), start: "0", sort: "id asc" });
  if (kind === "udata" && !/\/api\//.test(url.pathname)) return under(url, "/api/1/datasets/", { page_size: String(pageSize), page: "1" });
  if (kind === "dataverse" && !/\/api\//.test(url.pathname)) return under(url, "/api/search", { q: "*", type: "dataset", per_page: String(pageSize), start: "0", sort: "date", order: "asc" });
  if (kind === "data-json" && !url.pathname.endsWith(".json")) return under(url, "/data.json", {});
  return url.href;
}

function under(url: URL, path: string, parameters: Readonly<Record<string, string>>): string {
  const made = new URL(url.href.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(parameters)) made.searchParams.set(name, value);
  return made.href;
}

/** The page after this one: told by the source, else by counting. Null: this was the last. */
export function nextPage(kind: CatalogueKind, page: string, found: { readonly next: string | null; readonly total: number | null; readonly given: number }): string | null {
  if (found.next !== null) return URL.canParse(found.next, page) ? new URL(found.next, page).href : null;
  const url = new URL(page);
  const start = Number(url.searchParams.get("start") ?? "NaN");
  if ((kind !== "ckan" && kind !== "dataverse") || !Number.isInteger(start) || found.total === null || found.given === 0) return null;
  if (start + found.given >= found.total) return null;
  url.searchParams.set("start", String(start + found.given));
  return url.href;
}
