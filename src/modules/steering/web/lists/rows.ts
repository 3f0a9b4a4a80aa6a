import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { alertsOf, nextMilestone, reviewOn } from "../../domain/alerts.ts";
import { emptyStanding } from "../../domain/fold.ts";
import { undertakingStates, type Alerts, type Milestone, type Review, type Standing, type SteeredSubject } from "../../domain/standing.ts";
import { actionPrefix, type Steered, type SteeringWebDeps } from "../deps.ts";
import { isNamed, rightsOf, type Rights } from "../place.ts";

/** One action in a list. */
export interface Row {
  readonly subject: SteeredSubject;
  readonly isFormer: boolean;
  readonly standing: Standing;
  readonly alerts: Alerts;
  readonly review: Review | null;
  /** Still to be reached; null in what is abandoned. */
  readonly next: Milestone | null;
  readonly rights: Rights;
  readonly isMine: boolean;
  /** Something was recorded since the day chosen. */
  readonly changed: boolean;
}

export interface Rows {
  readonly on: Day;
  readonly steered: Steered;
  readonly rows: readonly Row[];
  readonly former: readonly Row[];
  readonly demonstration: boolean;
}

/** Every action as a reader sees it on a day. Former ones are given where something was ever said of them. */
export async function loadRows(deps: SteeringWebDeps, actor: Actor | null, on: Day, knownOn: Day | null, since: Day | null): Promise<Rows> {
  const { steering } = deps;
  const steered = await deps.steered(on);
  const standings = await steering.standings(actionPrefix, knownOn);
  const changed = new Set(since === null ? [] : (await steering.changesSince(actionPrefix, since)).map(({ subject }) => subject));
  const rowOf = (isFormer: boolean) => (subject: SteeredSubject): Row => {
    const standing = standings.get(subject.subject) ?? emptyStanding(subject.subject);
    const review = reviewOn(standing, on);
    return {
      subject, isFormer, standing, alerts: alertsOf(standing, on, steered.rhythm), review, next: review?.state === "abandoned" ? null : nextMilestone(standing, on),
      rights: rightsOf(actor, subject.subject, standing), isMine: isNamed(actor, standing), changed: changed.has(subject.subject),
    };
  };
  return { on, steered, rows: steered.current.map(rowOf(false)), former: steered.former.map(rowOf(true)).filter(({ standing }) => standing.revision > 0), demonstration: await steering.hasDemonstration() };
}

export const flags = ["late", "silent", "without-owner", "never-reviewed", "obstacle", "decision", "changed"] as const;
export type Flag = (typeof flags)[number];

export function hasFlag({ alerts, review, changed }: Row, flag: Flag): boolean {
  switch (flag) {
    case "late":
      return alerts.lateMilestones > 0;
    case "silent":
      return alerts.silent;
    case "without-owner":
      return alerts.withoutOwner;
    case "never-reviewed":
      return review === null;
    case "obstacle":
      return alerts.openObstacles > 0;
    case "decision":
      return alerts.openDecisions > 0;
    case "changed":
      return changed;
  }
}

export const rowSorts = ["contract", "state", "confidence", "review", "next"] as const;
export type RowSort = (typeof rowSorts)[number];

export interface RowFilter {
  readonly q: string;
  readonly state: string;
  readonly flag: string;
  readonly objective: string;
  readonly sort: RowSort;
  readonly direction: "ascending" | "descending";
}

export function keptRows(rows: readonly Row[], filter: RowFilter): readonly Row[] {
  const words = withoutAccents(filter.q).split(/\s+/).filter((word) => word !== "");
  const kept = rows.filter((row) => {
    const { subject, standing, review } = row;
    if (filter.objective !== "" && subject.group.code !== filter.objective) return false;
    if (filter.state !== "" && (review?.state ?? "never") !== filter.state) return false;
    const flag = flags.find((one) => one === filter.flag);
    if (flag !== undefined && !hasFlag(row, flag)) return false;
    if (words.length === 1 && words[0] === subject.code) return true;
    const text = withoutAccents(`${subject.title.fr} ${subject.title.en} ${standing.owner?.name ?? ""} ${standing.deputies.map(({ name }) => name).join(" ")} action ${subject.code}`);
    return words.every((word) => text.includes(word));
  });
  return sorted(kept, filter);
}

/** What has no value stands last, whichever the direction. */
function sorted(rows: readonly Row[], { sort, direction }: RowFilter): readonly Row[] {
  if (sort === "contract") return direction === "ascending" ? rows : rows.toReversed();
  const keyOf = ({ review, next }: Row): string | number | null => {
    if (sort === "state") return review === null ? null : undertakingStates.indexOf(review.state);
    if (sort === "confidence") return review?.confidenceShare ?? null;
    return sort === "review" ? (review?.on ?? null) : (next?.dueOn ?? null);
  };
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
    return first === second ? 0 : first < second ? -sign : sign;
  });
}

/** The piece of a list that one page shows; a page after the last shows the last. */
export function pageOf<T>(items: readonly T[], page: number, size: number): { readonly items: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  return { items: items.slice((shown - 1) * size, shown * size), page: shown, pages };
}

/** Headers that sort, as the table of this house takes them. */
export function sortable(context: Pick<RequestContext, "url">, chosen: { readonly sort: string; readonly direction: "ascending" | "descending" }, name: string): { readonly sortHref: string; readonly sorted?: "ascending" | "descending" } {
  const query = new URLSearchParams(context.url.search);
  query.set("sort", name);
  query.set("direction", chosen.sort === name && chosen.direction === "ascending" ? "descending" : "ascending");
  query.delete("page");
  return { sortHref: `${context.url.pathname}?${query.toString()}`, ...(chosen.sort === name ? { sorted: chosen.direction } : {}) };
}
