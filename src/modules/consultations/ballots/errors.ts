import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

// None of these repeats a token, a signature or an answer: what is told to the sender must be fit for any log.

export function notOpenYet(): AppError {
  return new AppError("consultations.not-open-yet", { fr: "Ce questionnaire n’est pas encore ouvert.", en: "This questionnaire is not open yet." }, { status: 409 });
}

export function closedToAnswers(): AppError {
  return new AppError("consultations.closed", { fr: "Ce questionnaire est fermé\u202f: plus aucune réponse n’y entre.", en: "This questionnaire is closed: no answer goes in any more." }, { status: 409 });
}

export function staleDefinition(): AppError {
  return new AppError("consultations.stale-definition", {
    fr: "Le questionnaire que vous avez rempli n’est pas celui qui est ouvert. Rien n’a été envoyé\u202f: gardez vos réponses, rechargez la page et relisez-les.",
    en: "The questionnaire you filled in is not the one that is open. Nothing was sent: keep your answers, reload the page and read them again.",
  }, { status: 409 });
}

export function unknownAxis(): AppError {
  return new AppError("consultations.unknown-axis", { fr: "Ce questionnaire n’a pas d’axe de ce code.", en: "This questionnaire has no axis of this code." }, { status: 404 });
}

export function notAnonymous(): AppError {
  return new AppError("consultations.not-anonymous", { fr: "Ce questionnaire se remplit par un lien ouvert, sans jeton.", en: "This questionnaire is answered by an open link, without a token." }, { status: 409 });
}

export function notOpenLink(): AppError {
  return new AppError("consultations.not-open-link", { fr: "Ce questionnaire ne se remplit qu’avec un jeton.", en: "This questionnaire is only answered with a token." }, { status: 409 });
}

export function notEligible(): AppError {
  return new AppError("consultations.not-eligible", { fr: "Votre compte n’est pas de ceux à qui ce questionnaire s’adresse.", en: "Your account is not one of those this questionnaire is for." }, { status: 403 });
}

export function malformedToken(): AppError {
  return new AppError("consultations.malformed-token", { fr: "Le jeton ou sa signature n’a pas la forme attendue.", en: "The token or its signature does not have the form expected." }, { status: 422 });
}

export function malformedBlinded(issues: readonly Issue[]): AppError {
  return new AppError("consultations.malformed-blinded-message", { fr: "Ce qui est à signer n’a pas la forme attendue.", en: "What is to be signed does not have the form expected." }, { status: 422, issues });
}

export function blindedIssue(axis: string): Issue {
  return { code: "consultations.malformed-blinded-message", severity: "error", field: `/body/blinded/${axis}`, text: { fr: "Un message aveuglé est un nombre plus petit que le module de la clé, de même longueur, en base64url.", en: "A blinded message is a number below the modulus of the key, of the same length, in base64url." } };
}

/** Forged, or for another axis or questionnaire: which of them is not for the sender to know. */
export function tokenRefused(): AppError {
  return new AppError("consultations.token-refused", { fr: "Ce jeton n’ouvre pas cet axe de ce questionnaire.", en: "This token does not open this axis of this questionnaire." }, { status: 403 });
}

export function tokenAlreadyGiven(axes: readonly string[]): AppError {
  return new AppError("consultations.token-already-given", {
    fr: "Un jeton vous a déjà été remis pour cet axe, et il n’y en a qu’un par personne. S’il est perdu, il l’est pour de bon.",
    en: "You were given a token for this axis already, and there is one for each person. If it is lost, it is lost for good.",
  }, { status: 409, issues: axes.map((axis) => ({ code: "consultations.token-already-given", severity: "error", field: `/body/blinded/${axis}`, text: { fr: "Un jeton a déjà été remis pour cet axe.", en: "A token was already given for this axis." } })) });
}

/** The number is the sender's own: they learn that what they sent is counted, and nobody learns anything else. */
export function alreadyCounted(number: string): AppError {
  return new AppError("consultations.ballot-already-counted", {
    fr: `Un bulletin a déjà été reçu avec ce jeton, sous le numéro ${number}\u202f: il est compté, celui-ci ne l’est pas.`,
    en: `A ballot was already received with this token, under the number ${number}: it is counted, this one is not.`,
  }, { status: 409 });
}

export function badAnswers(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-answers", { fr: "Certaines réponses ne conviennent pas. Rien n’a été enregistré\u202f: corrigez ce qui est signalé.", en: "Some answers will not do. Nothing was kept: mend what is pointed out." }, { status: 422, issues });
}

export function tooFewEligible(eligible: number, threshold: number): AppError {
  return new AppError("consultations.too-few-eligible", {
    fr: `${eligible} personne(s) pourraient répondre, moins que le seuil de ${threshold}\u202f: le questionnaire n’ouvre pas, car chacune s’y reconnaîtrait.`,
    en: `${eligible} people could answer, fewer than the threshold of ${threshold}: the questionnaire does not open, since each could be recognised.`,
  }, { status: 409 });
}

export function thresholdTooLow(): AppError {
  return new AppError("consultations.threshold-too-low", { fr: "Le seuil est d’au moins 5 contributions.", en: "The threshold is 5 contributions at least." }, { status: 422 });
}

/** Never made anew in silence: other keys would let everybody answer again, and what waits could not be opened. */
export function keyFileMissing(): AppError {
  return new AppError("consultations.key-file-missing", {
    fr: "Un fichier de clé de ce questionnaire manque dans le dossier « ballot-keys\u202f»\u202f: rien n’y est reçu tant qu’il n’est pas remis. Prévenez l’administrateur.",
    en: "A key file of this questionnaire is missing from the folder “ballot-keys”: nothing is received until it is put back. Tell the administrator.",
  }, { status: 503 });
}

export function keyNotLost(): AppError {
  return new AppError("consultations.key-not-lost", {
    fr: "La clé de ce qui attend est là\u202f: rien n’est abandonné.",
    en: "The key of what waits is there: nothing is given up.",
  }, { status: 409 });
}

export function sealedBallotDamaged(): AppError {
  return new AppError("consultations.sealed-ballot-damaged", {
    fr: "Un bulletin en attente ne s’ouvre pas avec sa clé\u202f: la base a été modifiée ou abîmée. Rien n’est compté tant qu’il y est.",
    en: "A ballot that waits does not open with its key: the database was changed or damaged. Nothing is counted while it is there.",
  }, { status: 500 });
}

export function notClosedYet(): AppError {
  return new AppError("consultations.not-closed-yet", { fr: "Rien ne se lit des réponses avant la fermeture.", en: "Nothing of the answers is read before the closing." }, { status: 409 });
}
