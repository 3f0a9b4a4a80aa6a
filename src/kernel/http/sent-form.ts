import { z } from "zod";
import { AppError, type Issue } from "../errors/app-error.ts";
import type { Bilingual } from "../i18n/language.ts";

/** A form as it was sent, before anything is read from it. */
export type SentForm = Readonly<Record<string, unknown>>;

export const formBody = z.record(z.string(), z.unknown());

/** One field of a form as it was typed, without spaces around; empty where it was not sent. */
export function typed(body: SentForm, name: string): string {
  const text = body[name];
  return typeof text === "string" ? text.slice(0, 20_000).normalize("NFC").replaceAll("\r\n", "\n").trim() : "";
}

/** The two texts of a pair of fields, `nameFr` and `nameEn`. */
export function typedPair(body: SentForm, name: string): Bilingual {
  return { fr: typed(body, `${name}Fr`), en: typed(body, `${name}En`) };
}

/** Every text of a form by its name, to be shown again. */
export function givenIn(body: SentForm): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(body).filter((name) => name !== "_csrf").map((name) => [name, typed(body, name)]));
}

/** Runs what a form asks; null: done. What its sender can mend comes back, the rest is thrown on. */
export async function issuesOf(work: () => Promise<unknown>): Promise<readonly Issue[] | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 409 && error.status !== 422)) throw error;
    return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
  }
}
