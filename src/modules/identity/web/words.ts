import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";

const words = {
  account: { fr: "Votre compte", en: "Your account" },
  accountName: { fr: "Nom", en: "Name" },
  accounts: { fr: "Comptes", en: "Accounts" },
  accountsLead: { fr: "Qui peut entrer, et pour quoi faire.", en: "Who may come in, and to do what." },
  active: { fr: "ouvert", en: "open" },
  changePassword: { fr: "Changer le mot de passe", en: "Change the password" },
  closed: { fr: "fermé", en: "closed" },
  create: { fr: "Créer un compte", en: "Create an account" },
  created: { fr: "Compte créé", en: "Account created" },
  createdOn: { fr: "Créé le", en: "Created on" },
  currentPassword: { fr: "Mot de passe actuel", en: "Current password" },
  deactivate: { fr: "Fermer le compte", en: "Close the account" },
  deactivateHint: {
    fr: "La personne ne peut plus entrer, et ses connexions prennent fin aussitôt. Rien n’est effacé.",
    en: "The person can no longer come in, and their sessions end at once. Nothing is deleted.",
  },
  email: { fr: "Adresse électronique", en: "E-mail address" },
  handOver: {
    fr: "Transmettez-le de vive voix ou par un autre moyen sûr. Il n’est montré qu’une fois, et devra être changé à la première connexion.",
    en: "Hand it over by word of mouth or another safe way. It is shown only once, and must be changed at the first sign-in.",
  },
  lastSignIn: { fr: "Dernière connexion", en: "Last sign-in" },
  mustChange: {
    fr: "Votre mot de passe est provisoire. Choisissez-en un autre pour continuer.",
    en: "Your password is provisional. Choose another one to go on.",
  },
  never: { fr: "jamais", en: "never" },
  newPassword: { fr: "Nouveau mot de passe", en: "New password" },
  noAccount: { fr: "Aucun compte ne correspond", en: "No account matches" },
  noAccountHint: { fr: "Cherchez un autre nom ou une autre adresse.", en: "Search for another name or address." },
  noRole: { fr: "aucun rôle", en: "no role" },
  oneTimePassword: { fr: "Mot de passe provisoire", en: "One-time password" },
  password: { fr: "Mot de passe", en: "Password" },
  passwordChanged: { fr: "Mot de passe changé. Vos autres connexions ont pris fin.", en: "Password changed. Your other sessions have ended." },
  passwordHint: {
    fr: "Au moins 12 caractères. Plusieurs mots sans rapport font un bon mot de passe.",
    en: "At least 12 characters. Several unrelated words make a good password.",
  },
  passwordReset: { fr: "Mot de passe provisoire donné", en: "One-time password given" },
  perimeter: { fr: "Périmètre", en: "Perimeter" },
  perimeterHint: {
    fr: "Codes séparés par des virgules, par exemple 3, 4.b ou action-12. Laissez vide pour tout le contrat.",
    en: "Codes separated by commas, for example 3, 4.b or action-12. Leave empty for the whole contract.",
  },
  reactivate: { fr: "Rouvrir le compte", en: "Reopen the account" },
  repeatPassword: { fr: "Nouveau mot de passe, une seconde fois", en: "New password, a second time" },
  repeatWrong: { fr: "Les deux saisies du nouveau mot de passe diffèrent.", en: "The two entries of the new password differ." },
  resetHint: { fr: "Pour qui a oublié le sien. Ses connexions prennent fin.", en: "For somebody who forgot theirs. Their sessions end." },
  resetPassword: { fr: "Donner un mot de passe provisoire", en: "Give a one-time password" },
  roles: { fr: "Rôles", en: "Roles" },
  save: { fr: "Enregistrer", en: "Save" },
  saved: { fr: "Enregistré.", en: "Saved." },
  search: { fr: "Chercher", en: "Search" },
  searchLabel: { fr: "Nom ou adresse", en: "Name or address" },
  sessions: { fr: "Connexions", en: "Sessions" },
  sessionsText: {
    fr: "Une connexion dure douze heures au plus. Changer le mot de passe met fin à toutes les autres.",
    en: "A session lasts twelve hours at most. Changing the password ends all the others.",
  },
  signIn: { fr: "Se connecter", en: "Sign in" },
  signInLead: {
    fr: "Pour contribuer au suivi du contrat. La consultation est libre.",
    en: "To contribute to the follow-up of the contract. Reading needs no account.",
  },
  signInTitle: { fr: "Connexion", en: "Sign-in" },
  state: { fr: "État", en: "State" },
  whoAreYou: { fr: "Identité", en: "Identity" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The words of these pages in the language of the reader. */
export function say(key: keyof typeof words, language: Language): string {
  return words[key][language];
}
