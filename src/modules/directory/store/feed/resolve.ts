import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { NodeKey } from "../../domain/entity.ts";
import { checkIdentifier, foldIdentifier, isWellFormed, labelSpellings, parseLabel, schemes } from "../../domain/identifiers/index.ts";
import { foldName } from "../../domain/rnsr/keys.ts";
import { foldText, keyPrefix, quote, referenceId, type CellFault, type Reference, type Resolution, type ResolveReferences, type Said } from "../../domain/mapping/index.ts";

interface Found {
  readonly entity: string;
  readonly node: NodeKey;
  readonly name: string;
}
type Lookup = (text: string) => readonly Found[];

/**
 * Looks references up in the graph: structures by RNSR number, by label at the institute (`U1016`, `UMR_S 1016`) or by an
 * acronym that only one bears; organisations and people by identifier; things of a management system by its own key.
 * `institute` is `scheme:value`. Reads only; all texts of one way go in one query.
 */
export function createResolver(db: Db, institute: string): ResolveReferences {
  return async (references) => {
    const lookups = new Map<string, Lookup>();
    for (const reference of references) {
      for (const way of reference.by) {
        const id = `${reference.kind} ${way}`;
        if (lookups.has(id)) continue;
        const texts = references.filter((one) => one.kind === reference.kind && one.by.includes(way)).map((one) => one.text);
        lookups.set(id, await lookupOf(db, institute, reference.kind, way, texts));
      }
    }
    return new Map(references.map((reference) => [referenceId(reference), resolutionOf(reference, (way) => lookups.get(`${reference.kind} ${way}`)?.(reference.text) ?? [])]));
  };
}

function resolutionOf(reference: Reference, find: (way: string) => readonly Found[]): Resolution {
  for (const way of reference.by) {
    const found = find(way);
    const entities = new Map(found.map((one) => [one.entity, one]));
    const only = [...entities.values()][0];
    if (only === undefined) continue;
    if (entities.size === 1) return { found: only.node };
    return { fault: ambiguous(reference, [...entities.values()]) };
  }
  return (reference.unknown === "new" ? named(reference) : null) ?? { fault: unknown(reference) };
}

function ambiguous({ text }: Reference, found: readonly Found[]): CellFault {
  const names = found.slice(0, 4).map((one) => `${one.name} (${one.node.key})`).join(" ; ");
  return { code: "ambiguous-reference", fr: `${quote(text).fr} désigne ${found.length} fiches\u202f: ${names.replaceAll(" ;", "\u202f;")}. Donnez un identifiant.`, en: `${quote(text).en} names ${found.length} records: ${names.replaceAll(" ;", ";")}. Give an identifier.` };
}

const wayNames: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  rnsr: { fr: "numéro RNSR", en: "RNSR number" }, label: { fr: "label à l’institut", en: "label at the institute" }, acronym: { fr: "sigle", en: "acronym" },
  name: { fr: "nom", en: "name" }, code: { fr: "code", en: "code" }, "key:staff": { fr: "matricule", en: "staff number" }, "key:project": { fr: "numéro de projet", en: "project number" },
  uai: { fr: "UAI", en: "UAI" },
};

function unknown({ text, by }: Reference): CellFault {
  const meant = by.filter((way) => schemes.has(way) && looksLike(way, text));
  // A SIREN is no SIRET cut short: the scheme whose form it has is the one that was meant.
  const scheme = meant.find((way) => isWellFormed(way, text)) ?? meant[0];
  const issue = scheme === undefined ? null : checkIdentifier(scheme, text).issue;
  if (issue !== null) return { code: "bad-identifier", fr: `${quote(text).fr}\u202f: ${issue.fr}`, en: `${quote(text).en}: ${issue.en}` };
  const ways = (language: "fr" | "en"): string => by.map((way) => wayNames[way]?.[language] ?? schemes.get(way)?.name[language] ?? way.replace(keyPrefix, "")).join(", ");
  return { code: "unknown-reference", fr: `${quote(text).fr} n’est pas connu (cherché par\u202f: ${ways("fr")}).`, en: `${quote(text).en} is not known (looked up by: ${ways("en")}).` };
}

/** Was an identifier of this scheme meant? A name is not, which has letters and spaces where the scheme has digits. */
function looksLike(scheme: string, text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return digits >= 6 || (scheme === "ror" && text.includes("ror.org"));
}

/** A thing that this file names first, by the first way that fits the text. */
function named({ kind, by, text }: Reference): Resolution | null {
  for (const way of by) {
    if (way.startsWith(keyPrefix)) return { created: { kind, key: `${way.slice(keyPrefix.length)}:${text}` }, says: [] };
    if (way === "name") return { created: { kind, key: `name:${foldName(text)}` }, says: [{ field: "name", value: text }] };
    if (!schemes.has(way)) continue;
    const { value, valid } = checkIdentifier(way, text);
    if (valid) return { created: { kind, key: `${way}:${value}` }, says: [identifierSaid(way, value)] };
  }
  return null;
}

function identifierSaid(scheme: string, value: string): Said {
  return { field: "identifier", slot: `${scheme}:${value}`, value: { scheme, value, valid: true } };
}

