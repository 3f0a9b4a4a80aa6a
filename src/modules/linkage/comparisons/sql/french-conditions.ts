import type { Condition } from "../../domain/model.ts";
import { isWholeYears } from "../columns/derived.ts";
import type { PairContext } from "./context.ts";
import { EngineWithoutFunction } from "./missing-function.ts";

type Of<Key extends string> = Extract<Condition, Readonly<Record<Key, unknown>>>;

/** Dates are eight digits, `00` for a day or month not known. */
export function dateSql(condition: Of<"date">, context: PairContext): string {
  const [l, r] = [context.column("l", condition.date), context.column("r", condition.date)];
  const year = (side: string) => `substr(${side}, 1, 4)`;
  const month = (side: string) => `substr(${side}, 5, 2)`;
  const day = (side: string) => `substr(${side}, 7, 2)`;
  // Several levels ask for the year: told once for a pair.
  const sameYear = (): string => context.hoist(`${year(context.raw("l", condition.date))} = ${year(context.raw("r", condition.date))}`);
  const compatible = (part: (side: string) => string) => `(${part(l)} = ${part(r)} or ${part(l)} = '00' or ${part(r)} = '00')`;
  switch (condition.is) {
    case "same-day": return `(${l} = ${r} and ${month(l)} <> '00' and ${day(l)} <> '00' and substr(${l}, 5, 4) <> '0101')`;
    case "one-slip": {
      const sql = context.dialect.damerauAtMost(l, r, 1);
      if (sql === null) throw new EngineWithoutFunction(context.dialect.name, "damerau");
      return `(${sql})`;
    }
    case "day-month-swapped": return `(${sameYear()} and ${month(l)} = ${day(r)} and ${day(l)} = ${month(r)})`;
    case "known-parts-equal": return `(${sameYear()} and ${compatible(month)} and ${compatible(day)})`;
    case "same-year": return sameYear();
    case "same-year-month": return `(${sameYear()} and ${month(l)} = ${month(r)} and ${month(l)} <> '00')`;
    case "same-month-day": return `(substr(${l}, 5, 4) = substr(${r}, 5, 4) and ${month(l)} <> '00' and ${day(l)} <> '00')`;
    case "fictive-compatible": return `(${sameYear()} and (substr(${l}, 5, 4) = '0101' or substr(${r}, 5, 4) = '0101'))`;
  }
}

export function withinSql(condition: Of<"within">, context: PairContext): string {
  const { unit, atMost, within } = condition;
  if (unit === "value") return `abs(${context.column("l", within)} - ${context.column("r", within)}) <= ${atMost}`;
  if (unit === "share") {
    const [l, r] = [context.column("l", within), context.column("r", within)];
    return `abs(${l} - ${r}) <= ${atMost} * ${context.dialect.greatest([`abs(${l})`, `abs(${r})`])}`;
  }
  if (isWholeYears(condition)) return `abs(${context.column("l", within, "number")} - ${context.column("r", within, "number")}) <= ${atMost * 10_000}`;
  const gap = `abs(${context.column("l", within, "days")} - ${context.column("r", within, "days")})`;
  return `${gap} <= ${daysOf(atMost, unit)}`;
}

/** Mean lengths of the Gregorian calendar. */
export function daysOf(count: number, unit: "days" | "months" | "years"): number {
  return unit === "days" ? count : unit === "months" ? count * 30.436875 : count * 365.2425;
}

export function firstNamesSql(condition: Of<"firstNames">, context: PairContext): string {
  const { dialect } = context;
  const [l, r] = [context.column("l", condition.firstNames), context.column("r", condition.firstNames)];
  const [firstL, firstR] = [dialect.item(l, 1), dialect.item(r, 1)];
  switch (condition.is) {
    case "same-order": return `${l} = ${r}`;
    case "first-equal": return `${firstL} = ${firstR}`;
    case "first-among": return `(${dialect.contains(r, firstL)} or ${dialect.contains(l, firstR)})`;
    case "first-alike": {
      const sql = dialect.jaroWinkler(dialect.item(context.raw("l", condition.firstNames), 1), dialect.item(context.raw("r", condition.firstNames), 1));
      if (sql === null) throw new EngineWithoutFunction(dialect.name, "jaro-winkler");
      return `(${context.column("l", condition.firstNames, "form")} = ${context.column("r", condition.firstNames, "form")} or ${context.hoist(sql)} >= 0.88)`;
    }
    // One begins the other: an initial or a short form.
    case "initial": return `(${firstL} = substr(${firstR}, 1, length(${firstL})) or ${firstR} = substr(${firstL}, 1, length(${firstR})))`;
    case "composed-part": return partsInCommon(condition.firstNames, condition.firstNames, context, (list) => list);
  }
}

/** Words in common; only where a side has several is there anything that equality did not tell. */
export function partsInCommon(left: string, right: string, context: PairContext, asList: (value: string) => string): string {
  const [partsL, partsR] = [context.column("l", left, "parts"), context.column("r", right, "parts")];
  const [l, r] = [asList(context.column("l", left)), asList(context.column("r", right))];
  return `case when ${partsL} is null and ${partsR} is null then false else ${context.dialect.listIntersects(`coalesce(${partsL}, ${l})`, `coalesce(${partsR}, ${r})`, 1)} end`;
}

/** The code itself settles most pairs; lists of possible codes are looked at only where a code has several. */
export function communeSql(condition: Of<"commune">, context: PairContext): string {
  const [l, r] = [context.column("l", condition.commune), context.column("r", condition.commune)];
  const part = (name: "codes" | "place" | "department") => [context.column("l", condition.commune, name), context.column("r", condition.commune, name)] as const;
  switch (condition.is) {
    case "same": {
      const [codesL, codesR] = part("codes");
      return `case when ${l} = ${r} then true when ${codesL} is null and ${codesR} is null then false else ${context.dialect.listIntersects(`coalesce(${codesL}, ${context.dialect.list([l])})`, `coalesce(${codesR}, ${context.dialect.list([r])})`, 1)} end`;
    }
    case "same-town": { const [placeL, placeR] = part("place"); return `${placeL} = ${placeR}`; }
    case "same-department": { const [one, other] = part("department"); return `(${context.dialect.listIntersects(one, other, 1)})`; }
    case "both-abroad": return `(substr(${l}, 1, 2) = '99' and substr(${r}, 1, 2) = '99')`;
  }
}
