import { damerauLevenshtein } from "../../comparisons/twins/edit-distance.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";

const plain = (name: string): string => withoutAccents(name).replaceAll(/[^a-z0-9]/g, "");

/** The column that was most likely meant: at most a third of its letters away, or one name within the other; null where none is near. */
export function nearestColumn(wanted: string, present: readonly string[]): string | null {
  const own = plain(wanted);
  const ranked = present.flatMap((name) => {
    const other = plain(name);
    const isWithin = own.length > 2 && other.length > 2 && (own.includes(other) || other.includes(own));
    const distance = damerauLevenshtein(own, other);
    return isWithin || distance <= Math.max(1, Math.max(own.length, other.length) / 3) ? [{ name, distance }] : [];
  }).toSorted((a, b) => a.distance - b.distance);
  return ranked[0]?.name ?? null;
}
