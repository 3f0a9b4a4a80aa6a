import type { Ballots } from "../../domain/ports.ts";
import type { QuestionnaireWebDeps } from "../../questionnaires/web/deps.ts";
import type { QuestionnaireService } from "../../questionnaires/service.ts";

export interface AnswerDeps extends Pick<QuestionnaireWebDeps, "mayAnswer"> {
  readonly questionnaires: Pick<QuestionnaireService, "find">;
  readonly ballots: Pick<Ballots, "issuedTo" | "counted">;
}
