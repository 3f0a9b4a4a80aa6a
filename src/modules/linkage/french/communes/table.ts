import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Which communes a code can stand for. The official geographic code (INSEE) of 1943 to 2019 (`historical-communes`) and of
 * 2025 (`@etalab/decoupage-administratif`): a commune whose code changed is one atom; a commune that merged into another,
 * was associated or delegated to it, is covered by the other’s code from that day (until it stood on its own again). No
 * exact graph exists after 2019: those mergers have no day.
 */
export interface CodeEntry {
  readonly code: string;
  /** Key shared by all codes that could ever mean the same: what mergers, changes of code and arrondissements connect. */
  readonly place: string;
  /** Atoms that the code can stand for, itself included; `ATOM<YYYYMMDD` where it did so only for births before that day. */
  readonly atoms: readonly string[];
}

interface State { readonly type: string; readonly code: string; readonly id: string; readonly dateDebut?: string; readonly dateFin?: string; readonly successeur?: string; readonly pole?: string }
interface Current { readonly type: string; readonly code: string; readonly chefLieu?: string; readonly commune?: string; readonly anciensCodes?: readonly string[]; readonly codesPostaux?: readonly string[] }

export interface CommuneTable {
  readonly byCode: ReadonlyMap<string, CodeEntry>;
  /** Postal codes that are no INSEE code: not to be taken for one. */
  readonly postalOnly: ReadonlySet<string>;
}

const shipped = (name: string): unknown => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(name), "utf8"));

let table: CommuneTable | undefined;

/** Read once, on the first question: some 40,000 codes. */
export function communeTable(): CommuneTable {
  table ??= build(shipped("historical-communes/data/historique-communes.json") as readonly State[], shipped("@etalab/decoupage-administratif/data/communes.json") as readonly Current[]);
  return table;
}

/** Joins what is the same; the least code names a set. */
class Sets {
  readonly #parent = new Map<string, string>();

  find(code: string): string {
    const parent = this.#parent.get(code) ?? code;
    if (parent === code) return code;
    const root = this.find(parent);
    this.#parent.set(code, root);
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#parent.set(a < b ? b : a, a < b ? a : b);
  }
}

const never = "99999999";

function build(states: readonly State[], current: readonly Current[]): CommuneTable {
  const codes = new Set([...states.map((state) => state.code), ...current.map((commune) => commune.code)]);
  const [same, places] = [new Sets(), new Sets()];
  const byId = new Map(states.map((state) => [state.id, state]));
  /** By code that covers: code covered to the last day (excluded) for which it is. */
  const covers = new Map<string, Map<string, string>>();
  const cover = (pole: string, code: string, until: string): void => {
    if (pole === code) return;
    const own = covers.get(pole) ?? new Map<string, string>();
    const known = own.get(code);
    own.set(code, known === undefined || until > known ? until : known);
    covers.set(pole, own);
    places.join(pole, code);
  };
  for (const state of states) {
    const next = state.successeur === undefined ? undefined : byId.get(state.successeur);
    if (next !== undefined && next.code !== state.code && state.type === next.type) same.join(state.code, next.code);
    if (next !== undefined) places.join(state.code, next.code);
    const pole = state.pole === undefined ? undefined : byId.get(state.pole);
    if (pole !== undefined) cover(pole.code, state.code, state.dateFin === undefined || !standsAlone(next) ? never : state.dateFin.replaceAll("-", ""));
  }
  for (const commune of current) {
    const head = commune.chefLieu ?? commune.commune;
    if (head !== undefined) cover(head, commune.code, never);
    for (const old of commune.anciensCodes ?? []) {
      codes.add(old);
      cover(commune.code, old, never);
    }
  }
  const byCode = new Map([...codes].toSorted().map((code) => [code, { code, place: places.find(same.find(code)), atoms: atomsOf(code, covers, same) }]));
  const postal = current.flatMap((commune) => commune.codesPostaux ?? []).filter((code) => !codes.has(code));
  return { byCode, postalOnly: new Set(postal) };
}

/** A part that becomes a commune of its own again leaves the code that covered it. */
const standsAlone = (next: State | undefined): boolean => next?.type === "COM";

function atomsOf(code: string, covers: ReadonlyMap<string, ReadonlyMap<string, string>>, same: Sets): readonly string[] {
  const found = new Map<string, string>([[same.find(code), never]]);
  const queue: (readonly [string, string])[] = [[code, never]];
  const seen = new Set<string>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [pole, until] = next;
    for (const [covered, end] of covers.get(pole) ?? []) {
      const last = end < until ? end : until;
      const atom = same.find(covered);
      const known = found.get(atom);
      if (known === undefined || last > known) found.set(atom, last);
      const mark = `${covered} ${last}`;
      if (!seen.has(mark)) queue.push([covered, last]);
      seen.add(mark);
    }
  }
  return [...found].map(([atom, until]) => until === never ? atom : `${atom}<${until}`).toSorted();
}

/** Days (excluded) until which births are recorded under the code of a department that was then Algeria, Morocco or Tunisia. */
export const formerTerritories: readonly { readonly prefixes: readonly string[]; readonly country: string; readonly until: string }[] = [
  { prefixes: ["91", "92", "93", "94"], country: "99352", until: "19620703" },
  { prefixes: ["95"], country: "99350", until: "19560302" },
  { prefixes: ["96"], country: "99351", until: "19560320" },
];
