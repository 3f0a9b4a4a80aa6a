import type { Cleaning } from "../../domain/model.ts";

export interface PreparedValue {
  readonly clean: Cleaning;
  readonly value: string | readonly string[] | null;
}

/** Pairs of neighbouring letters, the ends marked: MARIE gives _M MA AR RI IE E_. */
export function bigrams(text: string): readonly string[] {
  const padded = `_${text.replaceAll(/[^A-Z0-9]/g, "")}_`;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}

/** The parts of a value that set bits: those that two writings of the same thing share. */
export function partsOf({ clean, value }: PreparedValue): readonly string[] {
  if (value === null || value.length === 0) return [];
  // The first alone: files rarely hold all first names.
  if (typeof value !== "string") return clean === "first-names" ? numbered(bigrams(value[0] ?? "")) : value;
  if (clean === "date") {
    // Digits by place, unknown parts left out; month and day again as wholes.
    const known = [...value].map((digit, at) => `${at}${digit}`).filter((_, at) => at < 4 || value.slice(at < 6 ? 4 : 6, at < 6 ? 6 : 8) !== "00");
    return [...known, ...(value.slice(4, 6) === "00" ? [] : [`m${value.slice(4, 6)}`]), ...(value.slice(6, 8) === "00" ? [] : [`d${value.slice(6, 8)}`])];
  }
  if (clean === "sex") return [value];
  if (clean === "commune" || clean === "department" || clean === "postcode") return [`c${value}`, `e${value}`, `d${value.slice(0, 2)}`];
  return numbered(bigrams(value));
}

/** A pair of letters that comes twice sets other bits the second time. */
function numbered(pairs: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return pairs.map((pair) => {
    const times = seen.get(pair) ?? 0;
    seen.set(pair, times + 1);
    return times === 0 ? pair : `${pair}${times}`;
  });
}
