import type { EntityRef } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";

const folders: Readonly<Record<string, string>> = { structure: "structures", organisation: "organisations", person: "people" };

/** The page of an entity: whole where the site knows its public address, else as a path. Kinds without a page give that of the search. */
export function pageUrl({ publicUrl }: Pick<LabDeps, "publicUrl">, ref: Pick<EntityRef, "kind" | "code">): string {
  const folder = folders[ref.kind];
  const path = folder === undefined ? "/" : `/${folder}/${encodeURIComponent(ref.code)}`;
  return `${publicUrl?.replace(/\/+$/, "") ?? ""}${path}`;
}

/** The same entity in the API; `face` is what follows its code. */
export function apiPath(ref: Pick<EntityRef, "kind" | "code">, face = ""): string {
  return `/api/v1/${folders[ref.kind] ?? "structures"}/${encodeURIComponent(ref.code)}${face}`;
}
