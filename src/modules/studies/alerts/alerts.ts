import { createHash, randomUUID } from "node:crypto";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { Notify } from "../../../kernel/outbox/index.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { alertByToken, alertsOf, changeAlert, confirmAlert, deleteAlert, dueAlert, dueAlerts, endAlert, forgetUnconfirmed, insertAlert, lockedDueAlert, markTold, newToken, standingOf, unconfirmedHours, type Alert, type Rhythm } from "./alert.ts";
import { digestOf, mailOf, type DigestDeps } from "./digest.ts";

export interface AlertDeps extends DigestDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  /** Does mail leave this house? Without it, only accounts are told, in their notices. */
  readonly sendsMail: () => boolean;
  /** Where the world reaches this site; null where nobody said. */
  readonly site: string | null;
}

export interface AlertRun {
  readonly looked: number;
  readonly told: number;
  readonly forgotten: number;
}

export interface AlertInput {
  readonly name: string;
  readonly query: string;
  readonly language: Language;
  readonly rhythm: Rhythm;
}

/** Saved searches: whoever keeps one is told of what changes in it, each change once. */
export interface Alerts {
  /** Fails with `studies.too-many-alerts`. */
  save(accountId: string, input: AlertInput): Promise<void>;
  list(accountId: string): Promise<readonly Alert[]>;
  change(accountId: string, id: string, change: { readonly paused?: boolean | undefined; readonly rhythm?: Rhythm | undefined; readonly name?: string | undefined }): Promise<void>;
  remove(accountId: string, id: string): Promise<void>;
  /**
   * Asks an address to confirm. Says the same whatever becomes of it, so that nobody learns who is subscribed: beyond the limits of an
   * address nothing is sent. Fails with `studies.no-mail` where mail does not leave, `studies.too-many-requests` beyond those of a caller.
   */
  ask(email: string, input: AlertInput, caller: string): Promise<void>;
  byToken(token: string): Promise<Alert | null>;
  /** False where the link is too old or was never given. */
  confirm(token: string): Promise<boolean>;
  /** Ends an alert and forgets its address; a second time changes nothing. */
  end(token: string): Promise<void>;
  /** Tells what is due; several runners at once tell each change once. */
  run(): Promise<AlertRun>;
}

export const recipientPrefix = "study-alert:";
export const alertsPath = "/studies/alerts";
export const stopPath = (token: string): string => `${alertsPath}/stop/${token}`;

const most = { ofAccount: 50, ofAddress: 20, addressPerHour: 3, callerPerHour: 10 } as const;
const hour = 3_600_000;

