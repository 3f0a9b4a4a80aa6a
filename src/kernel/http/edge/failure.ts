import { AppError, type Issue } from "../../errors/app-error.ts";
import type { Bilingual } from "../../i18n/language.ts";

/** What the edge says of an error, whoever threw it. `bug` marks what nobody foresaw: logged, and told to nobody. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly issues: readonly Issue[];
  readonly bug: boolean;
}

interface Wording {
  readonly code: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
}

const wordings: ReadonlyMap<number, Wording> = new Map([
  [400, {
    code: "http.bad-request",
    title: { fr: "Demande illisible", en: "Unreadable request" },
    text: { fr: "La demande n’a pas pu être lue. Vérifiez son adresse et sa forme.", en: "The request could not be read. Check its address and its form." },
  }],
  [401, {
    code: "http.sign-in-required",
    title: { fr: "Connexion nécessaire", en: "Sign-in required" },
    text: { fr: "Connectez-vous pour accéder à cette page.", en: "Sign in to reach this page." },
  }],
  [403, {
    code: "http.forbidden",
    title: { fr: "Accès refusé", en: "Access refused" },
    text: { fr: "Votre compte n’ouvre pas cette page. Demandez ce droit à l’administrateur.", en: "Your account does not open this page. Ask the administrator for this right." },
  }],
  [404, {
    code: "http.not-found",
    title: { fr: "Page introuvable", en: "Page not found" },
    text: { fr: "Rien ne se trouve à cette adresse. Vérifiez-la, ou partez de l’accueil.", en: "There is nothing at this address. Check it, or start from the home page." },
  }],
  [405, {
    code: "http.method-not-allowed",
    title: { fr: "Méthode refusée", en: "Method not allowed" },
    text: { fr: "Cette adresse n’accepte pas cette méthode\u202f; l’en-tête Allow dit lesquelles.", en: "This address does not take this method; the Allow header says which it takes." },
  }],
  [409, {
    code: "http.conflict",
    title: { fr: "Impossible en l’état", en: "Not possible as things stand" },
    text: { fr: "Ce que la demande change n’est plus dans l’état qu’elle suppose. Rechargez la page.", en: "What the request changes is no longer as it takes it to be. Reload the page." },
  }],
  [413, {
    code: "http.too-large",
    title: { fr: "Envoi trop volumineux", en: "Too large" },
    text: { fr: "L’envoi dépasse la taille acceptée\u202f: 20\u00a0Mo pour les fichiers, 1\u00a0Mo pour le reste.", en: "What was sent is over the limit: 20 MB for files, 1 MB for anything else." },
  }],
  [415, {
    code: "http.unsupported-media-type",
    title: { fr: "Format refusé", en: "Format not accepted" },
    text: { fr: "Ce format n’est pas accepté ici\u202f; l’interface de programmation attend du JSON.", en: "This format is not accepted here; the API expects JSON." },
  }],
  [416, {
    code: "http.range-not-satisfiable",
    title: { fr: "Partie hors du fichier", en: "Part outside the file" },
    text: { fr: "La partie demandée n’existe pas\u202f; l’en-tête Content-Range dit la taille.", en: "The part asked for does not exist; the Content-Range header tells the size." },
  }],
  [422, {
    code: "http.invalid-input",
    title: { fr: "Données à corriger", en: "Data to be corrected" },
    text: { fr: "Certaines données ne conviennent pas. Chaque faute est indiquée.", en: "Some of the data will not do. Each fault is listed." },
  }],
  [429, {
    code: "http.too-many-requests",
    title: { fr: "Trop de demandes", en: "Too many requests" },
    text: { fr: "Trop de demandes en peu de temps. Réessayez dans une minute.", en: "Too many requests in a short time. Try again in a minute." },
  }],
  [500, {
    code: "http.internal",
    title: { fr: "Erreur interne", en: "Internal error" },
    text: { fr: "Une erreur s’est produite de notre côté. Signalez-la avec le numéro de la demande.", en: "Something went wrong on our side. Report it with the number of the request." },
  }],
  [503, {
    code: "http.unavailable",
    title: { fr: "Service indisponible", en: "Service unavailable" },
    text: { fr: "Le service est momentanément indisponible. Réessayez dans un instant.", en: "The service is unavailable for a moment. Try again shortly." },
  }],
]);

const internal = wordings.get(500);

/** The house's own words for a status; those of 400 for another fault of the caller, those of 500 for the rest. */
function wordingOf(status: number): Wording {
  const wording = wordings.get(status) ?? wordings.get(status < 500 ? 400 : 500) ?? internal;
  if (wording === undefined) throw new RangeError(`no words for status ${status}`);
  return wording;
}

const nothing: readonly Issue[] = [];

/** The refusal of the edge itself with this status, in its standard words. */
export function refusal(status: number): AppError {
  const { code, text } = wordingOf(status);
  return new AppError(code, text, { status });
}

export function csrfRefusal(): AppError {
  return new AppError(
    "http.csrf",
    {
      fr: "Le formulaire a expiré ou ne vient pas de ce site. Rechargez la page et recommencez.",
      en: "The form has expired or does not come from this site. Reload the page and try again.",
    },
    { status: 403 },
  );
}

/** Reads any thrown thing. Errors of the web framework count as the caller's fault only below 500. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof AppError) {
    const { title } = wordingOf(thrown.status);
    return { status: thrown.status, code: thrown.code, title, text: thrown.text, issues: thrown.issues, bug: false };
  }
  const { status, code } = frameworkFault(thrown);
  if (code.startsWith("FST_CSRF_")) return failureOf(csrfRefusal());
  const wording = wordingOf(status);
  return { status, code: wording.code, title: wording.title, text: wording.text, issues: nothing, bug: status === 500 };
}

function frameworkFault(thrown: unknown): { status: number; code: string } {
  if (!(thrown instanceof Error) || !("code" in thrown) || !("statusCode" in thrown)) return { status: 500, code: "" };
  const { code, statusCode } = thrown;
  if (typeof code !== "string" || !code.startsWith("FST_") || typeof statusCode !== "number") return { status: 500, code: "" };
  if (statusCode === 503) return { status: 503, code };
  return statusCode >= 400 && statusCode < 500 ? { status: statusCode === 406 ? 400 : statusCode, code } : { status: 500, code: "" };
}

/**
 * Name, message and frames of an error and its causes, for the log. Whatever stands in quotes or looks like an address
 * is masked: messages of drivers and parsers quote the values that people typed.
 */
export function tracedStack(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return `thrown: ${typeof thrown}`;
  const frames = (thrown.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const own = [`${thrown.name}: ${masked(thrown.message)}`, ...frames].join("\n");
  return thrown.cause === undefined || depth >= 3 ? own : `${own}\ncaused by ${tracedStack(thrown.cause, depth + 1)}`;
}

function masked(message: string): string {
  return (message.split("\n")[0] ?? "")
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|=\([^)]*\)/g, "[masked]")
    .replaceAll(/\S+@\S+/g, "[masked]")
    .slice(0, 300);
}
