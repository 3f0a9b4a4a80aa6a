import { both } from "../../i18n/format.ts";
import type { Bilingual } from "../../i18n/language.ts";
import type { Outcome, Stops } from "../message.ts";

export const noAddress = both("Le compte est fermé ou n’a plus d’adresse.", "The account is closed or no longer has an address.");
export const addressMalformed = both("L’adresse du compte n’est pas une adresse électronique.", "The address of the account is no e-mail address.");

/** Told to stop before the end was sent. */
export const stopped: Outcome = { kind: "postponed", code: null, stops: "channel", error: both("Jalon s’est arrêté pendant l’envoi.", "Jalon stopped while sending.") };
export const tooSlow: Outcome = { kind: "postponed", code: null, stops: "channel", error: both("Le serveur de courrier est trop lent.", "The mail server is too slow.") };
export const lostAfterEnd: Outcome = {
  kind: "uncertain",
  error: both("Le message a été remis au serveur, qui n’a pas répondu\u202f: personne ne peut dire s’il est arrivé.", "The message was handed to the server, which did not answer: nobody can tell whether it arrived."),
};

/** What the SMTP library says of a failure; `responseCode` only where the server said it. */
interface SmtpFailure {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number | null;
}

/**
 * What a failed conversation means. The server's words are left out: they quote addresses. Refusals of the recipient or
 * of the text are final with 5xx (RFC 5321, 4.2.1); what is wrong with the server, the sign-in or the sender concerns
 * every mail alike and is for somebody to set right: those wait.
 */
export function outcomeOfFailure(error: unknown, marked: boolean): Outcome {
  const { code, command, responseCode } = failureOf(error);
  if (marked && responseCode === null) return lostAfterEnd;
  const final = responseCode !== null && responseCode >= 500;
  const number = responseCode ?? "";
  if (command === "RCPT TO" && responseCode !== null) {
    return final
      ? { kind: "failed", code: responseCode, error: both(`Le serveur a rejeté l’adresse (${number}).`, `The server rejected the address (${number}).`) }
      : postponed(responseCode, both(`Le serveur demande de revenir plus tard (${number}).`, `The server asks to come back later (${number}).`), "nothing");
  }
  if (command === "DATA" && responseCode !== null) {
    return final
      ? { kind: "failed", code: responseCode, error: both(`Le serveur a refusé le message (${number}).`, `The server refused the message (${number}).`) }
      : postponed(responseCode, both(`Le serveur n’a pas pris le message pour l’instant (${number}).`, `The server did not take the message for now (${number}).`), "nothing");
  }
  if (code === "EMESSAGE" && command === "MAIL FROM") return { kind: "failed", code: null, error: both("Le message est plus grand que ce que le serveur accepte.", "The message is larger than the server accepts.") };
  if (command === "MAIL FROM" && responseCode !== null) return postponed(responseCode, both(`Le serveur refuse l’expéditeur (${number})\u202f: voyez JALON_MAIL_FROM.`, `The server refuses the sender (${number}): see JALON_MAIL_FROM.`), "channel");
  if (code === "EAUTH" || command.startsWith("AUTH")) return postponed(responseCode, both("Le serveur refuse l’identifiant ou le mot de passe de JALON_SMTP_URL.", "The server refuses the login or the password of JALON_SMTP_URL."), "channel");
  if (code === "ETLS" || command === "STARTTLS" || (error instanceof Error && /STARTTLS|certificate|self.signed/i.test(error.message))) return postponed(responseCode, both("La connexion chiffrée avec le serveur de courrier n’a pas pu être établie.", "The encrypted connection with the mail server could not be made."), "channel");
  if (code === "EDNS") return postponed(null, both("Le nom du serveur de courrier n’est pas connu.", "The name of the mail server is not known."), "channel");
  if (code === "ESTREAM") return postponed(null, both("L’envoi a été arrêté avant la fin.", "Sending was stopped before the end."), "nothing");
  return postponed(responseCode, both("Le serveur de courrier ne répond pas, ou a coupé la connexion.", "The mail server does not answer, or cut the connection."), "channel");
}

function postponed(code: number | null, error: Bilingual, stops: Stops): Outcome {
  return { kind: "postponed", code, error, stops };
}

function failureOf(error: unknown): SmtpFailure {
  const read = (key: string): unknown => (typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined);
  const responseCode = read("responseCode");
  return { code: String(read("code") ?? ""), command: String(read("command") ?? ""), responseCode: typeof responseCode === "number" && responseCode >= 400 && responseCode < 600 ? responseCode : null };
}
