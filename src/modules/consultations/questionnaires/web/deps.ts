import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Robots } from "../../../../kernel/robots/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { may, roles, type RoleCode } from "../../../identity/index.ts";
import type { Ballots } from "../../domain/ports.ts";
import type { QuestionnaireService } from "../service.ts";
import { unknownQuestionnaire } from "../errors.ts";
import type { QuestionnaireRecord } from "../store.ts";

/** What else is on the hub: a participatory step, with its own page. */
export interface HubEntry {
  readonly title: Bilingual;
  /** One or two sentences. */
  readonly about: Bilingual;
  /** A short word for what it is: « Démarche participative ». */
  readonly kind: Bilingual;
  readonly href: string;
  readonly state: "coming" | "open" | "ended";
  /** First day, and first day outside; null where it is not known. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** The words of the link that leads in, where something is to be done. */
  readonly door?: Bilingual;
  readonly demonstration: boolean;
}

export interface QuestionnaireWebDeps {
  readonly questionnaires: QuestionnaireService;
  readonly ballots: Pick<Ballots, "receiveOpen">;
  /** By their own roles, not those of somebody they stand in for. */
  readonly mayAnswer: (actor: Actor, questionnaire: Pick<QuestionnaireRecord, "eligibleRoles">) => Promise<boolean>;
  readonly robots: Robots;
  /** Where the world reaches this site, without a slash at the end. */
  readonly site: string;
  readonly entries?: (context: RequestContext) => Promise<readonly HubEntry[]>;
}

export function isOrganiser({ actor }: Pick<RequestContext, "actor">): boolean {
  return may(actor, "consultations.run");
}

/** The questionnaire of this code if this caller may see it: drafts are for those who run questionnaires (else 404). */
export async function visibleTo(context: Pick<RequestContext, "actor">, { questionnaires }: Pick<QuestionnaireWebDeps, "questionnaires">, code: string): Promise<QuestionnaireRecord> {
  const found = await questionnaires.find(code);
  if (found === null || (found.state === "draft" && !isOrganiser(context))) throw unknownQuestionnaire();
  return found;
}

export function pathOf(code: string): string {
  return `/consultations/questionnaires/${encodeURIComponent(code)}`;
}

export function managePath(code: string): string {
  return `/consultations/manage/${encodeURIComponent(code)}`;
}

export function roleName(code: string): Bilingual {
  return code in roles ? roles[code as RoleCode].name : { fr: code, en: code };
}
