import type { Target } from "../../../../indicators/index.ts";
import type { CheckContext, TargetSubject } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";

/** What targets are called and when they are due, held against one another and against the years of the contract. */
export function checkDueYears(context: CheckContext): Contradiction[] {
  return [...notCalledTarget(context), ...mixedYears(context), ...outsideContract(context)];
}

/** "Valeur 2025" where the contract elsewhere writes "Valeur cible 2025". One finding for each part. */
function notCalledTarget(context: CheckContext): Contradiction[] {
  const commitments = context.targets.filter((one) => one.target.role === "commitment");
  const called = commitments.filter((one) => one.target.calledTarget);
  if (called.length === 0) return [];
  const parts = new Map<string, TargetSubject[]>();
  for (const one of commitments.filter((each) => !each.target.calledTarget)) parts.set(one.part.code, [...(parts.get(one.part.code) ?? []), one]);
  return [...parts].map(([code, ones]) =>
    contradiction(
      "not-called-target",
      "remark",
      {
        fr: `${code} : le chiffre de ${ones[0]?.target.dueYear ?? ""} est appelé « valeur », alors que les autres sont appelés « valeur cible » ; l’engagement est à confirmer.`,
        en: `${code}: the figure for ${ones[0]?.target.dueYear ?? ""} is called “value” where the others are called “target value”; whether it is a commitment is to be confirmed.`,
      },
      [...ones.flatMap((one) => [...one.target.lines]), ...nearestLine(called, ones[0]?.target.lines[0])],
      [code],
    ),
  );
}

/** The line of the nearest figure that is called target: the other side of the comparison. */
function nearestLine(called: readonly TargetSubject[], line: number | undefined): number[] {
  const lines = called.flatMap((one) => one.target.lines.slice(0, 1));
  return line === undefined ? [] : lines.sort((a, b) => Math.abs(a - line) - Math.abs(b - line)).slice(0, 1);
}

function isWithin(target: Target, from: number, to: number): boolean {
  return target.dueYear >= from && target.dueYear <= to;
}

function mixedYears(context: CheckContext): Contradiction[] {
  const { fromYear, toYear } = context.register;
  const byYear = new Map<number, TargetSubject[]>();
  for (const one of context.targets) {
    if (one.target.role === "commitment" && isWithin(one.target, fromYear, toYear)) byYear.set(one.target.dueYear, [...(byYear.get(one.target.dueYear) ?? []), one]);
  }
  const usual = [...byYear].sort((a, b) => b[1].length - a[1].length)[0];
  if (usual === undefined) return [];
  return [...byYear]
    .filter(([year]) => year !== usual[0])
    .sort((a, b) => a[0] - b[0])
    .map(([year, ones]) => {
      const codes = [...new Set(ones.map((one) => one.part.code))];
      const lagging = context.register.indicators.filter((one) => one.lagYears > 0 && ones.some((each) => each.indicatorCode === one.code));
      const lag = lagging.length === 0 ? { fr: "", en: "" } : lagWords(year, lagging.map((one) => one.code), lagging[0]?.lagYears ?? 1);
      return contradiction(
        "mixed-due-years",
        "remark",
        {
          fr: `Les cibles de ${codes.join(", ")} sont fixées pour ${year}, les autres pour ${usual[0]}.${lag.fr}`,
          en: `The targets of ${codes.join(", ")} are due in ${year}, the others in ${usual[0]}.${lag.en}`,
        },
        [...ones.flatMap((one) => [...one.target.lines]), ...lagging.flatMap((one) => one.lines.slice(0, 1)), ...(usual[1][0]?.target.lines.slice(0, 1) ?? [])],
        codes,
      );
    });
}

function lagWords(year: number, codes: readonly string[], lagYears: number): { fr: string; en: string } {
  const list = codes.join(", ");
  return {
    fr: ` Pour ${list}, la valeur est toujours celle de l’année n-${lagYears} : la valeur de ${year} se lit en ${year + lagYears}.`,
    en: ` For ${list}, the value is always that of year n-${lagYears}: the value of ${year} is read in ${year + lagYears}.`,
  };
}

function outsideContract(context: CheckContext): Contradiction[] {
  const { fromYear, toYear } = context.register;
  return context.targets.flatMap(({ target, part }) => {
    const scope = target.scope;
    const scopeOutside = (scope.kind === "cumulated" || scope.kind === "mean") && (scope.fromYear < fromYear || scope.toYear > toYear);
    if (target.role !== "commitment" || (isWithin(target, fromYear, toYear) && !scopeOutside)) return [];
    const when = scopeOutside ? `${scope.fromYear}-${scope.toYear}` : String(target.dueYear);
    return [
      contradiction(
        "due-year-outside-contract",
        "contradiction",
        {
          fr: `${part.code} : la cible est fixée pour ${when}, hors des années du contrat (${fromYear}-${toYear}).`,
          en: `${part.code}: the target is set for ${when}, outside the years of the contract (${fromYear}-${toYear}).`,
        },
        target.lines,
        [part.code],
      ),
    ];
  });
}
