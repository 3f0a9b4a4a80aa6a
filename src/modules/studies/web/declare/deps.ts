import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { rolesFor, type Identity } from "../../../identity/index.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { ListCode } from "../../domain/lists.ts";
import type { Organisation } from "../../domain/parts.ts";
import type { CohortNames, ConceptLabels, DatasetNames } from "../../domain/ports.ts";
import type { RegisterRecord, Studies } from "../../domain/studies.ts";
import type { Provenance, Quality } from "../../domain/study.ts";
import type { Offered, OfferedConcept } from "./form/asked.ts";

/** Bodies of the directory, offered while one types. */
export interface OrganisationOffers {
  /** Few enough for one list; what is not in it is found by its code. */
  offered(): Promise<readonly Offered[]>;
  /** With its numbers, by its code in the directory; null where there is none. */
  byCode(code: string): Promise<Organisation | null>;
}

/** What the declaration of studies is given. */
export interface StudyDeclareDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly studies: Studies;
  readonly identity: Pick<Identity, "getAccount" | "allAccounts">;
  readonly quality: (record: { readonly content: StudyContent; readonly provenance: Provenance }) => Quality;
  /** The concepts of every list, those of loaded vocabularies among them; read once for a page. */
  readonly concepts: () => Promise<(list: ListCode) => readonly OfferedConcept[]>;
  readonly labels: ConceptLabels;
  readonly cohorts: CohortNames;
  readonly datasetNames: DatasetNames;
  /** Datasets of the portal that are offered while one types. */
  readonly datasets: () => Promise<readonly Offered[]>;
  readonly organisations: OrganisationOffers;
  /** What is known already of whoever begins: the body that their account stands for. */
  readonly known: (actor: Actor) => Promise<Partial<StudyContent>>;
  /** Asks a register over the network; absent: only what is here is looked up. */
  readonly register?: (number: string) => Promise<RegisterRecord | null>;
}

export const declarers = { anyOf: rolesFor("studies.declare") };
export const curators = { anyOf: rolesFor("studies.curate") };
