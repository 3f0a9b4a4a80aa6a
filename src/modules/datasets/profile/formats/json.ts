import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FileProfile } from "../../domain/dataset.ts";
import { figure, remark } from "../issues.ts";
import { plainProfile, type Profiled, type Reading } from "../reading.ts";
import { CsvRows, EndlessRow } from "./csv-rows.ts";
import { decodeChunks, NotUtf8, type TextEncoding } from "./decoder.ts";
import { encodingRemarks, stoppedLate } from "./csv.ts";
import { JsonElements } from "./json-scan.ts";
import { Objects } from "./objects.ts";

export interface TextSource {
  readonly encoding: TextEncoding;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/**
 * Heap that a byte of JSON may take at most, about: `{},` becomes an object of 56 bytes and its place in a list. A thread that runs out
 * of memory inside `JSON.parse` may end the whole process: what could come near its limit is not parsed.
 */
const heapPerByte = 24;

/** A JSON document: rows of an array of objects (of any length), features of a GeoJSON collection, keys of an object. */
export async function profileJson(reading: Reading, { encoding, chunks }: TextSource): Promise<Profiled> {
  const { limits } = reading;
  const objects = new Objects(reading);
  const facts = { undefinedBytes: 0, twice: 0, replaced: 0 };
  let faulty = 0;
  const elements = new JsonElements({ longest: Math.min(limits.wholeBytes, (limits.memoryMb * 1_000_000) / heapPerByte), deepest: limits.depth }, (text) => {
    const value = parsed(text);
    if (value === undefined) faulty += 1;
    else objects.add(value);
    return !reading.isLate();
  });
  try {
    for await (const text of decodeChunks(chunks(), encoding, facts)) if (!elements.push(text)) break;
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return json(encoding, { complete: false, issues: [broken("Le document JSON n’est pas en UTF-8, comme il le doit (RFC 8259).", "The JSON document is not in UTF-8, as it must be (RFC 8259).")] });
  }
  const issues: Issue[] = encodingRemarks(encoding, facts).filter(({ code }) => code !== "datasets.profile-encoding-windows-1252");
  if (elements.stopped === "deep") {
    const n = figure(limits.depth);
    return json(encoding, { complete: false, issues: [broken(`Le document JSON a plus de ${n.fr} niveaux\u202f: il n’a pas été lu.`, `The JSON document has more than ${n.en} levels: it was not read.`, "too-deep")] });
  }
  if (elements.stopped === "long") return json(encoding, { complete: false, issues: [remark("json-too-large", "Le document JSON est trop grand pour être décrit en entier. Préférez JSON Lines ou Parquet pour de tels volumes.", "The JSON document is too large to be described. Prefer JSON Lines or Parquet for such volumes.")] });
  const late = elements.stopped === "wanted" || reading.isCut();
  if (!late && !elements.closed) issues.push(broken("Le document JSON s’arrête avant d’être fini.", "The JSON document stops before its end."));
  if (faulty > 0) issues.push(broken("Des éléments du document JSON ne peuvent pas être lus.", "Some elements of the JSON document cannot be read."));
  if (late) issues.push(stoppedLate(objects.rows));
  if (elements.first === "array") return json(encoding, rowsOf(reading, objects, issues, !late && elements.closed));
  const whole = elements.closed ? parsed(elements.rest()) : undefined;
  if (whole === undefined) return json(encoding, { complete: false, issues: issues.length > 0 ? issues : [broken("Ce n’est pas un document JSON valide.", "This is not a valid JSON document.")] });
  if (isRecord(whole) && whole["type"] === "FeatureCollection" && Array.isArray(whole["features"])) return geoJson(reading, objects, encoding, whole["features"], issues);
  if (isRecord(whole)) {
    const list = Object.values(whole).filter((value): value is readonly unknown[] => Array.isArray(value) && value.length > 0 && value.every(isRecord)).toSorted((a, b) => b.length - a.length)[0];
    for (const row of list ?? [whole]) objects.add(row);
  }
  return json(encoding, rowsOf(reading, objects, issues, true));
}

/** One JSON value a line. */
export async function profileJsonLines(reading: Reading, { encoding, chunks }: TextSource): Promise<Profiled> {
  const objects = new Objects(reading);
  const facts = { undefinedBytes: 0, twice: 0, replaced: 0 };
  const faulty: number[] = [];
  let faults = 0;
  let late = false;
  // A delimiter that no text holds: lines come whole. Quotes are the business of JSON.
  const lines = new CsvRows("\uffff", reading.limits.rowCharacters, ([text = ""], line) => {
    const value = text.trim() === "" || deepestOf(text) > reading.limits.depth ? undefined : parsed(text);
    if (value === undefined && text.trim() !== "") {
      faults += 1;
      if (faulty.length < 5) faulty.push(line);
    } else if (value !== undefined) objects.add(value);
    late = reading.isLate();
    return !late;
  }, false);
  const issues: Issue[] = [];
  try {
    for await (const text of decodeChunks(chunks(), encoding, facts)) if (!lines.push(text)) break;
    if (!late) lines.push("", true);
  } catch (error) {
    if (error instanceof EndlessRow) issues.push(remark("line-too-long", `Ligne ${error.line}\u202f: la ligne est démesurée. La lecture s’est arrêtée là.`, `Line ${error.line}: the line is far too long. Reading stopped there.`, { severity: "error", line: error.line }));
    else if (error instanceof NotUtf8) issues.push(broken("Le fichier n’est pas en UTF-8, comme il le doit (RFC 8259).", "The file is not in UTF-8, as it must be (RFC 8259)."));
    else throw error;
  }
  if (faults > 0) {
    const n = figure(faults);
    issues.push(remark("json-lines", `${n.fr} ligne(s) ne sont pas du JSON\u202f: lignes ${faulty.join(", ")}${faults > faulty.length ? "…" : ""}.`, `${n.en} line(s) are not JSON: lines ${faulty.join(", ")}${faults > faulty.length ? "…" : ""}.`, { severity: "error", ...(faulty[0] === undefined ? {} : { line: faulty[0] }) }));
  }
  if (late || reading.isCut()) issues.push(stoppedLate(objects.rows));
  const complete = !late && !reading.isCut() && issues.every(({ severity, code }) => severity !== "error" || code === "datasets.profile-json-lines");
  return plainProfile("jsonl", "application/jsonl", { encoding, ...rowsOf(reading, objects, issues, complete) });
}

function geoJson(reading: Reading, objects: Objects, encoding: TextEncoding, features: readonly unknown[], issues: readonly Issue[]): Profiled {
  const geometries = new Map<string, number>();
  let precise = 0;
  for (const feature of features) {
    if (!isRecord(feature)) continue;
    if (isRecord(feature["properties"])) objects.add(feature["properties"]);
    else objects.add({});
    const geometry = feature["geometry"];
    const kind = isRecord(geometry) && typeof geometry["type"] === "string" && /^[A-Za-z]{4,20}$/.test(geometry["type"]) ? geometry["type"] : "none";
    geometries.set(kind, (geometries.get(kind) ?? 0) + 1);
    if (kind === "Point" && isRecord(geometry) && Array.isArray(geometry["coordinates"]) && geometry["coordinates"].some((one) => typeof one === "number" && /\.\d{4,}/.test(String(one)))) precise += 1;
  }
  const { issues: found = [], ...rest } = rowsOf(reading, objects, issues, true);
  const more = precise === 0 ? [] : [remark("personal-data", "Données personnelles soupçonnées\u202f: positions précises (géométrie des points). S’il s’agit de personnes ou de domiciles, arrondissez-les.", "Personal data suspected: precise positions (geometry of points). If these are people or homes, round them.")];
  return plainProfile("json", "application/geo+json", { encoding, ...rest, issues: [...found, ...more], properties: { features: features.length, geometries: [...geometries.keys()].toSorted().join(", ") } });
}

function rowsOf(reading: Reading, objects: Objects, issues: readonly Issue[], complete: boolean): Partial<FileProfile> {
  const { fields, remarks, rows, columns } = objects.profile();
  return { rows, tables: fields.length === 0 ? [] : [{ name: reading.tableName, rows, fields }], issues: [...issues, ...remarks], complete, ...(columns > fields.length ? { properties: { columns } } : {}) };
}

function json(encoding: TextEncoding, more: Partial<FileProfile>): Profiled {
  return plainProfile("json", "application/json", { encoding, ...more });
}

function broken(fr: string, en: string, code = "json-broken"): Issue {
  return remark(code, fr, en, { severity: "error" });
}

/** Undefined where it is not JSON; `null` is a value. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function deepestOf(text: string): number {
  const scan = new JsonElements({ longest: Number.POSITIVE_INFINITY, deepest: 1_000 }, () => true);
  scan.push(text);
  return scan.depth;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
