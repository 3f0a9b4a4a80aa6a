import type { AccessLevel, AnonymityState, SubjectKind } from "../../domain/metadata.ts";

/** How carefully data have to be kept, from what was declared. */
export const sensitivities = ["none", "anonymous", "pseudonymised", "identifying", "unknown"] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Of data about people whose anonymity is not stated: `unknown`, to be treated like the worst. */
export function sensitivityOf({ subjectKind, anonymity }: { readonly subjectKind: SubjectKind; readonly anonymity: AnonymityState | null }): Sensitivity {
  return subjectKind === "non-human" ? "none" : (anonymity ?? "unknown");
}

/** One dataset as the map and the inventory see it. */
export interface Holding {
  readonly code: string;
  readonly region: string | null;
  readonly unit: string | null;
  readonly themes: readonly string[];
  readonly places: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly access: AccessLevel | null;
  readonly open: boolean;
  readonly published: boolean;
  readonly dataCentre: string | null;
  readonly inRepository: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly demonstration: boolean;
}

export const mapGroupings = ["unit", "theme", "sensitivity", "place"] as const;
export type MapGrouping = (typeof mapGroupings)[number];

export interface MapFilter {
  readonly region?: string;
  readonly theme?: string;
  readonly sensitivity?: Sensitivity;
}

export interface MapRow {
  /** Empty: not stated. */
  readonly code: string;
  readonly datasets: number;
  readonly drafts: number;
  readonly open: number;
  readonly onRequest: number;
  readonly closed: number;
  readonly sensitive: number;
  readonly bytes: number;
}

export function filtered(holdings: readonly Holding[], { region, theme, sensitivity }: MapFilter): readonly Holding[] {
  return holdings.filter((one) => (region === undefined || one.region === region) && (theme === undefined || one.themes.includes(theme)) && (sensitivity === undefined || one.sensitivity === sensitivity));
}

/** Rows by group, greatest first, what is not stated last. A dataset of several themes or places counts in each. */
export function mapRows(holdings: readonly Holding[], by: MapGrouping): readonly MapRow[] {
  const groups = new Map<string, Holding[]>();
  for (const one of holdings) {
    const codes = by === "unit" ? [one.unit ?? ""] : by === "sensitivity" ? [one.sensitivity] : by === "theme" ? one.themes : one.places;
    for (const code of codes.length === 0 ? [""] : codes) {
      const known = groups.get(code);
      if (known === undefined) groups.set(code, [one]);
      else known.push(one);
    }
  }
  return [...groups].map(([code, of]) => rowOf(code, of)).toSorted((a, b) => Number(a.code === "") - Number(b.code === "") || b.datasets - a.datasets || (a.code < b.code ? -1 : 1));
}

export function rowOf(code: string, of: readonly Holding[]): MapRow {
  const count = (holds: (one: Holding) => boolean): number => of.filter(holds).length;
  return {
    code, datasets: of.length, drafts: count(({ published }) => !published), open: count(({ open }) => open), closed: count(({ open, access }) => !open && access === "closed"),
    onRequest: count(({ open, access }) => !open && access !== "closed" && access !== null), sensitive: count(({ sensitivity }) => sensitivity !== "none" && sensitivity !== "anonymous"), bytes: of.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
