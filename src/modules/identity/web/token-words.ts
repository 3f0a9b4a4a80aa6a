import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

export const tokensPage = "/account/tokens";

export const tokenWords = {
  account: both("Votre compte", "Your account"),
  title: both("Jetons pour programmes", "Tokens for programs"),
  lead: both("Un programme qui montre un jeton agit en votre nom, avec vos droits du moment. Donnez un jeton à chaque programme\u202f: vous pourrez le révoquer seul.", "A program that shows a token acts in your name, with your rights as they are. Give each program its own token: it can then be revoked alone."),
  how: both("Le programme l’envoie dans l’en-tête de ses demandes\u202f:", "The program sends it in the header of its requests:"),
  create: both("Créer un jeton", "Create a token"),
  name: both("Nom", "Name"),
  nameHint: both("Pour le reconnaître\u202f: le programme, la machine.", "To recognise it: the program, the machine."),
  expiresOn: both("Dernier jour", "Last day"),
  expiresHint: both("Un an au plus\u202f: jusqu’au", "A year at most: until"),
  readOnly: both("Lecture seule", "Read only"),
  readOnlyHint: both("Le programme peut lire ce que vous pouvez lire, et ne peut rien changer.", "The program can read what you can read, and can change nothing."),
  rights: both("Droits", "Rights"),
  full: both("lecture et écriture", "read and write"),
  read: both("lecture seule", "read only"),
  createdOn: both("Créé le", "Created on"),
  lastUse: both("Dernier usage", "Last use"),
  never: both("jamais", "never"),
  state: both("État", "State"),
  open: both("valable", "valid"),
  expired: both("expiré", "expired"),
  revoked: both("révoqué", "revoked"),
  act: both("Agir", "Act"),
  revoke: both("Révoquer", "Revoke"),
  revokeQuestion: both("Révoquer ce jeton\u202f?", "Revoke this token?"),
  revokeText: both("Les programmes qui s’en servent seront refusés aussitôt. Un jeton révoqué ne peut pas être repris\u202f: il faudra en créer un autre.", "Programs that use it are refused at once. A revoked token cannot be taken back: another one has to be created."),
  keep: both("Garder le jeton", "Keep the token"),
  none: both("Aucun jeton", "No token"),
  noneHint: both("Créez-en un quand un programme doit lire ou écrire ici en votre nom.", "Create one when a program has to read or write here in your name."),
  madeTitle: both("Jeton créé", "Token created"),
  madeHint: both("Copiez-le maintenant\u202f: il n’est montré qu’une fois, et nul ne peut le relire ici.", "Copy it now: it is shown only once, and nobody can read it here again."),
  back: both("Retour aux jetons", "Back to the tokens"),
  revokedDone: both("Jeton révoqué.", "Token revoked."),
} as const satisfies Record<string, Bilingual>;
