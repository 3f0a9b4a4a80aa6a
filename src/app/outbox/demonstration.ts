import { both } from "../../kernel/i18n/format.ts";
import { addMadeUpMessages, createSubscriptions, type MadeUpMessage, type MailPayload, type WebhookPayload } from "../../kernel/outbox/index.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import type { RoleCode } from "../../modules/identity/index.ts";
import type { House } from "../house.ts";
import { eventTypes } from "./event-types.ts";

const lost = both("Le message a été remis au serveur, qui n’a pas répondu\u202f: personne ne peut dire s’il est arrivé.", "The message was handed to the server, which did not answer: nobody can tell whether it arrived.");
const later = both("Le serveur demande de revenir plus tard (451).", "The server asks to come back later (451).");
const rejected = both("Le serveur a rejeté l’adresse (550).", "The server rejected the address (550).");

type Attempts = MadeUpMessage["attempts"];
const taken = (endedAt: string, milliseconds: number): Attempts[number] => ({ endedAt, milliseconds, outcome: "sent", code: 250, error: null });

const mails: readonly { readonly role: RoleCode; readonly key: string; readonly createdAt: string; readonly payload: Omit<MailPayload, "inPlaceOf">; readonly attempts: Attempts }[] = [
  {
    role: "indicator-contributor", key: "demonstration:duty-4.b", createdAt: "2025-03-10T07:00:00.000Z", attempts: [taken("2025-03-10T07:00:14.000Z", 380)],
    payload: { subject: both("Valeur attendue\u202f: indicateur 4.b", "Value due: indicator 4.b"), path: "/indicators/4.b", text: both("Bonjour,\n\nla valeur de 2024 de l’indicateur 4.b est attendue pour le 31 mars 2025.", "Hello,\n\nthe 2024 value of indicator 4.b is due by 31 March 2025.") },
  },
  {
    role: "action-owner", key: "demonstration:review-1", createdAt: "2025-03-12T07:00:00.000Z",
    attempts: [{ endedAt: "2025-03-12T07:00:11.000Z", milliseconds: 290, outcome: "postponed", code: 451, error: later }, taken("2025-03-12T07:01:15.000Z", 310)],
    payload: { subject: both("Point attendu sur l’action 1", "Review due on action 1"), path: "/actions/1", text: both("Bonjour,\n\nle dernier point sur l’action 1 date de plus de trois mois.", "Hello,\n\nthe last review of action 1 is more than three months old.") },
  },
  {
    role: "validator", key: "demonstration:proposal-3.a", createdAt: "2025-03-17T13:20:00.000Z", attempts: [{ endedAt: "2025-03-17T13:30:08.000Z", milliseconds: 600_000, outcome: "uncertain", code: null, error: lost }],
    payload: { subject: both("Une valeur attend votre accord", "A value waits for your agreement"), path: "/values", text: both("Bonjour,\n\nune valeur de l’indicateur 3.a a été proposée.", "Hello,\n\na value of indicator 3.a was proposed.") },
  },
  {
    role: "board-member", key: "demonstration:board", createdAt: "2025-03-20T08:00:00.000Z", attempts: [{ endedAt: "2025-03-20T08:00:09.000Z", milliseconds: 240, outcome: "failed", code: 550, error: rejected }],
    payload: { subject: both("Conseil du 27 mars\u202f: le tableau est à jour", "Board of 27 March: the board page is up to date"), path: "/", text: both("Bonjour,\n\nles valeurs connues au 20 mars sont en ligne.", "Hello,\n\nthe values known on 20 March are online.") },
  },
  {
    role: "steering-office", key: "demonstration:late", createdAt: "2025-03-24T07:00:00.000Z", attempts: [taken("2025-03-24T07:00:12.000Z", 350)],
    payload: { subject: both("Campagne 2024\u202f: trois valeurs en retard", "2024 campaign: three values overdue"), path: "/values", text: both("Bonjour,\n\ntrois valeurs attendues ne sont pas encore proposées.", "Hello,\n\nthree values that are due have not been proposed yet.") },
  },
];

/** Made-up mail of the demonstration accounts, and a paused subscription with its journal: nothing of it leaves. */
export async function addDemonstrationMail({ db, identity }: House): Promise<void> {
  const accounts = new Map((await identity.allAccounts()).map(({ email, id }) => [email, id]));
  const written = mails.flatMap(({ role, key, createdAt, payload, attempts }): MadeUpMessage[] => {
    const recipient = accounts.get(`${role}@demonstration.invalid`);
    return recipient === undefined ? [] : [{ channel: "mail", key, recipient, createdAt, attempts, payload: { ...payload, inPlaceOf: null } }];
  });
  const by = { accountId: null, name: "Démonstration" };
  const subscriptions = createSubscriptions(db, fixedClock("2025-03-03T10:00:00Z"), eventTypes.map(({ type }) => type), { allowHttp: false, allowPrivate: false });
  const { subscription } = await subscriptions.create({ url: "https://tableaux.demonstration.invalid/jalon", eventTypes: ["value.accepted", "report.sealed"], note: "Tableau de bord du siège (démonstration)" }, by);
  await subscriptions.setActive(subscription.id, false, by);
  const told = (number: number, type: string, subject: string, createdAt: string, attempts: Attempts): MadeUpMessage => {
    const payload: WebhookPayload = { type, subject, eventId: `evt_demonstration_${number}`, body: JSON.stringify({ type, timestamp: createdAt, subject, data: {} }) };
    return { channel: "webhook", key: payload.eventId, recipient: subscription.id, payload, createdAt, attempts };
  };
  const answered = (endedAt: string, code: number): Attempts[number] => ({ endedAt, milliseconds: 180, outcome: code < 300 ? "sent" : "postponed", code, error: code < 300 ? null : both(`Le destinataire a répondu ${code}.`, `The subscriber answered ${code}.`) });
  await addMadeUpMessages(db, [
    ...written,
    told(1, "value.accepted", "indicator:4.b", "2025-03-11T09:00:00.000Z", [answered("2025-03-11T09:00:05.000Z", 204)]),
    told(2, "value.accepted", "indicator:3.a", "2025-03-14T15:30:00.000Z", [answered("2025-03-14T15:30:04.000Z", 503), answered("2025-03-14T15:31:05.000Z", 204)]),
  ]);
}
