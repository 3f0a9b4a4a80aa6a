import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";

/** How far up a reminder goes: to the owners; to the validator besides; to the steering office besides. */
export const rungLevels = ["owner", "validator", "office"] as const;
export type RungLevel = (typeof rungLevels)[number];

export interface Rung {
  /** Days after the due day; before it where negative. */
  readonly days: number;
  readonly level: RungLevel;
}

export const defaultLadder: readonly Rung[] = [
  { days: -14, level: "owner" },
  { days: -3, level: "owner" },
  { days: 0, level: "owner" },
  { days: 7, level: "owner" },
  { days: 14, level: "validator" },
  { days: 21, level: "office" },
];

/** The rung that a duty due on a day stands on: the last one reached, so that days without a run are not made up for by a heap of messages. Null before the first. */
export function rungInForce(ladder: readonly Rung[], dueOn: Day, on: Day): Rung | null {
  return sorted(ladder).findLast((rung) => addDays(dueOn, rung.days) <= on) ?? null;
}

export type WrittenLadder = Readonly<Record<RungLevel, string>>;

/** The days of each level, as a form shows them: "-14, -3, 0, 7". */
export function writtenLadder(ladder: readonly Rung[]): WrittenLadder {
  const days = (level: RungLevel): string => sorted(ladder).filter((rung) => rung.level === level).map((rung) => rung.days).join(", ");
  return { owner: days("owner"), validator: days("validator"), office: days("office") };
}

/** The ladder that a form says, or what is wrong with it. */
export function readLadder(written: WrittenLadder): { readonly ladder: readonly Rung[] } | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rungs = rungLevels.flatMap((level) => written[level].split(/[\s,;]+/).filter((text) => text !== "").map((text) => {
    const days = Number(text.replace("\u2212", "-"));
    if (!Number.isInteger(days) || Math.abs(days) > 365) {
      issues.push({ code: "indicators.ladder-not-days", severity: "error", field: `ladder-${level}`, text: { fr: `«\u202f${text}\u202f» n’est pas un nombre de jours. Écrivez par exemple -14, -3, 0, 7.`, en: `“${text}” is no number of days. Write for example -14, -3, 0, 7.` } });
    }
    return { days, level };
  }));
  const twice = rungs.find((rung, index) => rungs.findIndex((other) => other.days === rung.days) !== index);
  if (twice !== undefined && issues.length === 0) {
    issues.push({ code: "indicators.ladder-day-twice", severity: "error", field: `ladder-${twice.level}`, text: { fr: `Le jour ${twice.days} est écrit deux fois\u202f: un échelon plus haut avertit déjà les précédents.`, en: `Day ${twice.days} is written twice: a higher rung tells those below already.` } });
  }
  return issues.length > 0 ? { issues } : { ladder: sorted(rungs) };
}

function sorted(ladder: readonly Rung[]): Rung[] {
  return [...ladder].sort((a, b) => a.days - b.days);
}
