import type { Ballots } from "../../domain/ports.ts";
import type { QuestionnaireService } from "../../questionnaires/service.ts";

export interface AnswerDeps {
  readonly questionnaires: Pick<QuestionnaireService, "find">;
  readonly ballots: Pick<Ballots, "issuedTo" | "counted">;
}
