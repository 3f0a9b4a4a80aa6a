import type { EntityRef } from "./entity.ts";

/** Where the pages of each kind of the graph itself stand. */
export const publicFolders = { structure: "/structures", organisation: "/organisations", person: "/people" } as const;
export type PagedKind = keyof typeof publicFolders;

function isPaged(kind: string): kind is PagedKind {
  return Object.hasOwn(publicFolders, kind);
}

/** The stable address of an entity; null for kinds without a page of their own here. */
export function publicPath({ kind, code }: Pick<EntityRef, "kind" | "code">): string | null {
  return isPaged(kind) ? `${publicFolders[kind]}/${encodeURIComponent(code)}` : null;
}
