import { createPseudonymiser } from "../privacy/pseudonymise.ts";

export interface Pseudonyms {
  row(side: "left" | "right", id: string): string;
  /** Clusters bear an identifier in their name. */
  cluster(name: string): string;
  /** Within one file the two rows count in either order. */
  pair(left: string, right: string): string;
}

/** Pseudonyms of the rows and pairs of one project, whose key this is: the same row has the same in every run of it, and no relation to that of another project. */
export function createPseudonyms(key: Uint8Array, isLink: boolean): Pseudonyms {
  const by = (purpose: string): ((text: string) => string) => createPseudonymiser(key, { project: "", purpose });
  const left = by("left");
  const rows = { left, right: isLink ? by("right") : left };
  const [clusters, pairs] = [by("cluster"), by("pair")];
  return {
    row: (side, id) => rows[side](id),
    cluster: clusters,
    pair(one, other) {
      const [first, second] = isLink || one < other ? [one, other] : [other, one];
      return pairs(`${first} ${second}`);
    },
  };
}
