import type { Authorship } from "../../domain/record.ts";
import type { Work } from "../../domain/work.ts";
import type { WorkAffiliations } from "../../oai/affiliations.ts";
import type { DepositStructure } from "./hal-types.ts";

/** An author with the structures to write: by number of HAL, or by code of ours where HAL has none. */
export interface DepositAuthor {
  readonly author: Authorship;
  readonly halIds: readonly string[];
  readonly local: readonly DepositStructure[];
}

/** Numbers of HAL that the source itself gave, and those of the structures that signatures were matched to. */
export function depositAuthors(work: Pick<Work, "authors">, affiliations: WorkAffiliations | undefined, structures: ReadonlyMap<string, DepositStructure>): readonly DepositAuthor[] {
  return (work.authors?.value ?? []).map((author) => {
    const matched = (affiliations?.signatures ?? []).filter(({ rank }) => rank === author.rank)
      .flatMap(({ matches }) => matches.filter(({ standing, kind }) => standing !== "rejected" && kind === "structure").flatMap(({ code }) => structures.get(code) ?? []));
    const own = author.affiliations.flatMap(({ identifiers }) => identifiers.filter(({ scheme, value }) => scheme === "hal-structure" && /^\d+$/.test(value)).map(({ value }) => value));
    const halIds = [...new Set([...matched.flatMap(({ halId }) => halId ?? []), ...own])].sort();
    const local = [...new Map(matched.filter(({ halId }) => halId === null).map((one) => [one.code, one])).values()];
    return { author, halIds, local };
  });
}
