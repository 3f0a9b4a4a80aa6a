import { z } from "zod";
import type { ChainedEntry } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { publicationSha256 } from "../actions/publish.ts";
import { listPublications } from "../store/publication-store.ts";

const publicationEntry = z.object({ publicationId: z.string(), code: z.string(), publicationSha256: z.string() });

/** What the audit says of one publication or taking back. */
export interface PublicationWitness {
  readonly entry: ChainedEntry;
  readonly said: z.output<typeof publicationEntry>;
}

export function publicationWitness(entries: readonly ChainedEntry[]): readonly PublicationWitness[] {
  return entries.flatMap((entry) => {
    const said = publicationEntry.safeParse(entry.next);
    return said.success ? [{ entry, said: said.data }] : [];
  });
}

interface PublicationDifference {
  readonly kind: "publication";
  readonly subject: string;
  readonly text: Bilingual;
}

/** Is the report public, or kept from the public, by acts that Jalon recorded, all of them, as they were? */
export async function publicationDifferences(db: Db, code: string, witnesses: readonly PublicationWitness[]): Promise<readonly PublicationDifference[]> {
  const said = new Map(witnesses.filter((one) => one.said.code === code).map((one) => [one.said.publicationId, one]));
  const found: PublicationDifference[] = [];
  const add = (fr: string, en: string): number => found.push({ kind: "publication", subject: code, text: both(fr, en) });
  for (const one of await listPublications(db, code)) {
    const [fr, en] = one.kind === "published" ? ["la publication", "the publication"] : ["le retour hors du public", "the taking back from the public"];
    const known = said.get(one.id);
    said.delete(one.id);
    if (known === undefined) add(`${fr} du rapport ${code}\u202f: Jalon ne l’a jamais enregistré${one.kind === "published" ? "e" : ""}`, `${en} of report ${code}: Jalon never recorded it`);
    else if (known.said.publicationSha256 !== publicationSha256(one)) add(`${fr} du rapport ${code} n’est plus ${one.kind === "published" ? "celle" : "celui"} que dit l’entrée ${known.entry.sequence} du journal`, `${en} of report ${code} is no longer the one that entry ${known.entry.sequence} of the log tells of`);
  }
  for (const { entry } of said.values()) add(`une publication du rapport ${code}, que dit l’entrée ${entry.sequence} du journal, n’est plus là`, `a publication of report ${code}, which entry ${entry.sequence} of the log tells of, is gone`);
  return found;
}
