import type { Actor, Reply, RequestContext } from "../../../../kernel/http/route.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Robots } from "../../../../kernel/robots/index.ts";
import { may } from "../../../identity/index.ts";
import type { ContractItem } from "../deps.ts";
import type { Consultation, Door } from "../domain/consultation.ts";
import type { Steps } from "../steps.ts";
import type { Day } from "../../../../kernel/time/day.ts";

export { sayIn } from "../../../../kernel/i18n/say.ts";

export interface StepsWebDeps {
  readonly steps: Steps;
  readonly robots: Robots;
  readonly contract: (on: Day) => Promise<{ readonly objectives: readonly ContractItem[]; readonly actions: readonly ContractItem[] }>;
  /** Where the world reaches this site, for feeds. */
  readonly site: string;
}

export const stepsPath = "/consultations/steps";

export function mayRun(actor: Actor | null): boolean {
  return may(actor, "consultations.run");
}

export function signedIn({ actor }: RequestContext): Actor {
  if (actor === null) throw new AppError("http.sign-in-required", { fr: "Connectez-vous.", en: "Sign in." }, { status: 401 });
  return actor;
}

/** Where the session keeps the link that an organisation came by. */
export function invitationKey(code: string): string {
  return `invitation:${code}`;
}

/** The door that this reader would come in by; null where none is open to them. Nobody but those who signed in is staff. */
export function doorOf(consultation: Consultation, { actor, session }: RequestContext): Door | null {
  if (actor !== null && consultation.doors.includes("staff")) return "staff";
  if (consultation.doors.includes("stakeholders") && typeof session.get(invitationKey(consultation.code)) === "string") return "stakeholders";
  return consultation.doors.includes("public") ? "public" : null;
}

export function textIn(body: unknown, name: string): string {
  const value = typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === "string" ? value : "";
}

export function listIn(body: unknown, name: string): readonly string[] {
  const value = typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : typeof value === "string" ? [value] : [];
}

export function fieldsIn(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Readonly<Record<string, unknown>>) : {};
}

/** What the reader can mend in an act that was refused; null where it went through. Anything else is thrown on. */
export async function faultsOf(work: () => Promise<unknown>): Promise<{ readonly issues: readonly Issue[]; readonly status: number } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError && error.issues.length > 0) return { issues: error.issues, status: error.status };
    if (error instanceof AppError && error.status === 409) return { issues: [{ code: error.code, severity: "error", text: error.text }], status: 409 };
    throw error;
  }
}

export function pageReply(page: { readonly title: string; readonly body: unknown; readonly demonstration?: boolean; readonly status?: number; readonly unlisted?: boolean; readonly headLinks?: readonly { readonly rel: string; readonly href: string; readonly type?: string }[] }): Reply {
  return {
    kind: "page", status: page.status ?? 200,
    page: { title: page.title, section: "consultations", body: page.body, demonstration: page.demonstration === true, unlisted: page.unlisted === true, ...(page.headLinks === undefined ? {} : { headLinks: page.headLinks }) },
  };
}
