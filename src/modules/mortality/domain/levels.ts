import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, inBoth } from "../../../kernel/i18n/format.ts";
import { lineKey, type StatedLine } from "./line.ts";
import { stageWords } from "./stage.ts";

const isEmpty = ({ entered, left, handedOn }: StatedLine): boolean => entered === 0 && left === 0 && handedOn === 0;

/** Counts of all departments together beside counts of one of them, for the same stage, week and death: they would be added up twice. Lines of zeros harm nobody, and are how one goes from the one to the other. */
export function levelIssues(given: readonly StatedLine[], standing: readonly StatedLine[]): readonly Issue[] {
  const keys = new Set(given.map(lineKey));
  const levels = new Map<string, { whole: boolean; parts: boolean; told: StatedLine | null }>();
  const note = (line: StatedLine, isGiven: boolean): void => {
    if (isEmpty(line)) return;
    const key = lineKey({ ...line, department: null });
    const of = levels.get(key) ?? { whole: false, parts: false, told: null };
    levels.set(key, of);
    if (line.department === null) of.whole = true;
    else of.parts = true;
    if (isGiven) of.told ??= line;
  };
  for (const line of given) note(line, true);
  for (const line of standing) if (!keys.has(lineKey(line))) note(line, false);
  const twice = [...levels.values()].flatMap(({ whole, parts, told }) => (whole && parts && told !== null ? [told] : []));
  const [first] = twice;
  if (first === undefined) return [];
  return [{ code: "mortality.two-levels", severity: "error", text: inBoth((of) => of === "fr"
    ? `Comptés deux fois, par département et tous ensemble, pour ${formatNumber(twice.length, "fr")} fois la même étape, semaine et année de décès\u202f; d’abord\u202f: ${stageWords[first.stage].fr.toLowerCase()}, semaine du ${formatDay(first.week, "fr")}, décès de ${first.deathYear}. Gardez l’un des deux\u202f; mettez l’autre à zéro s’il est déjà livré.`
    : `Counted twice, by department and all together, for ${formatNumber(twice.length, "en")} times the same stage, week and year of death; first: ${stageWords[first.stage].en.toLowerCase()}, week of ${formatDay(first.week, "en")}, deaths of ${first.deathYear}. Keep one of them; set the other to zero where it was delivered already.`) }];
}
