import type { Db } from "../../kernel/db/db.ts";
import type { Announce, Notify } from "../../kernel/outbox/notice.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { plural } from "../../kernel/i18n/format.ts";
import { createAmendments, type Amendments, type Contracts, type Use } from "../../modules/contract/index.ts";
import { actionSubject, may, maySomewhere, type Account, type Identity, type Permission } from "../../modules/identity/index.ts";
import type { Indicators } from "../../modules/indicators/index.ts";
import type { Steering } from "../../modules/steering/index.ts";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly announce: Announce;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly contracts: Contracts;
  readonly indicators: Indicators;
  readonly steering: Pick<Steering, "story">;
}

const answering: readonly Permission[] = ["values.propose", "values.accept", "actions.report"];

/** Amendments over the accounts, the values and the steering of the house. */
export function composeAmendments({ db, clock, notify, announce, identity, contracts, indicators, steering }: Deps): Amendments {
  const active = async (): Promise<readonly Account[]> => (await identity.allAccounts()).filter((one) => one.active);
  const actorOf = ({ id, name, roles }: Account) => ({ accountId: id, name, roles });
  return createAmendments({
    db, clock, contracts, indicators, notify, announce,
    signatories: async () => (await active()).filter((one) => maySomewhere(actorOf(one), "contract.sign")).map(({ id }) => id),
    concerned: async (subjects) =>
      (await active())
        .filter((one) => may(actorOf(one), "contract.edit") || subjects.some((subject) => answering.some((permission) => may(actorOf(one), permission, subject))))
        .map(({ id }) => id),
    otherUses: async ({ actions }) => {
      const found: Use[] = [];
      for (const code of actions) {
        const count = (await steering.story(actionSubject(code))).length;
        if (count > 0) found.push({ kind: "steering", of: `action ${code}`, count, what: { fr: `${count} ${plural("fr", count, { one: "acte de suivi", other: "actes de suivi" })}`, en: `${count} ${plural("en", count, { one: "act of steering", other: "acts of steering" })}` }, href: `/actions/${encodeURIComponent(code)}/steering` });
      }
      return found;
    },
  });
}
