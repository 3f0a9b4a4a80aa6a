import type { Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { contextOf, type ExchangeContext } from "../../datasets/index.ts";
import type { ConceptLabels } from "../domain/ports.ts";
import type { Studies } from "../domain/studies.ts";
import type { StudyExchangeContext } from "./context.ts";

/** What the context of an exchange is made of. */
export interface StudyContextDeps {
  readonly clock: Clock;
  /** Where the world reaches this site, without a slash at its end. */
  readonly siteUrl: string;
  readonly institute: () => Promise<ExchangeContext["institute"]>;
  readonly contactEmail: string | null;
  readonly healthRelease: ExchangeContext["healthRelease"];
  /** Labels of every list that is loaded. */
  readonly labels: () => ConceptLabels | Promise<ConceptLabels>;
}

export interface StudyExchangeDeps extends StudyContextDeps {
  readonly db: Db;
  readonly studies: Pick<Studies, "find" | "version" | "versions">;
}

export async function studyContext(deps: StudyContextDeps): Promise<StudyExchangeContext> {
  const [context, labels] = await Promise.all([contextOf(deps), deps.labels()]);
  return { ...context, labels };
}
