import { depthOf } from "../../../kernel/rdf/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { fromPng, fromSvg, isPng } from "./bake.ts";

/** A certificate as it was handed over, in one of the two ways in which it can be signed. */
export type GivenCredential =
  | { readonly kind: "embedded"; readonly credential: Readonly<Record<string, unknown>> }
  | { readonly kind: "compact"; readonly text: string };

export type Reading = { readonly given: GivenCredential } | { readonly fault: Bilingual };

/** A certificate with its picture is a few kilobytes. */
export const longestBytes = 262_144;
const deepest = 24;

const faults = {
  tooLarge: { fr: "Ce fichier dépasse 256 ko\u202f: un certificat n’en fait que quelques-uns.", en: "This file is over 256 kB: a certificate has only a few." },
  empty: { fr: "Il n’y a rien à vérifier\u202f: collez le certificat, ou joignez son fichier.", en: "There is nothing to verify: paste the certificate, or attach its file." },
  tooDeep: { fr: "Ce document a trop de niveaux pour être un certificat.", en: "This document has too many levels to be a certificate." },
  notText: { fr: "Ce fichier n’est ni du JSON, ni un jeton signé, ni une image avec un certificat.", en: "This file is neither JSON, nor a signed token, nor a picture with a certificate." },
  nothingInPicture: { fr: "Cette image ne contient pas de certificat\u202f: une copie d’écran ou une image convertie le perd. Demandez le fichier d’origine.", en: "This picture holds no certificate: a screenshot or a converted picture loses it. Ask for the original file." },
  badJson: { fr: "Ce texte n’est pas du JSON complet\u202f: copiez-le en entier, accolades comprises.", en: "This text is not complete JSON: copy all of it, braces included." },
  notObject: { fr: "Ce JSON n’est pas un certificat.", en: "This JSON is no certificate." },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The certificate in a text or file of whoever asks: JSON with its proof, compact JWS, baked SVG or PNG; at most `longestBytes`. */
export function readCredential(bytes: Uint8Array): Reading {
  if (bytes.length === 0) return { fault: faults.empty };
  if (bytes.length > longestBytes) return { fault: faults.tooLarge };
  if (isPng(bytes)) return readText(fromPng(bytes), true);
  const text = new TextDecoder("utf-8").decode(bytes).trim();
  return text.startsWith("<") ? readText(fromSvg(text), true) : readText(text, false);
}

function readText(text: string | null, inPicture: boolean): Reading {
  if (text === null) return { fault: faults.nothingInPicture };
  if (text === "") return { fault: inPicture ? faults.nothingInPicture : faults.empty };
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(text)) return { given: { kind: "compact", text } };
  if (!text.startsWith("{")) return { fault: text.startsWith("[") ? faults.notObject : faults.notText };
  const credential = objectIn(text);
  return "fault" in credential ? credential : { given: { kind: "embedded", credential: credential.object } };
}

/** The object that a JSON text is; its depth is looked at before it is built. */
export function objectIn(text: string): { readonly object: Readonly<Record<string, unknown>> } | { readonly fault: Bilingual } {
  if (depthOf(text, deepest) !== null) return { fault: faults.tooDeep };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: faults.badJson };
  }
  return isRecord(value) ? { object: value } : { fault: faults.notObject };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
