import type { Db } from "../../kernel/db/db.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { createStudies, createVocabularies, type FindCandidates, type Studies, type Vocabularies } from "../../modules/studies/index.ts";
import type { Config } from "../config.ts";
import type { InstituteFacts } from "../datasets/institute.ts";
import { studyMinter } from "./exchange.ts";

export interface StudyParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly config: Config;
  readonly institute: () => Promise<InstituteFacts>;
  readonly candidates?: FindCandidates;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** The portal of studies, wired. */
export interface StudyHouse {
  readonly studies: Studies;
  /** Concepts of the house's own lists and of those that were loaded. */
  readonly vocabularies: Vocabularies;
}

export function composeStudies({ db, clock, config, institute, outbox, demonstration = false, ...ports }: StudyParts): StudyHouse {
  const vocabularies = createVocabularies({ db, clock });
  const doi = studyMinter({ config, clock, institute, vocabularies }, () => studies);
  const studies: Studies = createStudies({ db, clock, announce: outbox.announce, concepts: vocabularies.labels, doi, demonstration, ...ports });
  return { studies, vocabularies };
}
