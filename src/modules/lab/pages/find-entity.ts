import type { Reply } from "../../../kernel/http/route.ts";
import { publicPath, type Directory, type EntityRef } from "../../directory/index.ts";
import { unknownEntity, type PagedKind } from "./errors.ts";

/** The stable address of an entity, or null for kinds without a page. */
export const pathOf = publicPath;

export type Found = { readonly ref: EntityRef } | { readonly move: Reply };

/**
 * The entity that an address names by its code, an identifier (`siren:180036048`) or the code of one merged into it.
 * Anything but the code itself moves for ever to the same face of the code (`face`: what follows it in the path; the
 * query is kept). Fails with `lab.unknown-KIND` (404).
 */
export async function findEntity(directory: Pick<Directory, "find" | "findAll">, kind: PagedKind, text: string, url: URL, face = ""): Promise<Found> {
  const found = await directory.find(text, kind);
  if (found === null || found.ref.kind !== kind) throw unknownEntity(kind);
  if (found.ref.code === text && !found.moved) return { ref: found.ref };
  // One identifier may be that of several (schools of one SIREN): the search lets the reader choose.
  if (text.includes(":") && (await directory.findAll(text, kind)).length > 1) {
    return { move: { kind: "redirect", to: `/lab?${new URLSearchParams({ q: text.slice(text.indexOf(":") + 1) }).toString()}` } };
  }
  return { move: { kind: "redirect", to: `${pathOf(found.ref) ?? "/"}${face}${url.search}`, permanent: true } };
}
