import type { Db } from "../../kernel/db/db.ts";
import type { Announce, Notify } from "../../kernel/outbox/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import { findAction, type Contracts, type Register } from "../../modules/contract/index.ts";
import type { Identity } from "../../modules/identity/index.ts";
import { lastOf, type Sites } from "../../modules/sites/index.ts";
import { createSteering, type Steering } from "../../modules/steering/index.ts";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly announce: Announce;
  readonly identity: Pick<Identity, "getAccount" | "allAccounts">;
  readonly contracts: Pick<Contracts, "inForce" | "versions">;
  readonly sites: Pick<Sites, "site">;
}

/** Steering over the accounts and the contract of the house. */
export function composeSteering({ db, clock, notify, announce, identity, contracts, sites }: Deps): Steering {
  return createSteering({
    db, clock, notify, announce,
    async nameOf(accountId) {
      const account = await identity.getAccount(accountId);
      return account?.active === true ? account.name : null;
    },
    async placeOf(subject) {
      const [, site, number] = /^site-([0-9a-z]{2,7})\.(\d{1,5})$/.exec(subject) ?? [];
      if (site !== undefined) return siteCommitment(sites, site, Number(number));
      const recommendation = /^recommendation-(\d{1,6})$/.exec(subject)?.[1];
      if (recommendation !== undefined) return { title: { fr: `Recommandation ${recommendation}`, en: `Recommendation ${recommendation}` }, path: `/evaluation/recommendations/${recommendation}` };
      const code = /^action-(.+)$/.exec(subject)?.[1];
      if (code === undefined || (await contracts.versions()).length === 0) return null;
      const found = await lastAction(contracts, code, clock.today());
      return found === undefined ? null : { title: { fr: `Action ${code} · ${found.action.title.fr}`, en: `Action ${code} · ${found.action.title.en}` }, path: `/actions/${encodeURIComponent(code)}/steering` };
    },
    async office() {
      return (await identity.allAccounts()).filter(({ active, roles }) => active && roles.some(({ role }) => role === "steering-office")).map(({ id }) => id);
    },
  });
}

/** An action as the last version of the contract that holds it says it, so that who answers for one that left is still told. */
async function lastAction(contracts: Deps["contracts"], code: string, today: Day): Promise<ReturnType<typeof findAction>> {
  const dated = (await contracts.versions()).flatMap(({ inForceFrom }) => (inForceFrom !== null && inForceFrom < today ? [inForceFrom] : []));
  for (const on of [today, ...dated.toSorted().toReversed()]) {
    const register: Register = (await contracts.inForce(on)).version.register;
    const found = findAction(register, code);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A commitment of a site, for notices; null where it is not there. */
async function siteCommitment(sites: Pick<Sites, "site">, code: string, number: number): Promise<{ readonly title: Bilingual; readonly path: string } | null> {
  const site = await sites.site(code, null).catch(() => null);
  const commitment = site?.commitments.find((one) => one.number === number);
  const content = commitment === undefined ? undefined : lastOf(commitment.text)?.content;
  if (site === null || content === undefined) return null;
  return { title: { fr: `Site ${site.name}, engagement ${number} · ${content.title.fr}`, en: `Site ${site.name}, commitment ${number} · ${content.title.en === "" ? content.title.fr : content.title.en}` }, path: `/sites/${site.code}/commitments/${number}` };
}
