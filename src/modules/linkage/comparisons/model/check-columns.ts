import { cleanings, type ColumnSpec } from "../../domain/model.ts";
import { derivedParts } from "../columns/derived.ts";
import { at, isObject, isText, objectOf, oneOf, textIn, type Faults } from "./faults.ts";

const keys = ["from", "left", "right", "clean", "order", "on", "separator"];

/** Names that the tables of a linkage keep for themselves. */
const reserved = ["k", "id"];

/** Columns whose cleaning could be read, by name. */
export function checkColumns(value: unknown, faults: Faults): Readonly<Record<string, ColumnSpec>> {
  const path = "columns";
  if (!isObject(value)) {
    faults.add(path, "model-wrong-type", "il faut un objet\u202f: une clé par colonne préparée.", "an object is needed: a key for each prepared column.");
    return {};
  }
  const entries = Object.entries(value).filter(([name]) => name !== "$comment" && !name.startsWith("//"));
  if (entries.length === 0) faults.add(path, "model-too-few", "il faut au moins une colonne.", "at least one column is needed.");
  const seen = new Map<string, string>();
  for (const [name, spec] of entries) {
    const here = at(path, name);
    checkName(name, here, seen, faults);
    checkColumn(spec, here, value, faults);
  }
  return Object.fromEntries(entries.filter(([, spec]) => isObject(spec))) as Readonly<Record<string, ColumnSpec>>;
}

function checkName(name: string, path: string, seen: Map<string, string>, faults: Faults): void {
  const low = name.toLowerCase();
  if (name.trim() === "" || reserved.includes(low) || derivedParts.some((part) => low.endsWith(`__${part}`))) {
    faults.add(path, "model-reserved-name", `une colonne préparée ne peut pas s’appeler «\u202f${name}\u202f»\u202f: ce nom est réservé.`, `a prepared column cannot be named “${name}”: that name is kept.`);
  }
  const twin = seen.get(low);
  if (twin !== undefined) faults.add(path, "model-name-twice", `même nom que «\u202f${twin}\u202f» aux majuscules près.`, `same name as “${twin}” but for capitals.`);
  seen.set(low, name);
}

function checkColumn(value: unknown, path: string, all: Readonly<Record<string, unknown>>, faults: Faults): void {
  const spec = objectOf(value, path, keys, ["clean"], faults);
  if (spec === null) return;
  for (const key of ["from", "left", "right"]) {
    const given = spec[key];
    if (given === undefined || isText(given)) continue;
    if (Array.isArray(given) && given.length > 0 && given.every(isText)) continue;
    faults.add(at(path, key), "model-wrong-type", "il faut le nom d’une colonne du fichier, ou une liste de noms.", "the name of a column of the file is needed, or a list of names.");
  }
  const clean = "clean" in spec ? oneOf(spec["clean"], cleanings, at(path, "clean"), { fr: "le nettoyage", en: "cleaning" }, faults) : null;
  if ("order" in spec) {
    oneOf(spec["order"], ["auto", "ymd", "dmy", "mdy"], at(path, "order"), { fr: "l’ordre", en: "order" }, faults);
    onlyFor(clean, ["date"], at(path, "order"), faults);
  }
  if ("separator" in spec) {
    if (typeof spec["separator"] !== "string" || spec["separator"] === "") textIn("", at(path, "separator"), faults);
    onlyFor(clean, ["list", "first-names"], at(path, "separator"), faults);
  }
  if ("on" in spec) {
    onlyFor(clean, ["commune"], at(path, "on"), faults);
    const named = textIn(spec["on"], at(path, "on"), faults);
    if (named !== null && !(named in all)) faults.unknown(at(path, "on"), "model-unknown-column", { fr: "la colonne", en: "column" }, named, Object.keys(all));
    const other = named === null ? undefined : all[named];
    if (isObject(other) && other["clean"] !== "date") faults.add(at(path, "on"), "model-column-does-not-fit", `«\u202f${named}\u202f» n’est pas une colonne de dates.`, `“${named}” is not a column of dates.`);
  }
}

function onlyFor(clean: string | null, wanted: readonly string[], path: string, faults: Faults): void {
  if (clean !== null && !wanted.includes(clean)) faults.add(path, "model-key-out-of-place", `cette clé n’a de sens que pour ${wanted.join(", ")}.`, `this key only makes sense for ${wanted.join(", ")}.`);
}

/** Is a column prepared, and cleaned in one of these ways? `fits` empty: any way. */
export function checkUse(name: unknown, path: string, columns: Readonly<Record<string, ColumnSpec>>, fits: readonly string[], faults: Faults): void {
  const given = textIn(name, path, faults);
  if (given === null) return;
  const spec = Object.hasOwn(columns, given) ? columns[given] : undefined;
  if (spec === undefined) {
    faults.unknown(path, "model-unknown-column", { fr: "la colonne préparée", en: "prepared column" }, given, Object.keys(columns));
    return;
  }
  if (fits.length > 0 && cleanings.includes(spec.clean) && !fits.includes(spec.clean)) {
    faults.add(path, "model-column-does-not-fit", `la colonne «\u202f${given}\u202f» est nettoyée en «\u202f${spec.clean}\u202f»\u202f; il faudrait ${fits.join(", ")}.`, `column “${given}” is cleaned as “${spec.clean}”; ${fits.join(", ")} would be needed.`);
  }
}
