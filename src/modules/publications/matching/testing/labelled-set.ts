import { hardNegatives } from "./hard-negatives.ts";
import { seededChance, type Chance } from "./seeded-chance.ts";
import { writeLabel, writeParent, writeTown, spoil } from "./spellings.ts";

/** One row of the national register, by column. */
export type RegisterRow = Readonly<Record<string, string>>;

/** A made-up signature of which the truth is known. */
export interface LabelledSignature {
  readonly raw: string;
  readonly on: string;
  /** Numbers of the register that it names. */
  readonly structures: readonly string[];
  /** Register names of the institutions that it names in words. */
  readonly institutions: readonly string[];
  readonly kind: string;
  /** Does it name a unit of the institute? */
  readonly ofInstitute: boolean;
}

export interface Unit {
  readonly number: string;
  readonly name: string;
  readonly acronym: string;
  readonly opened: number;
  readonly street: string;
  readonly postalCode: string;
  readonly town: string;
  readonly ofInstitute: boolean;
  readonly clinical: boolean;
  readonly parents: readonly Parent[];
}
export interface Parent { readonly name: string; readonly acronym: string; readonly uai: string; readonly nature: string; readonly label: string; readonly supervisor: boolean }

const instituteSiren = "180036048";

export function readUnit(row: RegisterRow): Unit {
  const list = (column: string): readonly string[] => (row[column] ?? "").split(";");
  const at = (column: string, rank: number): string => list(column)[rank]?.trim() ?? "";
  const parents = list("tutelles").map((name, rank) => ({
    name: name.trim(), acronym: at("sigles_des_tutelles", rank), uai: at("uai_des_tutelles", rank), nature: at("code_de_nature_de_tutelle", rank),
    label: at("label_numero", rank), supervisor: at("code_de_type_de_tutelle", rank) === "TUTE",
  })).filter(({ name }) => name !== "");
  return {
    number: row["numero_national_de_structure"] ?? "", name: row["libelle"] ?? "", acronym: (row["sigle"] ?? "").trim(), opened: Number(row["annee_de_creation"]),
    street: row["adresse"] ?? "", postalCode: row["code_postal"] ?? "", town: row["commune"] ?? "",
    ofInstitute: (row["siret_des_tutelles"] ?? "").includes(instituteSiren), clinical: parents.some(({ label }) => label.startsWith("CIC")), parents,
  };
}

/**
 * Signatures as people write them, for units drawn from the register. The habits are those seen in by-lines in the open:
 * some write every institution with its label, others a label and a town, an acronym, a name alone; in French or English,
 * with postal codes or without, two affiliations in one line, capitals throughout, slips of the pen. One in four is a hard
 * negative: abroad, a number nobody bears, a unit not yet there, an institution alone.
 *
 * The same rows, seed and count give the same set.
 */
export function labelledSet(rows: readonly RegisterRow[], seed: number, count: number): readonly LabelledSignature[] {
  const chance = seededChance(seed);
  const units = rows.map(readUnit).filter(({ parents, opened }) => parents.length > 0 && opened > 0);
  const own = units.filter(({ ofInstitute }) => ofInstitute);
  const numbers = new Set(units.flatMap(({ parents }) => parents.flatMap(({ label }) => label.match(/\d{2,4}/g) ?? [])));
  return Array.from({ length: count }, () => {
    if (chance.below(4) === 0) return hardNegatives(chance, units, own, numbers);
    const unit = chance.one(chance.below(10) < 6 ? own : units);
    return chance.below(8) === 0 ? twoUnits(chance, unit, chance.one(own)) : oneUnit(chance, unit);
  });
}

function oneUnit(chance: Chance, unit: Unit): LabelledSignature {
  const said = describe(chance, unit);
  const text = chance.below(6) === 0 ? spoil(chance, said.text) : said.text;
  return { raw: text, on: dayFor(chance, unit.opened), structures: [unit.number], institutions: said.institutions, kind: said.kind, ofInstitute: unit.ofInstitute };
}

