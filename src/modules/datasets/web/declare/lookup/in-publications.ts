import type { Work } from "../../../../publications/index.ts";
import type { Creator } from "../../../domain/metadata.ts";
import type { Proposal } from "../../../domain/datasets.ts";
import type { DeclareDeps } from "../deps.ts";
import type { Found, IdentifierLookup } from "./lookup.ts";

/** What the publications of the house know: no network is needed. */
export function lookupInPublications({ publications }: Pick<DeclareDeps, "publications">): IdentifierLookup {
  return {
    async find(scheme, value) {
      const found = await publications.find(`${scheme}:${value}`);
      const work = found === null ? null : await publications.work(found.code);
      return work === null ? null : foundIn(work, scheme, value);
    },
  };
}

/** A paper says who made its data and what they are about; its title and abstract are the paper's own and are not the data's. */
function foundIn(work: Work, scheme: "doi" | "hal" | "pmid", value: string): Found {
  const title = work.title?.value ?? `${scheme}:${value}`;
  const from = { kind: "publication", name: title } as const;
  const creators = (work.authors?.value ?? []).map((author): Creator => ({
    name: author.family === null || author.family === "" ? author.name : [author.family, author.given].filter((part) => part !== null && part !== "").join(", "),
    kind: "person", orcid: author.orcid, ror: author.affiliations.flatMap(({ identifiers }) => identifiers).find((one) => one.scheme === "ror")?.value ?? null,
    affiliation: author.affiliations[0]?.raw.slice(0, 300) || null,
  }));
  const proposals: Proposal[] = [{ field: "related", value: [{ relation: "IsSupplementTo", scheme, value, title }], from }];
  if (creators.length > 0 && creators.length <= 50) proposals.push({ field: "creators", value: creators, from });
  if (work.keywords.length > 0) proposals.push({ field: "keywords", value: work.language?.value === "fr" ? { fr: work.keywords, en: [] } : { fr: [], en: work.keywords }, from });
  return { title, proposals };
}
