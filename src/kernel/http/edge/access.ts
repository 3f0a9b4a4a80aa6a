import type { FastifyRequest } from "fastify";
import { AppError } from "../../errors/app-error.ts";
import type { Access, Actor } from "../route.ts";
import { bearerOf } from "./bearer.ts";
import { refusal } from "./failure.ts";

/** Null where the caller may come in, else the refusal: 401 for nobody, 403 for the wrong role or unsettled business. */
export function accessRefusal(access: Access, actor: Actor | null, path: string): AppError | null {
  if (access === "public") return null;
  if (actor === null) return refusal(401);
  if (actor.mustVisit !== undefined && path !== actor.mustVisit) {
    return new AppError(
      "http.must-settle-first",
      { fr: `Rendez-vous d’abord à l’adresse ${actor.mustVisit}.`, en: `Go to ${actor.mustVisit} first.` },
      { status: 403 },
    );
  }
  if (access === "signed-in" || actor.mustVisit !== undefined) return null;
  return actor.roles.some((grant) => access.anyOf.includes(grant.role)) ? null : refusal(403);
}

export const apiPrefix = "/api/v1/";

export function isApiPath(path: string): boolean {
  return path.startsWith(apiPrefix);
}

/** Does the caller want JSON rather than a page? Always under the API and with a token; elsewhere when it says so and does not ask for HTML. */
export function wantsProblem(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? "";
  return isApiPath(request.url) || bearerOf(request) !== null || (/[/+]json\b/i.test(accept) && !/text\/html/i.test(accept));
}

export function changesState(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}
