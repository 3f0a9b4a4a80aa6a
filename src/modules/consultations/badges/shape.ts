import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { isRecord } from "./read.ts";
import { heldContext } from "./contexts.ts";

/** What is said of a certificate on the page that verifies it: only what its own text says. */
export interface ShownCredential {
  readonly id: string | null;
  readonly name: string;
  readonly issuerId: string;
  readonly issuerName: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface Shape {
  readonly shown: ShownCredential | null;
  readonly faults: readonly Bilingual[];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

const textIn = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.slice(0, 300) : null);

/**
 * Is every word of the document written as its contexts write it? A proof covers the statements that the words stand for: the
 * same statement under its full address, or as an expanded value, has the same proof, and a reader who looks for `validUntil`
 * would not find it (Data Integrity 1.0, section 2.4.1).
 */
function isPlain(value: unknown, isTop = true): boolean {
  if (Array.isArray(value)) return value.every((one) => isPlain(one, false));
  if (!isRecord(value)) return true;
  return Object.entries(value).every(([key, inner]) => (isTop && key === "@context" ? true : !key.includes(":") && !key.startsWith("@") && isPlain(inner, false)));
}

/** What Open Badges 3.0 asks of a certificate before any signature is looked at (sections B.1.2, B.1.3 and 8.2.2); all faults at once. */
export function shapeOf(credential: Readonly<Record<string, unknown>>, otherContexts: ReadonlyMap<string, object> = new Map()): Shape {
  const faults: Bilingual[] = [];
  const fault = (fr: string, en: string): void => { faults.push({ fr, en }); };
  const contexts = listOf(credential["@context"]);
  if (contexts[0] !== "https://www.w3.org/ns/credentials/v2" && contexts[0] !== "https://www.w3.org/2018/credentials/v1") fault("Le premier contexte n’est pas celui des attestations vérifiables du W3C.", "The first context is not that of the W3C’s verifiable credentials.");
  for (const context of contexts) {
    if (typeof context !== "string") fault("Le document définit ses propres mots (un contexte écrit sur place)\u202f: ce qu’ils veulent dire ne peut pas être garanti.", "The document defines words of its own (a context written in place): what they mean cannot be vouched for.");
    else if (heldContext(context) === null && !otherContexts.has(context)) fault(`Le contexte «\u202f${context.slice(0, 120)}\u202f» n’est pas connu ici, et rien n’est demandé au réseau.`, `The context "${context.slice(0, 120)}" is not known here, and nothing is asked of the network.`);
  }
  const types = listOf(credential["type"]);
  if (!types.includes("VerifiableCredential") || !(types.includes("OpenBadgeCredential") || types.includes("AchievementCredential"))) fault("Ce document n’est pas un Open Badge\u202f: son type manque.", "This document is no Open Badge: its type is missing.");
  const issuer = credential["issuer"];
  const issuerId = typeof issuer === "string" ? issuer : isRecord(issuer) ? textIn(issuer["id"]) : null;
  if (issuerId === null) fault("Le document ne dit pas qui l’a délivré.", "The document does not say who issued it.");
  const subject = credential["credentialSubject"];
  const achievement = isRecord(subject) ? subject["achievement"] : undefined;
  if (!isRecord(achievement) || textIn(achievement["name"]) === null) fault("Le document ne dit pas ce qui est attesté.", "The document does not say what is attested.");
  const from = textIn(credential["validFrom"]) ?? textIn(credential["issuanceDate"]);
  const until = textIn(credential["validUntil"]) ?? textIn(credential["expirationDate"]);
  if (!isPlain(credential)) fault("Des mots du document sont écrits autrement que ses contextes ne les écrivent\u202f: on ne peut pas le lire sans risque.", "Words of the document are written otherwise than its contexts write them: it cannot be read without risk.");
  for (const name of ["validFrom", "validUntil", "issuanceDate", "expirationDate"]) if (credential[name] !== undefined && typeof credential[name] !== "string") fault(`Le jour «\u202f${name}\u202f» n’est pas une date.`, `The day “${name}” is no date.`);
  if (from === null || Number.isNaN(Date.parse(from))) fault("Le document ne dit pas depuis quand il vaut.", "The document does not say since when it holds.");
  if (until !== null && Number.isNaN(Date.parse(until))) fault("Le jour de fin de validité n’est pas une date.", "The day on which it ends is no date.");
  const name = textIn(credential["name"]) ?? (isRecord(achievement) ? textIn(achievement["name"]) : null);
  const shown: ShownCredential | null = issuerId === null ? null : { id: textIn(credential["id"]), name: name ?? "–", issuerId: issuerId.slice(0, 300), issuerName: isRecord(issuer) ? textIn(issuer["name"]) : null, from, until };
  return { shown, faults };
}
