import { both, noBreakSpace } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { day, type Day, type Period } from "../../../../kernel/time/day.ts";

/** Six months of a calendar year: `2025-1` is January to June. The committee meets once in each. */
export interface HalfYear extends Period {
  readonly code: string;
  readonly name: Bilingual;
}

export function halfYear(year: number, half: 1 | 2): HalfYear {
  return {
    code: `${year}-${half}`,
    name: both(half === 1 ? `1er${noBreakSpace}semestre ${year}` : `2e${noBreakSpace}semestre ${year}`, half === 1 ? `first half of ${year}` : `second half of ${year}`),
    from: day(`${year}-${half === 1 ? "01" : "07"}-01`), until: half === 1 ? day(`${year}-07-01`) : day(`${year + 1}-01-01`),
  };
}

export function halfYearOf(of: Day): HalfYear {
  return halfYear(Number(of.slice(0, 4)), of.slice(5, 7) <= "06" ? 1 : 2);
}

export function halfYearBefore({ from }: HalfYear): HalfYear {
  const year = Number(from.slice(0, 4));
  return from.slice(5, 7) === "01" ? halfYear(year - 1, 2) : halfYear(year, 1);
}

/** From the one that holds `first` to the one that holds `last`, latest first; at least one. */
export function halfYears(first: Day, last: Day): readonly HalfYear[] {
  const found: HalfYear[] = [];
  for (let one = halfYearOf(last); found.length === 0 || one.until > first; one = halfYearBefore(one)) found.push(one);
  return found;
}
