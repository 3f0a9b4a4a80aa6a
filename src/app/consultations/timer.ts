import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";

const fiveMinutes = 300_000;

/** Opens and closes questionnaires on their day, feeds their counters once a night. */
export function startQuestionnaireTimer({ questionnaires }: Pick<House, "questionnaires">): () => Promise<void> {
  return repeat("questionnaires", fiveMinutes, () => questionnaires.tick());
}
