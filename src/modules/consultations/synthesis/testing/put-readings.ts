import type { Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { CodeChoice } from "../domain/coding.ts";
import type { SynthesisText } from "../domain/sentence.ts";
import { insertDraft } from "../store/synthesis-store.ts";
import { bookOf, putChoices, putSettlements } from "../store/coding-store.ts";

/** Made-up readings of both coders, and what a third settled, at once: hundreds of texts one by one would take long. */
export async function putReadings(db: Db, subject: string, readings: { readonly a: readonly CodeChoice[]; readonly b: readonly CodeChoice[] }): Promise<void> {
  const { version } = await bookOf(db, subject);
  await putChoices(db, subject, "a", readings.a, version);
  await putChoices(db, subject, "b", readings.b, version);
}

export async function putMadeUpSettlements(db: Db, subject: string, by: Author, settlements: readonly (CodeChoice & { readonly reason: string })[]): Promise<void> {
  await putSettlements(db, subject, settlements.map((one) => ({ ...one, by })));
}

/** A first draft with all its sentences, which were written one by one in a house that is not made up. */
export async function putMadeUpDraft(db: Db, subject: string, by: Author, at: string, text: SynthesisText): Promise<void> {
  await insertDraft(db, subject, { ...text, revision: 1 }, by, at);
}
