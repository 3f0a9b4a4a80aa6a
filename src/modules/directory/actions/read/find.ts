import type { Db } from "../../../../kernel/db/db.ts";
import { foldIdentifier, foldScheme, joiningSchemes } from "../../domain/cluster/index.ts";
import type { EntityKind } from "../../domain/entity.ts";
import { holdersOf, nodesWithCode, nodesWithId, nodesWithKey, type FoundNode } from "../../store/graph/find-entities.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const schemed = /^([a-z][a-z0-9_-]*)\s*:\s*(.+)$/iu;
const atRegister = /^https?:\/\/(?:www\.)?(ror|orcid|idref|wikidata)\.(?:org|fr)\/.+$/iu;
/** Identifiers that people give without saying which they are. */
const bare = ["rnsr", "siren", "uai", "siret", "orcid", "ror"];

/**
 * Every entity that a text names, best first; none where it names nothing. A UUID or a public code; `scheme:value` with the
 * scheme in any case and the value in any spelling (a SIRET that nobody holds is looked up by its SIREN), a key of a source's
 * own (`sifac:CC-1234`); the address of a thing at ROR, ORCID, IdRef or Wikidata; a bare number of a well-known scheme.
 */
export async function findEntities(db: Db, text: string, kind?: EntityKind): Promise<readonly FoundNode[]> {
  const asked = text.trim();
  if (asked === "" || asked.length > 300 || /\p{Cc}/u.test(asked)) return [];
  if (uuid.test(asked)) return nodesWithId(db, asked.toLowerCase(), kind);
  const register = atRegister.exec(asked)?.[1]?.toLowerCase();
  if (register !== undefined) return holders(db, [register], asked, kind);
  const [, scheme, value] = schemed.exec(asked) ?? [];
  if (scheme !== undefined && value !== undefined) return withScheme(db, scheme, value.trim(), kind);
  const byCode = await nodesWithCode(db, asked, kind);
  return byCode.length > 0 ? byCode : holders(db, bare, asked, kind);
}

async function withScheme(db: Db, scheme: string, value: string, kind: EntityKind | undefined): Promise<readonly FoundNode[]> {
  const folded = foldScheme(scheme);
  const found = await holders(db, [folded], value, kind);
  if (found.length > 0) return found;
  const digits = value.replaceAll(/\D/gu, "");
  if (folded === "siret" && digits.length === 14) return holders(db, ["siren"], digits.slice(0, 9), kind);
  return nodesWithKey(db, [`${scheme}:${value}`, `${scheme.toLowerCase()}:${value}`], kind);
}

async function holders(db: Db, schemes: readonly string[], value: string, kind: EntityKind | undefined): Promise<readonly FoundNode[]> {
  const folds = new Map(schemes.map((scheme) => [foldIdentifier(scheme, value), schemes.filter((other) => foldIdentifier(other, value) === foldIdentifier(scheme, value))]));
  for (const [folded, under] of folds) {
    const found = await holdersOf(db, under, folded, kind);
    // A SIREN or ROR names the thing, wherever it is; a number that was an address of its own has moved.
    if (found.length > 0) return found.map(({ ref, moved }) => ({ ref, moved: moved && under.some((scheme) => joiningSchemes(ref.kind)[0] === scheme) }));
  }
  return [];
}
