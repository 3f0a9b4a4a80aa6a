import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";

/** What an error code of the API means, and what whoever calls it can do. */
export interface ProblemWords {
  readonly status: number | null;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  readonly remedy: Bilingual;
}

function words(status: number | null, title: Bilingual, meaning: Bilingual, remedy: Bilingual): ProblemWords {
  return { status, title, meaning, remedy };
}

/** Codes that a program may meet through the API, by name. */
export const problemWords: Readonly<Record<string, ProblemWords>> = {
  "http.bad-request": words(400, both("Demande illisible", "Unreadable request"), both("L’adresse ou le corps de la demande n’a pas pu être lu.", "The address or the body of the request could not be read."), both("Vérifiez l’encodage de l’adresse et la forme du JSON.", "Check the encoding of the address and the form of the JSON.")),
  "http.sign-in-required": words(401, both("Connexion nécessaire", "Sign-in required"), both("Cette adresse n’est ouverte qu’aux comptes connectés.", "This address is open to signed-in accounts only."), both("Ouvrez une session, puis renvoyez la demande avec son cookie.", "Open a session, then send the request again with its cookie.")),
  "http.forbidden": words(403, both("Accès refusé", "Access refused"), both("Le compte n’a pas le rôle ou le périmètre que cette adresse demande.", "The account lacks the role or the perimeter that this address asks for."), both("Le document OpenAPI dit quels rôles l’ouvrent\u202f; demandez ce droit à l’administrateur.", "The OpenAPI document says which roles open it; ask the administrator for this right.")),
  "http.invalid-token": words(401, both("Jeton refusé", "Token refused"), both("Le jeton de l’en-tête Authorization est inconnu, expiré ou révoqué.", "The token in the Authorization header is unknown, expired or revoked."), both("Créez-en un autre à l’adresse /account/tokens.", "Create another one at /account/tokens.")),
  "http.read-only-token": words(403, both("Jeton en lecture seule", "Read-only token"), both("Ce jeton permet de lire, et la demande change quelque chose.", "This token allows reading, and the request changes something."), both("Créez un jeton qui permet d’écrire.", "Create a token that allows writing.")),
  "identity.token-may-not": words(403, both("Acte réservé à une session", "For a session only"), both("Un jeton ne peut pas en créer un autre.", "A token cannot make another one."), both("Connectez-vous dans un navigateur, à l’adresse /account/tokens.", "Sign in with a browser, at /account/tokens.")),
  "outbox.nothing-to-decide": words(409, both("Rien à décider", "Nothing to decide"), both("Le message est parti entre-temps, ou quelqu’un d’autre a décidé.", "The message has left meanwhile, or somebody else has decided."), both("Relisez le message.", "Read the message again.")),
  "http.csrf": words(403, both("Jeton de formulaire refusé", "Form token refused"), both("La demande change quelque chose et ne porte pas de jeton valable.", "The request changes something and carries no valid token."), both("Lisez le jeton à GET /api/v1/session et envoyez-le dans l’en-tête x-csrf-token.", "Read the token from GET /api/v1/session and send it in the x-csrf-token header.")),
  "http.must-settle-first": words(403, both("Une étape à régler d’abord", "Something to settle first"), both("Le compte doit d’abord régler un point, comme changer son mot de passe.", "The account has to settle something first, such as changing its password."), both("Connectez-vous dans un navigateur et suivez la page qui s’ouvre.", "Sign in with a browser and follow the page that opens.")),
  "http.not-found": words(404, both("Adresse inconnue", "Unknown address"), both("Rien ne se trouve à cette adresse.", "There is nothing at this address."), both("Vérifiez le chemin dans le document OpenAPI.", "Check the path in the OpenAPI document.")),
  "http.method-not-allowed": words(405, both("Méthode refusée", "Method not allowed"), both("Cette adresse existe et n’accepte pas cette méthode.", "This address exists and does not take this method."), both("L’en-tête Allow de la réponse dit lesquelles elle accepte.", "The Allow header of the answer says which it takes.")),
  "http.conflict": words(409, both("Impossible en l’état", "Not possible as things stand"), both("Ce que la demande change n’est plus dans l’état qu’elle suppose.", "What the request changes is no longer as it takes it to be."), both("Relisez, puis renvoyez.", "Read again, then send again.")),
  "http.too-large": words(413, both("Envoi trop volumineux", "Too large"), both("Le corps dépasse 1\u00a0Mo, ou 20\u00a0Mo pour un fichier.", "The body is over 1 MB, or 20 MB for a file."), both("Envoyez moins à la fois, ou passez par la ligne de commande.", "Send less at a time, or use the command line.")),
  "http.unsupported-media-type": words(415, both("Format refusé", "Format not accepted"), both("Le corps n’est pas du JSON.", "The body is not JSON."), both("Envoyez du JSON avec l’en-tête content-type\u202f: application/json.", "Send JSON with the header content-type: application/json.")),
  "http.invalid-input": words(422, both("Données à corriger", "Data to be corrected"), both("Un ou plusieurs paramètres ne conviennent pas\u202f: le champ errors les donne tous, avec leur place.", "One or more parameters will not do: the errors field gives them all, with their place."), both("Corrigez chaque point de errors, puis renvoyez.", "Mend each point of errors, then send again.")),
  "http.too-many-requests": words(429, both("Trop de demandes", "Too many requests"), both("La limite par minute est dépassée.", "The limit per minute is passed."), both("Attendez le délai de l’en-tête retry-after. Les tableaux entiers se prennent en une fois.", "Wait for the delay in the retry-after header. Whole tables can be taken at once.")),
  "http.internal": words(500, both("Erreur interne", "Internal error"), both("Une erreur imprévue, de notre côté.", "An unforeseen error, on our side."), both("Signalez-la avec le requestId de la réponse.", "Report it with the requestId of the answer.")),
  "http.unavailable": words(503, both("Service indisponible", "Service unavailable"), both("Le service s’arrête ou redémarre.", "The service is stopping or starting."), both("Renvoyez la demande dans un instant.", "Send the request again shortly.")),
  "contract.nothing-registered": words(409, both("Aucun contrat enregistré", "No contract registered"), both("La plateforme n’a pas encore de contrat.", "The platform has no contract yet."), both("Importez-en un\u202f: jalon contract import FICHIER.", "Import one: jalon contract import FILE.")),
  "contract.unknown-item": words(404, both("Élément inconnu", "Unknown item"), both("La version du contrat à cette date n’a pas cet élément.", "The version of the contract at this date does not have this item."), both("Vérifiez le code dans GET /api/v1/actions, et la date du paramètre on.", "Check the code in GET /api/v1/actions, and the date of the on parameter.")),
  "contract.unknown-version": words(404, both("Version inconnue", "Unknown version"), both("Aucune version en vigueur ne porte ce numéro.", "No version in force has this number."), both("GET /api/v1/contract/versions liste les versions.", "GET /api/v1/contract/versions lists the versions.")),
  "contract.amendment-changed-meanwhile": words(409, both("Changé entre-temps", "Changed meanwhile"), both("Quelqu’un a modifié la même chose du projet d’avenant depuis la révision indiquée\u202f; rien n’a été écrit.", "Somebody changed the same thing of the draft amendment since the revision given; nothing was written."), both("Relisez GET /api/v1/amendments/NUMERO, fondez les deux, renvoyez avec la révision lue.", "Read GET /api/v1/amendments/NUMBER again, merge the two, send again with the revision read.")),
  "contract.amendment-refused": words(422, both("Modification refusée", "Edit refused"), both("Le projet d’avenant ne peut pas être modifié ainsi\u202f: errors donne chaque raison.", "The draft amendment cannot be changed in this way: errors gives each reason."), both("Corrigez chaque point. Ce qui a une histoire se supprime avec decision.acknowledged.", "Mend each point. What has a history is removed with decision.acknowledged.")),
  "contract.amendment-not-ready": words(422, both("Pas prêt pour la signature", "Not ready for signature"), both("La date, la base ou une suppression s’y opposent\u202f: errors dit tout.", "The day, the base or a removal stands in the way: errors says all."), both("Réglez chaque point, puis proposez de nouveau.", "Settle each point, then propose again.")),
  "contract.signature-refused": words(422, both("Signature refusée", "Signature refused"), both("Le texte, la date, la personne ou le mot de passe ne conviennent pas\u202f: errors dit lequel.", "The text, the day, the person or the password will not do: errors says which."), both("Relisez l’avenant et signez l’empreinte qu’il donne.", "Read the amendment again and sign the hash that it gives.")),
  "indicators.series-left-contract": words(409, both("Série sortie du contrat", "Series no longer in the contract"), both("Un avenant a retiré cette série\u202f: elle ne reçoit plus de valeur.", "An amendment took this series out: it takes no more values."), both("Ses valeurs restent lisibles à GET /api/v1/indicators/CODE et peuvent être corrigées.", "Its values stay readable at GET /api/v1/indicators/CODE and can be corrected.")),
  "contract.unreadable": words(422, both("Document illisible", "Unreadable document"), both("Le document n’a pas pu être lu comme un contrat.", "The document could not be read as a contract."), both("Corrigez les points listés dans errors.", "Mend the points listed in errors.")),
  "indicators.unknown-indicator": words(404, both("Indicateur inconnu", "Unknown indicator"), both("Le contrat n’a pas d’indicateur, de volet ou de série de ce code à cette date.", "The contract has no indicator, part or series of this code at this date."), both("Vérifiez le code dans la liste des indicateurs.", "Check the code in the list of indicators.")),
  "indicators.unknown-series": words(404, both("Série inconnue", "Unknown series"), both("Aucune série du contrat ne porte ce code.", "No series of the contract has this code."), both("Prenez le code exact dans la fiche de l’indicateur.", "Take the exact code from the indicator’s sheet.")),
  "indicators.changed-meanwhile": words(409, both("Changé entre-temps", "Changed meanwhile"), both("Quelqu’un a modifié la même valeur entre la lecture et l’envoi.", "Somebody changed the same value between reading and sending."), both("Relisez la valeur, puis décidez à nouveau.", "Read the value again, then decide anew.")),
  "steering.changed-meanwhile": words(409, both("Changé entre-temps", "Changed meanwhile"), both("Quelqu’un a écrit, depuis la révision indiquée, ce que l’acte remplace\u202f: errors dit quoi.", "Somebody wrote, since the revision given, what the act replaces: errors says what."), both("Relisez l’action, fondez les deux, renvoyez avec la révision lue.", "Read the action again, merge the two, send again with the revision read.")),
  "steering.not-possible": words(422, both("Acte impossible", "Act not possible"), both("L’acte a un ou plusieurs défauts\u202f: errors les donne tous.", "The act has one or more faults: errors gives them all."), both("Corrigez-les et renvoyez.", "Mend them and send again.")),
  "steering.not-yours": words(403, both("Hors de votre périmètre", "Outside your perimeter"), both("Le compte ne répond pas de cette action.", "The account does not answer for this action."), both("Le bureau de pilotage nomme les responsables et les suppléants.", "The steering office names owners and deputies.")),
};

