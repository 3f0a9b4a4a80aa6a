import type { Db } from "../../kernel/db/db.ts";
import type { Announce, Notify } from "../../kernel/outbox/notice.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { plural } from "../../kernel/i18n/format.ts";
import { createAmendments, type Amendments, type Contracts, type Use } from "../../modules/contract/index.ts";
import { actionSubject, may, maySomewhere, type Account, type Identity, type Permission } from "../../modules/identity/index.ts";
import { settledStates, type Campaigns, type Indicators } from "../../modules/indicators/index.ts";
import type { Steering } from "../../modules/steering/index.ts";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly announce: Announce;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly contracts: Contracts;
  readonly indicators: Indicators;
  readonly campaigns: Pick<Campaigns, "list">;
  readonly steering: Pick<Steering, "story">;
}

const answering: readonly Permission[] = ["values.propose", "values.accept", "actions.report"];

/** Amendments over the accounts, the values and the steering of the house. */
export function composeAmendments({ db, clock, notify, announce, identity, contracts, indicators, campaigns, steering }: Deps): Amendments {
  const active = async (): Promise<readonly Account[]> => (await identity.allAccounts()).filter((one) => one.active);
  const actorOf = ({ id, name, roles }: Account) => ({ accountId: id, name, roles });
  return createAmendments({
    db, clock, contracts, indicators, notify, announce,
    signatories: async () => (await active()).filter((one) => maySomewhere(actorOf(one), "contract.sign")).map(({ id }) => id),
    concerned: async (subjects) =>
      (await active())
        .filter((one) => may(actorOf(one), "contract.edit") || subjects.some((subject) => answering.some((permission) => may(actorOf(one), permission, subject))))
        .map(({ id }) => id),
    otherUses: async ({ series, actions }) => {
      const found: Use[] = [];
      const forecasts = series.length === 0 ? [] : await indicators.forecastsOf(series);
      for (const key of series) {
        const count = forecasts.filter((one) => one.series === key).length;
        if (count > 0) found.push({ kind: "forecasts", of: key, count, what: { fr: `${count} ${plural("fr", count, { one: "prévision", other: "prévisions" })}`, en: `${count} ${plural("en", count, { one: "forecast", other: "forecasts" })}` }, href: `/indicators/${encodeURIComponent(key)}` });
      }
      if (series.length > 0) found.push(...(await dutiesOf(campaigns, series)));
      for (const code of actions) {
        const count = (await steering.story(actionSubject(code))).length;
        if (count > 0) found.push({ kind: "steering", of: `action ${code}`, count, what: { fr: `${count} ${plural("fr", count, { one: "acte de suivi", other: "actes de suivi" })}`, en: `${count} ${plural("en", count, { one: "act of steering", other: "acts of steering" })}` }, href: `/actions/${encodeURIComponent(code)}/steering` });
      }
      return found;
    },
  });
}

/** Values that campaigns planned or open still await of these series. What was accepted is counted among their values. */
async function dutiesOf(campaigns: Pick<Campaigns, "list">, series: readonly string[]): Promise<Use[]> {
  return (await campaigns.list()).filter(({ phase }) => phase !== "closed").flatMap(({ campaign, duties }) =>
    series.flatMap((key): Use[] => {
      const count = duties.filter((duty) => duty.series === key && !settledStates.includes(duty.state)).length;
      if (count === 0) return [];
      const what = {
        fr: `${count} ${plural("fr", count, { one: "valeur attendue", other: "valeurs attendues" })} dans la campagne «\u202f${campaign.title.fr}\u202f»`,
        en: `${count} ${plural("en", count, { one: "value expected", other: "values expected" })} in the campaign “${campaign.title.en}”`,
      };
      return [{ kind: "duties", of: key, count, what, href: `/campaigns/${campaign.code}` }];
    }),
  );
}
