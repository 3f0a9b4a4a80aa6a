import { communes } from "../../../directory/index.ts";

/** The commune of today that a code stands for: the city of an arrondissement, the commune that a former one joined. */
export function wholeCommune(code: string): string {
  const { byCode } = communes();
  let found = code;
  // Twice at most: a former commune, then the one that it is part of.
  for (let step = 0; step < 2; step += 1) found = byCode.get(found)?.partOf ?? found;
  return found;
}

/** The name of a commune; without a code, the place as its source writes it. */
export function communeName(code: string | null, written: string | null): string | null {
  return (code === null ? undefined : communes().byCode.get(code)?.name) ?? written;
}