export function createAlerts(deps: AlertDeps): Alerts {
  const { db, clock, notify, studies, matches, sendsMail, site } = deps;
  const now = (): string => clock.now().toISOString();
  const callers = new Map<string, number[]>();

  /** Where the feed ends and what answers now: an alert tells what comes after it was kept. */
  async function start(query: string): Promise<{ readonly toldSequence: number; readonly known: readonly string[] }> {
    const { sequence } = await digestOf({ studies, matches: async () => [] }, { query, known: [], toldSequence: 0, lastToldAt: now() });
    return { toldSequence: sequence, known: await matches(query) };
  }

  /** Kept in memory for an hour, as a hash; a restart forgets it. */
  function countCaller(caller: string): void {
    const key = createHash("sha256").update(caller).digest("base64url");
    const at = clock.now().getTime();
    for (const [other, times] of callers) if ((times.at(-1) ?? 0) <= at - hour) callers.delete(other);
    const recent = (callers.get(key) ?? []).filter((time) => time > at - hour);
    if (recent.length >= most.callerPerHour) throw new AppError("studies.too-many-requests", { fr: "Trop de demandes\u202f: réessayez dans une heure.", en: "Too many requests: try again in an hour." }, { status: 429 });
    callers.set(key, [...recent, at]);
  }

  return {
    async save(accountId, input) {
      if ((await standingOf(db, { accountId }, now())).total >= most.ofAccount) throw new AppError("studies.too-many-alerts", { fr: `Vous suivez déjà ${most.ofAccount} recherches\u202f: supprimez-en une.`, en: `You already follow ${most.ofAccount} searches: delete one.` }, { status: 422 });
      await insertAlert(db, { id: randomUUID(), accountId, email: null, ...input, token: newToken(), createdAt: now(), confirmedAt: now(), ...(await start(input.query)) });
    },
    list: (accountId) => alertsOf(db, accountId),
    async change(accountId, id, change) {
      if (!(await changeAlert(db, accountId, id, change))) throw unknownAlert();
    },
    async remove(accountId, id) {
      if (!(await deleteAlert(db, accountId, id))) throw unknownAlert();
    },
    async ask(email, input, caller) {
      if (!sendsMail()) throw new AppError("studies.no-mail", { fr: "Aucun courriel ne part de ce site\u202f: suivez la recherche par son fil Atom.", en: "No mail leaves this site: follow the search by its Atom feed." }, { status: 409 });
      countCaller(caller);
      const { total, lastHour } = await standingOf(db, { email }, now());
      if (total >= most.ofAddress || lastHour >= most.addressPerHour) return;
      const [id, token] = [randomUUID(), newToken()];
      const begun = await start(input.query);
      await db.tx(async (tx) => {
        await insertAlert(tx, { id, accountId: null, email, ...input, token, createdAt: now(), confirmedAt: null, ...begun });
        await notify(tx, {
          key: `study-alert-confirm:${id}`, to: [`${recipientPrefix}${id}`], path: `${alertsPath}/confirm/${token}`, unsubscribe: stopPath(token),
          subject: { fr: "Confirmez votre suivi d’études", en: "Confirm that you follow studies" },
          text: {
            fr: `Quelqu’un, sans doute vous, demande à suivre la recherche « ${input.name} » du portail des études. Confirmez sur la page ci-dessous\u202f; sans réponse sous ${unconfirmedHours} heures, votre adresse est oubliée.`.replace("« ", "«\u202f").replace(" »", "\u202f»"),
            en: `Somebody, probably you, asks to follow the search “${input.name}” of the portal of studies. Confirm on the page below; without an answer within ${unconfirmedHours} hours your address is forgotten.`,
          },
        });
      });
    },
    byToken: (token) => alertByToken(db, token),
    confirm: (token) => confirmAlert(db, token, now()),
    end: (token) => endAlert(db, token),
    async run() {
      const forgotten = await forgetUnconfirmed(db, now());
      const due = await dueAlerts(db, now());
      let told = 0;
      for (const id of due) if (await tellOne(id)) told += 1;
      return { looked: due.length, told, forgotten };
    },
  };

  /** What changed is found out first; the alert is then held for a moment, and told where nobody else has told it meanwhile. */
  async function tellOne(id: string): Promise<boolean> {
    const at = now();
    const seen = await dueAlert(db, id, at);
    if (seen === null) return false;
    const digest = await digestOf({ studies, matches }, seen);
    return db.tx(async (tx) => {
      const alert = await lockedDueAlert(tx, id, at);
      if (alert === null || Number(alert.toldSequence) !== Number(seen.toldSequence)) return false;
      await markTold(tx, id, at, digest.sequence, digest.known);
      if (digest.told.length === 0) return false;
      await notify(tx, {
        key: `study-alert:${id}:${digest.sequence}`, to: [alert.accountId ?? `${recipientPrefix}${id}`], path: `/studies${alert.query === "" ? "" : `?${alert.query}`}`,
        unsubscribe: stopPath(alert.token), ...mailOf(alert, digest, site, stopPath(alert.token)),
      });
      return true;
    });
  }
}

function unknownAlert(): AppError {
  return new AppError("studies.unknown-alert", { fr: "Cette recherche suivie n’existe plus.", en: "This followed search is no longer there." }, { status: 404 });
}
