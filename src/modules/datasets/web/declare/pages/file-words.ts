import { formatPercent } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import type { FieldProfile, FileState } from "../../../domain/dataset.ts";
import type { KeptFile } from "../../../files/index.ts";

const states: Readonly<Record<FileState, Bilingual>> = {
  received: { fr: "reçu, vérification en cours", en: "received, being checked" },
  checked: { fr: "vérifié", en: "checked" },
  infected: { fr: "virus trouvé\u202f: mis à l’écart", en: "virus found: set aside" },
  refused: { fr: "refusé", en: "refused" },
};

export function fileStateText({ state, profileState }: Pick<KeptFile, "state" | "profileState">, language: Language): string {
  const base = states[state][language];
  if (state !== "checked") return base;
  if (profileState === "waiting") return `${base}, ${language === "fr" ? "lecture en cours" : "being read"}`;
  return profileState === "failed" ? `${base}, ${language === "fr" ? "contenu non lu" : "content not read"}` : base;
}

export function fileStateTone(state: FileState): "quiet" | "good" | "bad" {
  return state === "checked" ? "good" : state === "received" ? "quiet" : "bad";
}

const types: Readonly<Record<FieldProfile["type"], Bilingual>> = {
  string: { fr: "texte", en: "text" }, integer: { fr: "entier", en: "integer" }, number: { fr: "nombre", en: "number" }, boolean: { fr: "oui ou non", en: "yes or no" }, date: { fr: "jour", en: "day" },
  datetime: { fr: "instant", en: "instant" }, object: { fr: "objet", en: "object" }, array: { fr: "liste", en: "list" }, unknown: { fr: "inconnu", en: "unknown" },
};

export function typeWord(type: FieldProfile["type"], language: Language): string {
  return types[type][language];
}

const suspicions: Readonly<Record<string, Bilingual>> = {
  email: { fr: "adresses électroniques", en: "e-mail addresses" }, phone: { fr: "numéros de téléphone", en: "phone numbers" }, name: { fr: "noms de personnes", en: "names of people" }, nir: { fr: "numéros de sécurité sociale", en: "social security numbers" },
  "birth-date": { fr: "dates de naissance", en: "dates of birth" }, address: { fr: "adresses postales", en: "postal addresses" }, ip: { fr: "adresses IP", en: "IP addresses" }, geolocation: { fr: "positions géographiques", en: "geographic positions" },
  "patient-identifier": { fr: "identifiants de patients", en: "patient identifiers" },
};

/** "adresses électroniques (98 % des valeurs)": the kind and the share, never a value. */
export function suspicionText({ kind, share }: { readonly kind: string; readonly share: number }, language: Language): string {
  const word = suspicions[kind]?.[language] ?? kind;
  return share <= 0 ? word : `${word} (${formatPercent(share, language, 0)} ${language === "fr" ? "des valeurs" : "of the values"})`;
}
