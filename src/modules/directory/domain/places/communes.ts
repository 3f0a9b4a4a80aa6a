import { z } from "zod";
import { foldLoosely, foldPlace } from "./fold.ts";
import { shippedFile } from "./shipped-file.ts";

/**
 * The communes of France, from the official geographic code (INSEE) as the package `@etalab/decoupage-administratif`
 * ships it. Read once, on the first question.
 */
export interface Commune {
  /** INSEE code. */
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly region: string;
  /** Code of the commune it is part of today: itself when current; the city for an arrondissement; the successor for a former commune. */
  readonly partOf: string;
  readonly kind: "commune" | "arrondissement" | "former";
  readonly postalCodes: readonly string[];
  readonly population: number;
}

/** Day of the geographic code that the package holds: its 34,875 communes are those of this year. */
export const codeEdition = "2025-01-01";

const row = z.object({
  code: z.string(), nom: z.string(), departement: z.string(), region: z.string(), type: z.string(),
  codesPostaux: z.array(z.string()).optional(), population: z.number().optional(),
  chefLieu: z.string().optional(), commune: z.string().optional(), anciensCodes: z.array(z.string()).optional(),
});

interface CommuneTable {
  readonly byCode: ReadonlyMap<string, Commune>;
  readonly byDepartment: ReadonlyMap<string, readonly Commune[]>;
  /** Folded name to communes, current ones first, then by population. */
  readonly byName: ReadonlyMap<string, readonly Commune[]>;
  readonly byLooseName: ReadonlyMap<string, readonly Commune[]>;
  readonly byPostalCode: ReadonlyMap<string, readonly Commune[]>;
}

let table: CommuneTable | undefined;

export function communes(): CommuneTable {
  table ??= load();
  return table;
}

function load(): CommuneTable {
  const rows: unknown = JSON.parse(shippedFile("@etalab/decoupage-administratif/data/communes.json"));
  if (!Array.isArray(rows)) throw new TypeError("communes.json is not a list");
  row.parse(rows[0]);
  const byCode = new Map<string, Commune>();
  const former: Commune[] = [];
  /** Codes given up whose old names the package does not keep. */
  const nameless: Commune[] = [];
  for (const raw of rows as readonly z.infer<typeof row>[]) {
    const kind = raw.type === "commune-actuelle" ? "commune" : raw.type === "arrondissement-municipal" ? "arrondissement" : "former";
    const commune: Commune = {
      code: raw.code, name: kind === "arrondissement" ? raw.nom.replace(" Arrondissement", "") : raw.nom, department: raw.departement, region: raw.region,
      partOf: raw.chefLieu ?? raw.commune ?? raw.code, kind, postalCodes: raw.codesPostaux ?? [], population: raw.population ?? 0,
    };
    // A commune that gave its code to the merged one bears it still as a part of it: the current one holds the code.
    if (kind === "former") former.push(commune);
    else byCode.set(commune.code, commune);
    for (const old of raw.anciensCodes ?? []) {
      nameless.push({ ...commune, code: old, kind: "former", partOf: commune.code, postalCodes: [], population: 0 });
    }
  }
  for (const one of [...former, ...nameless]) if (!byCode.has(one.code)) byCode.set(one.code, one);
  const current = [...byCode.values()].filter((one) => one.kind !== "former").toSorted((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1));
  const all = [...current, ...former];
  const byDepartment = once(() => group(all, (one) => [one.department]));
  const byName = once(() => group(all, (one) => [foldPlace(one.name)]));
  const byLooseName = once(() => group(all, (one) => [foldLoosely(foldPlace(one.name))]));
  const byPostalCode = once(() => group(current, (one) => one.postalCodes));
  return {
    byCode,
    get byDepartment() { return byDepartment(); },
    get byName() { return byName(); },
    get byLooseName() { return byLooseName(); },
    get byPostalCode() { return byPostalCode(); },
  };
}

/** Folding 37,000 names twice is a wait that nobody who asks by code should have. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function group(all: readonly Commune[], keys: (one: Commune) => readonly string[]): ReadonlyMap<string, readonly Commune[]> {
  const groups = new Map<string, Commune[]>();
  for (const one of all) {
    for (const key of keys(one)) {
      const found = groups.get(key);
      if (found === undefined) groups.set(key, [one]);
      else found.push(one);
    }
  }
  return groups;
}