/** What a code that is not listed by name has to do with, by its first word. */
const families: Readonly<Record<string, Bilingual>> = {
  http: both("la demande elle-même", "the request itself"),
  contract: both("le contrat et ses versions", "the contract and its versions"),
  indicators: both("les indicateurs et leurs valeurs", "indicators and their values"),
  steering: both("le suivi des actions", "the steering of actions"),
  measure: both("un calcul demandé", "a computation asked for"),
  identity: both("les comptes et la connexion", "accounts and sign-in"),
  account: both("les comptes", "accounts"),
  tables: both("la lecture d’un tableau (CSV, XLSX, ODS)", "reading a table (CSV, XLSX, ODS)"),
  document: both("la lecture d’un document", "reading a document"),
  file: both("la lecture d’un fichier", "reading a file"),
  database: both("la base de données", "the database"),
  outbox: both("les envois, avis et webhooks", "outgoing messages, notices and webhooks"),
  storage: both("les fichiers déposés", "stored files"),
  config: both("la configuration", "the configuration"),
  serve: both("le démarrage du service", "starting the service"),
};

/** Words for a code: its own, or those of its family; null for a code that no part of the house gives. */
export function explainProblem(code: string): ProblemWords | null {
  const known = Object.hasOwn(problemWords, code) ? problemWords[code] : undefined;
  if (known !== undefined) return known;
  const family = code.split(".")[0] ?? "";
  const about = Object.hasOwn(families, family) && /^[a-z]+(\.[a-z0-9-]+)+$/.test(code) ? families[family] : undefined;
  if (about === undefined) return null;
  return words(
    null,
    both("Refus prévu par le programme", "A refusal the program foresaw"),
    both(`Ce code concerne ${about.fr}. La réponse dit en toutes lettres ce qui n’a pas convenu.`, `This code is about ${about.en}. The answer says in full what was not right.`),
    both("Suivez le champ detail de la réponse et, s’il y en a, chaque point de errors.", "Follow the detail field of the answer and, where there are some, each point of errors."),
  );
}
