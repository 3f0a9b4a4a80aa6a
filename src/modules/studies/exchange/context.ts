import type { ExchangeContext } from "../../datasets/index.ts";
import type { ConceptLabels } from "../domain/ports.ts";

/** What the standards are told besides the record: the house that publishes it, and the words of the concepts. */
export interface StudyExchangeContext extends ExchangeContext {
  readonly labels: ConceptLabels;
}

export const studyPortal = {
  title: { fr: "Portail des études de santé", en: "Portal of health studies" },
  description: {
    fr: "Études qui recueillent des données individuelles de santé\u202f: qui les mène, sur qui, par quelle méthode, et comment leurs données se demandent.",
    en: "Studies that collect individual health data: who conducts them, on whom, by which method, and how their data can be asked for.",
  },
  homePath: "/studies",
  cataloguePath: "/studies/catalogue",
} as const;

/** Said of every made-up record, so that nobody takes it for a study that exists. */
export const demonstrationNotice = { fr: "Étude de démonstration, fictive.", en: "Made-up study, for demonstration only." } as const;
