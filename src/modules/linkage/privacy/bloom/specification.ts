import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { LinkageModel } from "../../domain/model.ts";

/**
 * How two parties encode (`jalon-linkage-encoding/1`): both need the same, and the same key. Folding, balancing and random
 * hashing are always on; what can be chosen has a least value.
 */
export interface EncodingSpec {
  readonly format: "jalon-linkage-encoding/1";
  /** Encodings of two projects have nothing in common. */
  readonly project: string;
  /** Bits of a filter before folding. */
  readonly bits: number;
  /** Bits set by each part of a value. */
  readonly hashes: number;
  /** Prepared date whose year salts every part of a row: rows of another year share no bit by design. */
  readonly salt: string;
  /** Prepared columns by filter. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Keys for blocking, taken from the filter itself: how many, and of how many bits. */
  readonly bands: number;
  readonly bandBits: number;
}

export const least = { bits: 1_024, hashes: 15, columnsPerGroup: 2, bandBits: 16 } as const;
export const most = { bits: 8_192, hashes: 30, bands: 40 } as const;

const issue = (field: string, fr: string, en: string): Issue => ({ field, code: "linkage.encoding-too-weak", severity: "error", text: { fr, en } });

/** The encoding a model suggests: names in one filter, birth and sex and place in another, salted by the year of birth. */
export function defaultEncoding(model: LinkageModel, project: string): EncodingSpec {
  const entries = Object.entries(model.columns);
  const cleaned = (...kinds: readonly string[]): string[] => entries.filter(([, spec]) => kinds.includes(spec.clean)).map(([name]) => name);
  return {
    format: "jalon-linkage-encoding/1", project, bits: least.bits, hashes: 20, salt: cleaned("date")[0] ?? "", bands: 24, bandBits: 20,
    groups: { names: cleaned("name", "first-names"), birth: cleaned("date", "sex", "commune", "department") },
  };
}

/** Throws `linkage.encoding-too-weak` with every fault: below the least, an encoding protects too little to be called one. */
export function checkEncoding(spec: EncodingSpec, columns: LinkageModel["columns"]): void {
  const issues: Issue[] = [];
  if (!Number.isInteger(spec.bits) || spec.bits < least.bits || spec.bits > most.bits || spec.bits % 512 !== 0) issues.push(issue("bits", `il faut de ${least.bits} à ${most.bits} bits, multiples de 512.`, `${least.bits} to ${most.bits} bits are needed, multiples of 512.`));
  if (!Number.isInteger(spec.hashes) || spec.hashes < least.hashes || spec.hashes > most.hashes) issues.push(issue("hashes", `il faut de ${least.hashes} à ${most.hashes} bits par partie de valeur.`, `${least.hashes} to ${most.hashes} bits for each part of a value are needed.`));
  if (columns[spec.salt]?.clean !== "date") issues.push(issue("salt", "il faut une colonne de dates dont l’année sale chaque ligne\u202f; sans sel, les fréquences des noms se lisent dans les filtres.", "a column of dates whose year salts each row is needed; without salt the frequencies of names can be read in the filters."));
  if (!Number.isInteger(spec.bands) || spec.bands < 1 || spec.bands > most.bands || !Number.isInteger(spec.bandBits) || spec.bandBits < least.bandBits || spec.bandBits > 40) issues.push(issue("bands", `il faut de 1 à ${most.bands} clés de bloc de ${least.bandBits} à 40 bits.`, `1 to ${most.bands} blocking keys of ${least.bandBits} to 40 bits are needed.`));
  for (const [name, members] of Object.entries(spec.groups)) {
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(name)) issues.push(issue("groups", "un nom de filtre s’écrit en minuscules sans accents.", "the name of a filter is written in plain small letters."));
    if (members.length < least.columnsPerGroup) issues.push(issue(`groups.${name}`, "un filtre d’une seule colonne se déchiffre par fréquences\u202f: il en faut au moins deux.", "a filter of a single column can be read by frequencies: at least two are needed."));
    for (const member of members) {
      if (columns[member] === undefined) issues.push(issue(`groups.${name}`, `la colonne «\u202f${member}\u202f» n’est pas dans le modèle.`, `column “${member}” is not in the model.`));
    }
  }
  if (Object.keys(spec.groups).length === 0) issues.push(issue("groups", "il faut au moins un filtre.", "at least one filter is needed."));
  if (issues.length > 0) {
    throw new AppError("linkage.encoding-too-weak", {
      fr: "Cet encodage protégerait trop peu, ou ne peut se faire\u202f: corrigez ce qui est signalé.",
      en: "This encoding would protect too little, or cannot be done: mend what is pointed out.",
    }, { issues });
  }
}

export function encodingNotReadable(): AppError {
  return new AppError("linkage.encoding-not-readable", {
    fr: "Ce fichier n’est pas un encodage\u202f: il faut du JSON au format jalon-linkage-encoding/1.",
    en: "This file is not an encoding: JSON in the format jalon-linkage-encoding/1 is needed.",
  });
}

/** The model that links two files encoded so: one comparison and one blocking rule for each filter. */
export function encodedModel(spec: EncodingSpec): LinkageModel {
  const groups = Object.keys(spec.groups);
  return {
    format: "jalon-linkage-model/1", name: `${spec.project}-encoded`, id: "id",
    description: { fr: "Fichiers encodés par filtres de Bloom durcis\u202f: données pseudonymisées, non anonymes.", en: "Files encoded by hardened Bloom filters: pseudonymised data, not anonymous." },
    columns: Object.fromEntries(groups.flatMap((group) => [[group, { clean: "bloom" as const }], [`${group}_bands`, { clean: "list" as const, separator: ";" }]])),
    comparisons: groups.map((group) => ({ name: group, kind: "bloom" as const })),
    blocking: groups.map((group) => ({ name: group, on: [{ column: `${group}_bands`, part: "any-item" as const }] })),
    // Comparing filters is dear: two million random pairs tell u well enough.
    training: { randomPairs: 2_000_000, sessions: groups.map((group) => ({ on: [{ column: `${group}_bands`, part: "any-item" as const }], leaveOut: [group] })) },
  };
}
