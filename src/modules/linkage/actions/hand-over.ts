import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { findReview, moveUnread } from "../store/reviews.ts";
import { authored, type LinkageDeps } from "./deps.ts";
import { fault, notKept, notTheMoment, unknownReview } from "./errors.ts";

/**
 * Entrusts somebody else with the pairs that a reader has not read, for one who left: a review could not end otherwise. Pairs
 * that the other reads already stay where they are. Fails with `linkage.not-kept` or `linkage.not-the-moment`.
 */
export async function handOver(deps: LinkageDeps, by: Author, id: number, from: string, to: string): Promise<number> {
  const person = (await deps.readers()).find(({ accountId }) => accountId === to);
  if (person === undefined || to === from) throw notKept([fault("to", "reader-unknown", "Choisissez une autre personne de la liste.", "Choose another person of the list.")]);
  return deps.db.tx(async (tx) => {
    const review = await findReview(tx, id, true);
    if (review === null) throw unknownReview();
    if (review.state !== "open") throw notTheMoment("Les lectures sont closes.", "The readings are closed.");
    const moved = await moveUnread(tx, id, from, person);
    if (moved === 0) throw notKept([fault("to", "nothing-to-hand-over", "Cette personne est déjà l’autre lecteur des paires qui restent\u202f: choisissez-en une troisième.", "This person is the other reader of the remaining pairs already: choose a third one.")]);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.pairs-handed-over", subject: `linkage-review:${id}`, next: { from: review.readers.find(({ accountId }) => accountId === from)?.name ?? "", to: person.name, pairs: moved } });
    return moved;
  });
}
