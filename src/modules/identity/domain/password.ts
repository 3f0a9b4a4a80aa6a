import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";

export const shortestPassword = 12;
const longestPassword = 200;

/** Words that people make long passwords of, in French and English, accents off. */
const common = [
  "password", "motdepasse", "azerty", "azertyuiop", "qwerty", "qwertyuiop", "admin", "administrateur", "administrator",
  "bonjour", "soleil", "jetaime", "iloveyou", "doudou", "loulou", "marseille", "chouchou", "welcome", "bienvenue",
  "letmein", "changeme", "changemoi", "secret", "dragon", "football", "princesse", "princess", "sunshine", "jalon",
  "abcdefghijkl", "abcdefghijklmnop",
];

/**
 * Why this password will not do, all reasons at once; empty when it will. Length counts: no sign is imposed. Refused:
 * too short or long, one of the usual words with ornaments or repeated, few different signs, or the owner's name or
 * address inside.
 */
export function passwordIssues(password: string, owner: { readonly name: string; readonly email: string }): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, fr: string, en: string) => {
    issues.push({ code: `identity.password-${code}`, severity: "error", field: "newPassword", text: { fr, en } });
  };
  const length = [...password].length;
  if (length < shortestPassword) add("too-short", `Le mot de passe doit compter au moins ${shortestPassword} caractères.`, `The password must have at least ${shortestPassword} characters.`);
  if (length > longestPassword) add("too-long", `Le mot de passe ne doit pas dépasser ${longestPassword} caractères.`, `The password must have at most ${longestPassword} characters.`);
  if (isCommon(password)) add("common", "Ce mot de passe est trop courant. Assemblez plutôt plusieurs mots sans rapport.", "This password is too common. Put several unrelated words together instead.");
  if (ownerWords(owner).some((word) => withoutAccents(password).includes(word))) add("has-name", "Le mot de passe ne doit contenir ni votre nom ni votre adresse.", "The password must contain neither your name nor your address.");
  return issues;
}

function isCommon(password: string): boolean {
  if (password === "") return false;
  const letters = withoutAccents(password).replaceAll(/[^a-z]/g, "");
  const digits = password.replaceAll(/\D/g, "");
  const mostlyDigits = digits.length >= [...password].length - 2;
  return new Set(withoutAccents(password)).size < 5 || common.some((word) => letters !== "" && letters === word.repeat(letters.length / word.length || 1)) || (mostlyDigits && "01234567890123456789".includes(digits));
}

function ownerWords(owner: { readonly name: string; readonly email: string }): string[] {
  return withoutAccents(`${owner.name} ${owner.email.split("@")[0] ?? ""}`).split(/[^a-z0-9]+/).filter((word) => word.length >= 4);
}
