import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { isDay } from "../../../kernel/time/day.ts";
import type { ProofVerdict } from "./proof.ts";
import type { ShownCredential } from "./shape.ts";
import type { DatesVerdict, Outcome, StepCode, StepState } from "./verify.ts";

export const stepNames: Readonly<Record<StepCode, Bilingual>> = {
  reading: both("Lecture", "Reading"),
  proof: both("Signature", "Signature"),
  issuer: both("Émetteur", "Issuer"),
  dates: both("Dates", "Dates"),
  status: both("Révocation", "Revocation"),
  recipient: both("Titulaire", "Holder"),
};

export const stateNames: Readonly<Record<StepState, Bilingual>> = { passed: both("vérifié", "verified"), failed: both("refusé", "refused"), unknown: both("non vérifié", "not verified") };

export const outcomeNames: Readonly<Record<Outcome, Bilingual>> = {
  valid: both("Ce certificat est authentique et en vigueur.", "This certificate is genuine and in force."),
  expired: both("Ce certificat est authentique, mais il a expiré.", "This certificate is genuine, but it has expired."),
  "not-yet-valid": both("Ce certificat est authentique, mais il ne vaut pas encore.", "This certificate is genuine, but it does not hold yet."),
  revoked: both("Ce certificat a été révoqué\u202f: il ne vaut plus.", "This certificate was revoked: it no longer holds."),
  altered: both("Ce certificat ne peut pas être accepté\u202f: sa signature ne convient pas.", "This certificate cannot be accepted: its signature does not fit."),
  "not-ours": both("Ce certificat n’a pas été délivré par cet établissement.", "This certificate was not issued by this institute."),
  unreadable: both("Ce document n’est pas un certificat lisible.", "This document is no readable certificate."),
  "other-person": both("Ce certificat est authentique, mais il n’est pas celui de la personne indiquée.", "This certificate is genuine, but it is not that of the person given."),
  undecided: both("La signature est bonne, mais ce certificat n’est pas au registre de cette maison.", "The signature is good, but this certificate is not in the register of this house."),
};

export const readWords = {
  embedded: both("Un Open Badge 3.0 complet, avec sa preuve dans le document.", "A complete Open Badge 3.0, with its proof in the document."),
  compact: both("Un Open Badge 3.0 complet, sous forme de jeton signé.", "A complete Open Badge 3.0, as a signed token."),
  badToken: both("Ce jeton signé ne contient pas de certificat lisible.", "This signed token holds no readable certificate."),
} as const;

export const proofWords: Readonly<Record<ProofVerdict, Bilingual>> = {
  good: both("Chaque mot du document est celui que l’émetteur a signé.", "Every word of the document is the one that the issuer signed."),
  altered: both("Le document a été modifié après sa signature, ou la signature n’est pas celle de l’émetteur.", "The document was changed after it was signed, or the signature is not the issuer’s."),
  "no-proof": both("Le document n’est pas signé\u202f: n’importe qui a pu l’écrire.", "The document is not signed: anybody may have written it."),
  "unknown-suite": both("La signature est d’une sorte que cette page ne vérifie pas (elle vérifie eddsa-rdfc-2022 et les jetons EdDSA).", "The signature is of a kind that this page does not verify (it verifies eddsa-rdfc-2022 and EdDSA tokens)."),
  "other-key": both("La clé qui a signé n’est pas une clé de l’émetteur annoncé.", "The key that signed is no key of the issuer that is named."),
  "not-held": both("L’émetteur est une autre maison, dont les clés ne sont pas connues ici\u202f; rien n’est demandé au réseau. Vérifiez auprès d’elle.", "The issuer is another house, whose keys are not known here; nothing is asked of the network. Verify with them."),
};

export const issuerWords = {
  ours: both("Délivré par cet établissement.", "Issued by this institute."),
  other: both("Signé par quelqu’un d’autre\u202f: la signature est cohérente, mais cette maison ne sait pas qui c’est.", "Signed by somebody else: the signature is consistent, but this house does not know who they are."),
} as const;

export const statusWords = {
  "in-force": both("Il n’est pas révoqué.", "It is not revoked."),
  superseded: both("Il n’est pas révoqué\u202f; un certificat plus récent l’a remplacé depuis.", "It is not revoked; a newer certificate has replaced it since."),
  revoked: both("Il a été révoqué par l’établissement. La raison n’est pas publique.", "It was revoked by the institute. The reason is not public."),
  unknown: both("Cette maison ne tient pas de registre pour ce certificat.", "This house keeps no register for this certificate."),
} as const;

export const recipientWords = {
  same: both("L’adresse indiquée est bien celle du titulaire.", "The address given is that of the holder."),
  other: both("L’adresse indiquée n’est pas celle du titulaire.", "The address given is not that of the holder."),
  notAsked: both("Non demandé\u202f: donnez l’adresse électronique de la personne pour savoir si le certificat est le sien.", "Not asked: give the person’s e-mail address to know whether the certificate is theirs."),
} as const;

export const stopped: Bilingual = both("Non examiné\u202f: ce qui précède ne le permet pas.", "Not looked at: what comes before does not allow it.");

function dayText(instant: string | null, language: Language): string {
  const day = (instant ?? "").slice(0, 10);
  return isDay(day) ? formatDay(day, language) : "–";
}

/** The end is told as the last day on which the certificate holds where it ends at midnight. */
export function datesWords(verdict: DatesVerdict, { from, until }: ShownCredential): Bilingual {
  const write = (language: Language, fr: string, en: string): string => (language === "fr" ? fr : en);
  const say = (language: Language): string => {
    const [start, end] = [dayText(from, language), dayText(until, language)];
    if (verdict === "not-yet-valid") return write(language, `Il ne vaut qu’à partir du ${start}.`, `It only holds from ${start}.`);
    if (verdict === "expired") return write(language, `Il valait du ${start} jusqu’au ${end}, ce jour non compris.`, `It held from ${start} until ${end}, that day left out.`);
    return until === null ? write(language, `Il vaut depuis le ${start}, sans terme.`, `It holds since ${start}, without an end.`) : write(language, `Il vaut du ${start} jusqu’au ${end}, ce jour non compris.`, `It holds from ${start} until ${end}, that day left out.`);
  };
  return { fr: say("fr"), en: say("en") };
}
