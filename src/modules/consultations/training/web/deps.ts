import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import type { Training } from "../training.ts";
import { sayIn, type Say } from "../../synthesis/web/deps.tsx";

export interface TrainingWebDeps {
  readonly training: Training;
  /** Where the world reaches this site, without a slash at the end. */
  readonly site: string;
}

/** Where a reader stands. */
export interface Place {
  readonly language: Language;
  readonly say: Say;
  readonly today: Day;
  readonly context: RequestContext;
}

export async function placeOf({ training }: Pick<TrainingWebDeps, "training">, context: RequestContext): Promise<Place> {
  return { language: context.language, say: sayIn(context.language), today: await training.today(), context };
}

export const officeOnly = { anyOf: rolesFor("training.run") };
/** Those who may read the counts: the office and those who steer. */
export const figureReaders = { anyOf: [...new Set([...rolesFor("training.run"), ...rolesFor("drafts.read")])] };

export function runsTraining({ actor }: Pick<RequestContext, "actor">): boolean {
  return may(actor, "training.run");
}

/** Who is signed in, for routes whose access asks for it. */
export function accountOf({ actor }: Pick<RequestContext, "actor">): string {
  return actor?.accountId ?? "";
}

export const catalogue = "/integrity/training";
export const manage = "/integrity/training/manage";
export const modulePath = (code: string, rest = ""): string => `${catalogue}/${encodeURIComponent(code)}${rest}`;
export const labelPath = (code: string, rest = ""): string => `${catalogue}/labels/${encodeURIComponent(code)}${rest}`;
export const sheetPath = (classId: string, rest = ""): string => `${catalogue}/classes/${classId}/sheet${rest}`;
export const certificatePath = (id: string, rest = ""): string => `/integrity/certificates/${id}${rest}`;