function twoUnits(chance: Chance, first: Unit, second: Unit): LabelledSignature {
  const [a, b] = [describe(chance, first), describe(chance, second)];
  const text = `${a.text}${chance.one(["; ", " / ", "; and ", ", and ", " | "])}${b.text}`;
  return {
    raw: text, on: dayFor(chance, Math.max(first.opened, second.opened)), structures: [...new Set([first.number, second.number])], institutions: [...new Set([...a.institutions, ...b.institutions])],
    kind: "two units", ofInstitute: first.ofInstitute || second.ofInstitute,
  };
}

export function dayFor(chance: Chance, opened: number): string {
  const from = Math.min(Math.max(opened, 2012), 2021);
  return `${from + chance.below(2023 - from)}-${String(1 + chance.below(12)).padStart(2, "0")}-15`;
}

interface Said { readonly text: string; readonly kind: string; readonly institutions: readonly string[] }

/** One of the ways people sign for a unit. */
export function describe(chance: Chance, unit: Unit): Said {
  const english = chance.below(2) === 0;
  const labelled = unit.parents.filter(({ label, supervisor }) => supervisor && /^[A-Z_-]{1,6}[ _-]?\d{2,4}$/.test(label));
  const town = writeTown(chance, unit);
  const country = chance.below(5) === 0 ? "" : chance.one(["France", "France", "France.", "FRANCE"]);
  const some = chance.several(unit.parents.filter(({ supervisor }) => supervisor), 1 + chance.below(3));
  const short = unit.acronym !== "" && !/\d/.test(unit.acronym) && unit.acronym.length >= 3 ? unit.acronym : "";
  const line = (kind: string, parents: readonly Parent[], pieces: readonly string[]): Said => ({ kind, institutions: [...new Set(parents.map(({ name }) => name))], text: pieces.filter((piece) => piece !== "").join(chance.below(12) === 0 ? " - " : ", ") });
  const first = labelled[0] === undefined ? undefined : chance.one(labelled);
  const department = chance.below(3) === 0 ? chance.one(["Department of Immunology", "Service de Néphrologie", "Team 3", "Equipe labellisée Ligue contre le cancer", "Faculté de Médecine", "Faculty of Pharmacy", "Laboratory of Excellence GR-Ex"]) : "";
  if (first !== undefined) {
    const label = writeLabel(chance, first, true);
    const bare = writeLabel(chance, first, false);
    const others = some.filter((parent) => parent !== first).map((parent) => writeParent(chance, parent, english));
    const pick = chance.below(11);
    if (pick <= 2) return line("label, institution, town", [...some, first], [department, ...chance.shuffled([label, ...others]), town, country]);
    if (pick === 3) return line("label, institution", [...some, first], chance.shuffled([label, ...others]));
    if (pick === 4) return line("label, town", [], [department, bare, town, country]);
    if (pick === 5) return line("name, label", [first], [unit.name, label, country]);
    if (pick === 6 && short !== "") return line("acronym, label", [first], [short, label, town, country]);
    if (pick === 7 && labelled.length > 1) return line("several labels", labelled, [department, ...labelled.map((parent) => writeLabel(chance, parent, true)), town, country]);
    if (pick === 8) return line("everything", some, [short === "" ? unit.name : `${unit.name} (${short})`, bare, ...some.map((parent) => writeParent(chance, parent, english)), unit.street.slice(0, 60), town, country]);
  }
  const parents = some.map((parent) => writeParent(chance, parent, english));
  const pick = chance.below(4);
  if (short !== "" && pick <= 1) return line("acronym, institution, town", some, [department, ...chance.shuffled([short, ...parents]), town, country]);
  if (pick === 2) return line("name, institution", some, [unit.name, ...parents, country]);
  return line("name, town", [], [unit.name, town, country]);
}
