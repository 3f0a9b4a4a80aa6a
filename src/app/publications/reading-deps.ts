import type { Directory } from "../../modules/directory/index.ts";
import type { ReadingDeps } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";

/** Names of structures by code, remembered until the graph changes: a list of publications names the same ones over and over. */
function rememberedNames(directory: Directory): ReadingDeps["structureNames"] {
  const names = new Map<string, string | null>();
  let sequence = 0;
  return async (codes) => {
    const changes = await directory.changesAfter(sequence);
    if (changes.sequence !== sequence) {
      names.clear();
      sequence = changes.sequence;
    }
    for (const code of codes) if (!names.has(code)) names.set(code, (await directory.find(code, "structure"))?.ref.name ?? null);
    return new Map(codes.flatMap((code) => { const name = names.get(code); return name === null || name === undefined ? [] : [[code, name] as const]; }));
  };
}

/** For the page of a structure: how many publications name it, and the list of them. */
export function publicationsOfStructure(publications: House["publications"]): (code: string) => Promise<{ readonly count: number; readonly href: string; readonly indicatorsHref: string }> {
  return async (code) => ({ count: (await publications.search({ structures: [code], page: 1, pageSize: 1 })).total, href: `/publications?structure=${encodeURIComponent(code)}`, indicatorsHref: `/bibliometrics/units?q=${encodeURIComponent(code)}` });
}

/** What the public pages of publications are given of the house. */
export function readingDeps({ publications, matching, directory, config }: House): ReadingDeps {
  return {
    publications,
    signaturesOf: (code) => matching.signaturesOf(code),
    structureNames: rememberedNames(directory),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
  };
}
