import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Channel, MessageStatus } from "../../../kernel/outbox/index.ts";

export const statusWords: Readonly<Record<MessageStatus, Bilingual>> = {
  pending: both("en attente", "waiting"),
  "handing-over": both("remise en cours", "being handed over"),
  sent: both("remis", "taken"),
  failed: both("abandonné", "given up"),
  uncertain: both("incertain", "uncertain"),
};

export const outcomeWords = {
  sent: both("remis", "taken"),
  postponed: both("à reprendre", "to be tried again"),
  failed: both("abandonné", "given up"),
  uncertain: both("sans réponse", "no answer"),
} as const satisfies Record<string, Bilingual>;

export const channelWords: Readonly<Record<Channel, Bilingual>> = {
  mail: both("courrier", "mail"),
  webhook: both("webhook", "webhook"),
};

export const words = {
  title: both("Envois", "Outgoing messages"),
  lead: both("Tout ce qui quitte Jalon\u202f: les avis aux personnes par courrier, les annonces aux programmes par webhook. Rien ne se perd, rien n’est envoyé deux fois à l’insu de tous.", "Everything that leaves Jalon: notices to people by mail, announcements to programs by webhook. Nothing is lost, nothing is sent twice without anybody knowing."),
  noServer: both("Aucun serveur de courrier n’est réglé (JALON_SMTP_URL). Les avis se lisent ici et dans «\u202fMes avis\u202f» de chacun.", "No mail server is set (JALON_SMTP_URL). Notices are read here and in everybody’s “My notices”."),
  uncertainOnes: both("Des courriers attendent une décision", "Mails wait for a decision"),
  seeUncertain: both("Voir les courriers incertains", "See the uncertain mails"),
  channel: both("Voie", "Channel"),
  status: both("État", "State"),
  all: both("Tous", "All"),
  show: both("Afficher", "Show"),
  subject: both("Objet", "Subject"),
  recipient: both("Destinataire", "Recipient"),
  createdAt: both("Demandé le", "Asked on"),
  attempts: both("Essais", "Attempts"),
  next: both("Prochain essai", "Next attempt"),
  lastError: both("Dernier empêchement", "Last obstacle"),
  settledAt: both("Réglé le", "Settled on"),
  none: both("Aucun envoi", "No message"),
  noneHint: both("Les rappels, les annonces et les réponses s’inscriront ici d’eux-mêmes.", "Reminders, announcements and answers will write themselves here."),
  unknownAccount: both("compte inconnu", "unknown account"),
  unknownSubscription: both("abonnement supprimé", "removed subscription"),
  journal: both("Essais", "Attempts"),
  when: both("Quand", "When"),
  outcome: both("Issue", "Outcome"),
  code: both("Réponse", "Answer"),
  why: both("Pourquoi", "Why"),
  duration: both("Durée (ms)", "Time (ms)"),
  noAttempt: both("Aucun essai pour l’instant", "No attempt yet"),
  noAttemptHint: both("Le premier suit aussitôt qu’une voie est ouverte.", "The first follows as soon as there is a way out."),
  french: both("En français", "In French"),
  english: both("En anglais", "In English"),
  link: both("Page à ouvrir", "Page to open"),
  inPlaceOf: both("En remplacement de", "In place of"),
  body: both("Corps signé", "Signed body"),
  decide: both("Décider", "Decide"),
  uncertainText: both("Le message a été remis au serveur, qui n’a pas répondu à temps. Jalon ne le renverra pas de lui-même\u202f: la personne pourrait le recevoir deux fois. Demandez-lui si elle l’a reçu, ou renvoyez-le en connaissance de cause.", "The message was handed to the server, which did not answer in time. Jalon will not send it again by itself: the person might get it twice. Ask whether it arrived, or send it again knowingly."),
  failedText: both("Les essais ont pris fin. Corrigez ce qui empêchait l’envoi, puis renvoyez.", "The attempts are over. Mend what stood in the way, then send again."),
  sendAgain: both("Renvoyer", "Send again"),
  arrived: both("Il est arrivé", "It arrived"),
  decided: both("C’est noté.", "Noted."),
  notices: both("Mes avis", "My notices"),
  noticesLead: both("Ce dont Jalon vous a averti, que le courrier soit arrivé ou non.", "What Jalon told you, whether the mail arrived or not."),
  noNotice: both("Aucun avis", "No notice"),
  noNoticeHint: both("Les rappels et les réponses qui vous concernent s’afficheront ici.", "Reminders and answers that concern you will show here."),
  open: both("Ouvrir la page", "Open the page"),
  text: both("Texte", "Text"),
} as const satisfies Record<string, Bilingual>;
