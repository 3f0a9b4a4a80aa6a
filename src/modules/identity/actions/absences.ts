import { randomUUID } from "node:crypto";
import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { day, type Clock, type Day } from "../../../kernel/time/day.ts";
import { absenceIssues, overlapIssue, overlapping, standInAmong, standsInFor, type AbsenceInput } from "../domain/absence.ts";
import { actorOf } from "../domain/actor.ts";
import type { Account } from "../domain/account.ts";
import { may, type RoleCode } from "../domain/roles.ts";
import { invalidAccount, notYourAbsence, unknownAbsence, unknownAccount } from "../errors.ts";
import { absenceById, absencesFrom, absencesOf, absencesOn, cancelAbsence, insertAbsence, type NamedAbsence } from "../store/absences.ts";
import { accountById, lockAccounts } from "../store/accounts.ts";
import type { By } from "./manage-accounts.ts";

export interface Absences {
  /**
   * Says that somebody is away. The person may, an administrator or the steering office for anybody; whoever says it
   * for another cannot name themselves. Fails with `identity.invalid` (422, every fault) and `identity.not-your-absence`.
   */
  setAbsence(input: AbsenceInput, by: By): Promise<NamedAbsence>;
  /** Calls an absence off. Fails with `identity.unknown-absence`, `identity.not-your-absence`. */
  cancelAbsence(id: string, by: By): Promise<void>;
  /** Absences of one account, or of everybody (null), that are not over before a day. */
  absences(accountId: string | null, from: Day): Promise<readonly NamedAbsence[]>;
  /** Whom somebody stands in for on a day. */
  standsInFor(accountId: string, on: Day): Promise<readonly { readonly accountId: string; readonly name: string }[]>;
}

/**
 * Who receives and does what an account should, on a day: the replacement at the end of the chain while it is away; null
 * where it is not, or where nobody is there. To be called with the handle of the transaction under way.
 */
export async function standInFor(db: Db, accountId: string, on: Day): Promise<string | null> {
  return standInAmong(await absencesOn(db, on), accountId, on);
}

/** Roles that nobody holds by standing in. */
const personal: readonly string[] = ["administrator", "signatory"] satisfies readonly RoleCode[];

/** May this caller set the absences of other people? */
export function maySetAbsences(by: By): boolean {
  return by === null || may(by, "accounts.manage") || may(by, "campaigns.run");
}

/**
 * The caller behind an account on a day: with its own grants, and those of whoever it stands in for, but never an
 * administrator's nor a signatory's: a signature is personal, and whoever is to sign for a side is given the role. What
 * they do stays under their own name.
 */
export async function actorOn(db: Db, account: Pick<Account, "id" | "name" | "roles" | "mustChangePassword">, on: Day): Promise<Actor> {
  const own = actorOf(account);
  if (own.mustVisit !== undefined) return own;
  const absentIds = standsInFor(await absencesOn(db, on), account.id, on);
  if (absentIds.length === 0) return own;
  const absent: Actor[] = [];
  for (const id of absentIds) {
    const found = await accountById(db, id);
    if (found !== null && found.active) absent.push(actorOf(found));
  }
  const grants = absent.flatMap((one) => one.roles.filter(({ role }) => !personal.includes(role)));
  return { ...own, roles: [...own.roles, ...grants], inPlaceOf: absent.map(({ accountId, name }) => ({ accountId, name })) };
}

export function createAbsences(db: Db, clock: Clock): Absences {
  return {
    setAbsence: (input, by) =>
      db.tx(async (tx) => {
        await lockAccounts(tx);
        if (by !== null && by.accountId !== input.accountId && !maySetAbsences(by)) throw notYourAbsence();
        const account = await accountById(tx, input.accountId);
        if (account === null) throw unknownAccount();
        const issues: Issue[] = absenceIssues(input);
        const replacement = await accountById(tx, input.replacementId);
        if (input.replacementId !== "" && (replacement === null || !replacement.active)) issues.push(closedReplacement);
        if (by !== null && by.accountId !== input.accountId && by.accountId === input.replacementId) issues.push(selfAppointed);
        if (issues.length > 0) throw invalidAccount(issues);
        const absence = { id: randomUUID(), accountId: account.id, from: day(input.from), until: day(input.until), replacementId: input.replacementId };
        const others = overlapping(await absencesOf(tx, account.id, absence.from), absence);
        if (others.length > 0) throw invalidAccount(others.map(overlapIssue));
        await insertAbsence(tx, { ...absence, recordedAt: clock.now().toISOString(), recordedBy: by?.accountId ?? null });
        await audit(tx, "absence-set", by, absence, null, absence);
        return { ...absence, name: account.name, replacementName: replacement?.name ?? "" };
      }),
    cancelAbsence: (id, by) =>
      db.tx(async (tx) => {
        await lockAccounts(tx);
        const absence = await absenceById(tx, id);
        if (absence === null) throw unknownAbsence();
        if (by !== null && by.accountId !== absence.accountId && !maySetAbsences(by)) throw notYourAbsence();
        await cancelAbsence(tx, id, clock.now().toISOString());
        const { name: _name, replacementName: _replacement, ...kept } = absence;
        await audit(tx, "absence-cancelled", by, absence, kept, null);
      }),
    absences: (accountId, from) => (accountId === null ? absencesFrom(db, from) : absencesOf(db, accountId, from)),
    async standsInFor(accountId, on) {
      const absences = await absencesOn(db, on);
      return standsInFor(absences, accountId, on).map((id) => ({ accountId: id, name: absences.find((one) => one.accountId === id)?.name ?? "" }));
    },
  };

  async function audit(tx: Db, act: string, by: By, { accountId }: { readonly accountId: string }, previous: unknown, next: unknown): Promise<void> {
    await recordAudit(tx, { recordedAt: clock.now(), accountId: by?.accountId ?? null, author: by?.name ?? "Jalon", act: `identity.${act}`, subject: `account:${accountId}`, previous, next });
  }
}

const closedReplacement: Issue = {
  code: "identity.absence-replacement-closed",
  severity: "error",
  field: "replacement",
  text: { fr: "Ce compte n’existe pas ou il est fermé\u202f: choisissez quelqu’un d’autre.", en: "This account does not exist or is closed: choose somebody else." },
};

const selfAppointed: Issue = {
  code: "identity.absence-self-appointed",
  severity: "error",
  field: "replacement",
  text: { fr: "On ne se désigne pas soi-même pour remplacer quelqu’un\u202f: la personne absente ou un autre membre du bureau le fait.", en: "Nobody names themselves to stand in for another: the person who is away or another member of the office does." },
};
