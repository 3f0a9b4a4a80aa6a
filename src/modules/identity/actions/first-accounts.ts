import type { Db } from "../../../kernel/db/db.ts";
import type { RoleGrant } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { roleCodes, roles, type RoleCode } from "../domain/roles.ts";
import { oneTimePassword } from "../passwords.ts";
import { accountByEmail, countAccounts, lockAccounts } from "../store/accounts.ts";
import { insertNew } from "./manage-accounts.ts";

export interface FirstAdministrator {
  readonly email: string;
  /** Shown once by the caller, kept nowhere; must be changed at the first sign-in. */
  readonly oneTimePassword: string;
}

export interface DemonstrationAccount {
  readonly email: string;
  readonly role: RoleCode;
  readonly password: string;
}

export interface FirstAccounts {
  /** An administrator where there is no account at all; null where there is one. */
  ensureFirstAdministrator(): Promise<FirstAdministrator | null>;
  /** One account for each role and a second signatory, with one random password for all; those that exist already are left out. `perimeters` are those that only the caller knows. */
  createDemonstrationAccounts(perimeters?: Perimeters): Promise<readonly DemonstrationAccount[]>;
}

const firstEmail = "admin@jalon.invalid";

export type Perimeters = Partial<Record<RoleCode, readonly string[]>>;

/** So that the effect of a perimeter can be seen: one indicator series and one action only. */
const demonstrationPerimeters: Perimeters = {
  "indicator-contributor": ["1", "4.b"],
  "action-owner": ["action-1", "action-2"],
  signatory: ["institute"],
};

/** An amendment is signed for two sides, by two persons. */
const secondSignatory = { role: "signatory", email: "signatory-state@demonstration.invalid", about: " pour l’État", perimeter: ["state"] } as const;

export function createFirstAccounts(db: Db, clock: Clock): FirstAccounts {
  return {
    ensureFirstAdministrator: () =>
      db.tx(async (tx) => {
        await lockAccounts(tx);
        if ((await countAccounts(tx)) > 0) return null;
        const password = oneTimePassword();
        const input = { email: firstEmail, name: "Administrateur", roles: [{ role: "administrator", perimeter: [] }] };
        await insertNew(tx, clock, input, { password, mustChange: true, by: null });
        return { email: firstEmail, oneTimePassword: password };
      }),
    createDemonstrationAccounts: (perimeters = {}) =>
      db.tx(async (tx) => {
        await lockAccounts(tx);
        const password = oneTimePassword();
        const created: DemonstrationAccount[] = [];
        const wanted = [...roleCodes.map((role) => ({ role, email: `${role}@demonstration.invalid`, about: "", perimeter: perimeters[role] ?? demonstrationPerimeters[role] ?? [] })), secondSignatory];
        for (const { role, email, about, perimeter } of wanted) {
          if ((await accountByEmail(tx, email)) !== null) continue;
          const grant: RoleGrant = { role, perimeter };
          await insertNew(tx, clock, { email, name: `${roles[role].name.fr}${about} (démonstration)`, roles: [grant] }, { password, mustChange: false, by: null });
          created.push({ email, role, password });
        }
        return created;
      }),
  };
}