async function lookupOf(db: Db, institute: string, kind: string, way: string, texts: readonly string[]): Promise<Lookup> {
  if (way.startsWith(keyPrefix)) return byKey(db, kind, way.slice(keyPrefix.length), texts);
  if (way === "code") return byCode(db, kind, texts);
  if (way === "label") return byLabel(db, institute);
  if (way === "acronym" || way === "name") return byName(db, kind, way);
  return byIdentifier(db, kind, way, texts);
}

type NodeRow = { entity: string; kind: string; key: string; name: string | null; sought: string };

function grouped(rows: readonly NodeRow[], soughtOf: (text: string) => readonly string[]): Lookup {
  const bySought = new Map<string, Found[]>();
  for (const { entity, kind, key, name, sought } of rows) bySought.set(sought, [...(bySought.get(sought) ?? []), { entity, node: { kind, key }, name: name ?? key }]);
  return (text) => soughtOf(text).flatMap((one) => bySought.get(one) ?? []);
}

/** The node of that key itself, merged or not: what a management system calls it. */
async function byKey(db: Db, kind: string, prefix: string, texts: readonly string[]): Promise<Lookup> {
  const rows = await db.query<NodeRow>(sql`
    select n.entity, n.kind, n.key, r.name, n.key as sought from directory.node n left join directory.record r on r.entity = n.entity
    where n.kind = ${kind} and n.key = any(${array(texts.map((text) => `${prefix}:${text}`), "text")})`);
  return grouped(rows, (text) => [`${prefix}:${text}`]);
}

async function byCode(db: Db, kind: string, texts: readonly string[]): Promise<Lookup> {
  const rows = await db.query<NodeRow>(sql`
    select n.entity, n.kind, n.key, r.name, n.code as sought from directory.node n left join directory.record r on r.entity = n.entity
    where n.kind = ${kind} and n.code = any(${array(texts, "text")})`);
  return grouped(rows, (text) => [text]);
}

/** By identifier of the entity, and by the key of a node that is known by its number alone. A SIRET also leads to its SIREN. */
async function byIdentifier(db: Db, kind: string, scheme: string, texts: readonly string[]): Promise<Lookup> {
  const soughtOf = (text: string): string[] => {
    const { value, valid } = checkIdentifier(scheme, text);
    return valid ? [`${scheme}:${foldIdentifier(value)}`] : [];
  };
  const alsoSiren = (text: string): string[] => soughtOf(text).flatMap((one) => (scheme === "siret" ? [one, `siren:${one.slice(6, 15)}`] : [one]));
  const sought = [...new Set(texts.flatMap(alsoSiren))];
  const keys = texts.flatMap((text) => { const { value, valid } = checkIdentifier(scheme, text); return valid ? [`${scheme}:${value}`] : []; });
  const rows = await db.query<NodeRow>(sql`
    select n.entity, n.kind, n.key, r.name, i.scheme || ':' || i.folded as sought
    from directory.identifier i join directory.node n on n.id = i.entity left join directory.record r on r.entity = n.entity
    where i.kind = ${kind} and i.valid and i.scheme || ':' || i.folded = any(${array(sought, "text")}) and i.scheme = any(${array(scheme === "siret" ? ["siret", "siren"] : [scheme], "text")})`);
  const direct = await db.query<NodeRow>(sql`
    select n.entity, n.kind, n.key, r.name, n.key as sought from directory.node n left join directory.record r on r.entity = n.entity
    where n.kind = ${kind} and n.key = any(${array(keys, "text")})`);
  const all = [...direct.map((row) => ({ ...row, sought: `${scheme}:${foldIdentifier(row.key.slice(scheme.length + 1))}` })), ...rows];
  const exact = grouped(all, soughtOf);
  if (scheme !== "siret") return exact;
  const wide = grouped(all, alsoSiren);
  return (text) => (exact(text).length > 0 ? exact(text) : wide(text));
}

/** By the label that a structure bears at the institute: two structures may share one, which is then ambiguous. */
async function byLabel(db: Db, institute: string): Promise<Lookup> {
  const [scheme = "", value = ""] = institute.split(/:(.*)/s);
  const rows = await db.query<NodeRow>(sql`
    select distinct n.entity, n.kind, n.key, r.name, l.value->>'labelNumber' as sought
    from directory.relation l join directory.node n on n.id = l.subject left join directory.record r on r.entity = n.entity
    where l.field in ('co-supervision', 'participation') and l.value->>'labelNumber' is not null
      and l.object in (
        select entity from directory.identifier where scheme = ${scheme} and folded = ${foldIdentifier(value)}
        union select entity from directory.node where kind = 'organisation' and key = ${institute})`);
  const spelt = rows.flatMap((row) => (parseLabel(row.sought) === null ? [] : labelSpellings(row.sought).map((one) => ({ ...row, sought: foldIdentifier(one) }))));
  const lookup = grouped(spelt, (text) => [foldIdentifier(text)]);
  return (text) => {
    const label = parseLabel(text);
    return label === null ? [] : lookup(label.canonical);
  };
}

async function byName(db: Db, kind: string, way: "name" | "acronym"): Promise<Lookup> {
  const rows = await db.query<NodeRow>(sql`
    select r.entity, r.kind, n.key, r.name, ${way === "name" ? sql`r.name` : sql`r.acronym`} as sought
    from directory.record r join directory.node n on n.id = r.entity
    where r.kind = ${kind} and ${way === "name" ? sql`r.name` : sql`r.acronym`} is not null`);
  return grouped(rows.map((row) => ({ ...row, sought: foldText(row.sought) })), (text) => [foldText(text)]);
}
