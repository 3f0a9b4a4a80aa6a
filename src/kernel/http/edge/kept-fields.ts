import type { FastifyRequest } from "fastify";
import type { KeptField } from "../server-options.ts";

/** A form of a page, as browsers send it without files. */
export function isPlainForm(request: FastifyRequest): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers["content-type"] ?? "");
}

/**
 * What somebody wrote in a form that was refused before any route saw it (the session ended, or the form is of another
 * one), so that the answer can give it back. Tokens, passwords and marks of the program are left out.
 */
export function keptFields(request: FastifyRequest): readonly KeptField[] {
  const { body } = request;
  if (!isPlainForm(request) || typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, given]: [string, unknown]) => {
    if (name.startsWith("_") || /password|token|secret/i.test(name)) return [];
    const values: readonly unknown[] = Array.isArray(given) ? given : [given];
    return values.flatMap((value) => (typeof value === "string" && /\p{L}/u.test(value) && /\s/.test(value.trim()) ? [{ name, value }] : []));
  });
}
