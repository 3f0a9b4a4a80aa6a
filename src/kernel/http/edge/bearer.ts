import type { FastifyRequest } from "fastify";
import { AppError } from "../../errors/app-error.ts";
import type { SessionAccess } from "../route.ts";

/** What a program shows as its token (RFC 6750, 2.1); null where it shows none. A token that is empty or malformed is one that opens nothing. */
export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  return header === undefined || !/^bearer(\s|$)/i.test(header) ? null : header.slice("bearer".length).trim();
}

export function invalidToken(): AppError {
  return new AppError(
    "http.invalid-token",
    { fr: "Ce jeton n’ouvre rien\u202f: il est inconnu, expiré ou révoqué.", en: "This token opens nothing: it is unknown, expired or revoked." },
    { status: 401 },
  );
}

export function readOnlyToken(): AppError {
  return new AppError(
    "http.read-only-token",
    { fr: "Ce jeton ne permet que de lire.", en: "This token only allows reading." },
    { status: 403 },
  );
}

/** Calls with a token have no session: nothing is read from cookies, nothing is kept. */
export const noSession: SessionAccess = { get: () => undefined, set: () => undefined, renew: () => undefined };
