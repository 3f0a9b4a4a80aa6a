import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

/** The same words whether the account is unknown, closed, or the password wrong. */
export function wrongCredentials(): AppError {
  return new AppError(
    "identity.wrong-credentials",
    { fr: "L’adresse ou le mot de passe ne convient pas.", en: "The address or the password is not right." },
    { status: 401 },
  );
}

export function tooManyAttempts(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60);
  return new AppError(
    "identity.too-many-attempts",
    {
      fr: `Trop d’essais. Réessayez dans ${minutes} minute${minutes > 1 ? "s" : ""}.`,
      en: `Too many attempts. Try again in ${minutes} minute${minutes > 1 ? "s" : ""}.`,
    },
    { status: 429 },
  );
}

export function invalidAccount(issues: readonly Issue[]): AppError {
  return new AppError(
    "identity.invalid",
    { fr: "Certaines données ne conviennent pas. Chaque faute est indiquée.", en: "Some of the data will not do. Each fault is listed." },
    { status: 422, issues },
  );
}

export function emailTaken(): AppError {
  return invalidAccount([
    {
      code: "identity.email-taken",
      severity: "error",
      field: "email",
      text: { fr: "Un compte existe déjà à cette adresse.", en: "There is already an account with this address." },
    },
  ]);
}

export function unknownAccount(): AppError {
  return new AppError("identity.unknown-account", { fr: "Ce compte n’existe pas.", en: "There is no such account." }, { status: 404 });
}

export function lastAdministrator(): AppError {
  return new AppError(
    "identity.last-administrator",
    {
      fr: "C’est le dernier administrateur actif. Donnez d’abord ce rôle à un autre compte.",
      en: "This is the last active administrator. Grant this role to another account first.",
    },
    { status: 409 },
  );
}

export function wrongPassword(): AppError {
  return invalidAccount([
    {
      code: "identity.wrong-password",
      severity: "error",
      field: "currentPassword",
      text: { fr: "Le mot de passe actuel n’est pas celui-ci.", en: "This is not the current password." },
    },
  ]);
}

export function unknownAbsence(): AppError {
  return new AppError("identity.unknown-absence", { fr: "Cette absence n’existe pas ou elle est déjà annulée.", en: "There is no such absence, or it was called off already." }, { status: 404 });
}

export function notYourAbsence(): AppError {
  return new AppError(
    "identity.not-your-absence",
    { fr: "Seuls la personne, un administrateur et le bureau de pilotage peuvent indiquer cette absence.", en: "Only the person, an administrator and the steering office can set this absence." },
    { status: 403 },
  );
}

export function unknownToken(): AppError {
  return new AppError("identity.unknown-token", { fr: "Ce jeton n’existe pas, ou il est déjà révoqué.", en: "There is no such token, or it was revoked already." }, { status: 404 });
}

/** A token must not outlive its revocation by making another. */
export function tokenMayNot(): AppError {
  return new AppError("identity.token-may-not", { fr: "Un jeton ne peut pas en créer un autre\u202f: connectez-vous dans un navigateur.", en: "A token cannot make another one: sign in with a browser." }, { status: 403 });
}
