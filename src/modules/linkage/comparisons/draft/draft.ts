import type { BlockKey, ColumnSpec, ComparisonSpec, LinkageModel } from "../../domain/model.ts";
import { draftRules, draftSessions } from "./rules.ts";
import type { FileProfile } from "./profile.ts";
import { cleaningFor, meaningOf, type ColumnProfile, type Meaning } from "./recognise.ts";

export interface DraftProfile {
  readonly left: FileProfile;
  /** Without a second file: a search for duplicates. */
  readonly right?: FileProfile;
}

/** A prepared column of the draft, and what both sides hold of it. */
export interface DraftColumn {
  readonly name: string;
  readonly meaning: Meaning;
  readonly left: ColumnProfile;
  readonly right: ColumnProfile;
}

/** Answers to the question itself: to compare them would be to look at the answer. */
const answers = /^(cluster|truth|ground.?truth|label|group|match|entity|duplicate|true.?id).*$/i;
const leastFilled = 0.02;
const textsKept = 6;

/**
 * A complete model from the columns of one file or two: cleanings, comparisons, blocking rules whose cost stays in
 * proportion to the files, training sessions. To be read and mended by someone who knows the data. Columns nobody
 * recognises are compared where both files name them alike; constants, near-empty columns and answers are left out.
 */
export function draftModel(profile: DraftProfile): LinkageModel {
  const { left } = profile;
  const right = profile.right ?? left;
  const found = matchColumns(left, right);
  const columns: Record<string, ColumnSpec> = {};
  for (const { name, meaning, left: one, right: other } of found) {
    const clean = cleaningFor(meaning as Exclude<Meaning, "id">);
    const from = one.name === other.name ? (one.name === name ? {} : { from: one.name }) : { left: one.name, right: other.name };
    const on = meaning === "birth_commune" && found.some((column) => column.name === "birth_date") ? { on: "birth_date" } : meaning === "death_commune" && found.some((column) => column.name === "death_date") ? { on: "death_date" } : {};
    columns[name] = { clean, ...from, ...on };
  }
  const comparisons = draftComparisons(found);
  const rules = draftRules(found, left.rows, profile.right?.rows ?? null);
  const sessions = draftSessions(found, comparisons, rules);
  const id = idOf(left, profile.right);
  return {
    format: "jalon-linkage-model/1", name: profile.right === undefined ? "draft-dedupe" : "draft-link", version: "1",
    description: { fr: "Ébauche tirée des colonnes des fichiers\u202f: à relire avant emploi.", en: "Draft from the columns of the files: to be read before use." },
    ...(id === null ? {} : { id }), columns, comparisons, blocking: rules.length > 0 ? rules : [fallback(found)],
    ...(sessions.length === 0 ? {} : { training: { sessions } }), decision: { probability: 0.5, writeFrom: 0.01, oneToOne: "none" },
  };
}

const fallback = (found: readonly DraftColumn[]): readonly BlockKey[] => found.slice(0, 2).map((column) => column.name);

/** Columns of both sides that mean the same; where one side alone has a usage name, the birth name of the other answers it. */
function matchColumns(left: FileProfile, right: FileProfile): readonly DraftColumn[] {
  const usable = (column: ColumnProfile): boolean => column.filled >= leastFilled && column.distinct > 1 && !answers.test(column.name.trim());
  const [ofLeft, ofRight] = [byMeaning(left.columns.filter(usable)), byMeaning(right.columns.filter(usable))];
  const found: DraftColumn[] = [];
  for (const [meaning, one] of ofLeft) {
    // A list on one side and a single name on the other are both read as a list.
    const wanted: readonly Meaning[] = meaning === "given_name" ? ["given_name", "first_names"] : meaning === "first_names" ? ["first_names", "given_name"] : meaning === "usage_name" ? ["usage_name", "birth_name"] : [meaning];
    const other = wanted.map((name) => [name, ofRight.get(name)] as const).find(([, column]) => column !== undefined);
    if (meaning === "id" || other?.[1] === undefined) continue;
    const own = other[0] === "first_names" ? "first_names" : meaning;
    if (!found.some((column) => column.name === own)) found.push({ name: own, meaning: own, left: one, right: other[1] });
  }
  const taken = new Set(found.flatMap((column) => [column.left.name]));
  const rest = left.columns.filter((column) => usable(column) && !taken.has(column.name));
  const named = rest.flatMap((column) => {
    const other = right.columns.find((candidate) => candidate.name === column.name && usable(candidate));
    // What differs on (nearly, the count is estimated) every row names the row.
    return other === undefined || column.distinct >= left.rows * 0.9 ? [] : [{ name: preparedName(column.name, found), meaning: isFigures(column) ? "code" as const : "city" as const, left: column, right: other }];
  });
  return [...found, ...named.slice(0, textsKept)];
}

const isFigures = (column: ColumnProfile): boolean => column.shapes.length > 0 && column.shapes.every((shape) => /^[9A]*9[9A]*$/.test(shape));

function preparedName(name: string, found: readonly DraftColumn[]): string {
  const plain = name.trim().toLowerCase();
  return ["k", "id"].includes(plain) || plain.includes("__") || found.some((column) => column.name === plain) ? `${plain.replaceAll("__", "_")}_value` : plain;
}

/** The fullest column of each meaning. */
function byMeaning(columns: readonly ColumnProfile[]): ReadonlyMap<Meaning, ColumnProfile> {
  const best = new Map<Meaning, ColumnProfile>();
  for (const column of columns) {
    const meaning = meaningOf(column);
    if (meaning === null || meaning === "date") continue;
    const known = best.get(meaning);
    if (known === undefined || column.filled > known.filled + 0.05) best.set(meaning, column);
  }
  // A usage name alone is the only surname there is.
  const usage = best.get("usage_name");
  if (usage !== undefined && !best.has("birth_name")) { best.delete("usage_name"); best.set("birth_name", usage); }
  return best;
}

function draftComparisons(found: readonly DraftColumn[]): readonly ComparisonSpec[] {
  const has = (name: string): boolean => found.some((column) => column.name === name);
  const frequent = ["birth_name", "given_name", "birth_commune", "residence_commune", "death_commune", "commune", "postcode", "city", "email"];
  return found.flatMap((column): ComparisonSpec[] => {
    if (column.name === "usage_name" && has("birth_name")) return [];
    const kind = cleaningFor(column.meaning as Exclude<Meaning, "id">);
    if (kind === "raw") return [];
    const several = column.name === "birth_name" && has("usage_name") ? { columns: ["birth_name", "usage_name"] } : {};
    return [{ name: column.name, kind, ...several, ...(frequent.includes(column.meaning) ? { termFrequency: true } : {}) }];
  });
}

function idOf(left: FileProfile, right: FileProfile | undefined): NonNullable<LinkageModel["id"]> | null {
  const named = (file: FileProfile): string | null => file.columns.find((column) => column.filled === 1 && column.distinct >= file.rows * 0.9 && meaningOf(column) === "id")?.name ?? null;
  const one = named(left);
  if (right === undefined) return one;
  const other = named(right);
  if (one === null || other === null) return null;
  return one === other ? one : { left: one, right: other };
}
