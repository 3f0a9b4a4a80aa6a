import type { Db } from "../../kernel/db/db.ts";
import { noAnnouncement, noNotice, type Outbox } from "../../kernel/outbox/index.ts";
import type { Storage } from "../../kernel/storage/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Figures } from "../../modules/activity/index.ts";
import type { Contracts } from "../../modules/contract/index.ts";
import type { Identity } from "../../modules/identity/index.ts";
import type { Indicators } from "../../modules/indicators/index.ts";
import { createReports, figuresOf, renderReport, type Reports, type ReportsDeps } from "../../modules/reports/index.ts";
import type { Steering } from "../../modules/steering/index.ts";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly outbox: Pick<Outbox, "notify" | "announce">;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly contracts: Contracts;
  readonly indicators: Indicators;
  readonly steering: Steering;
  readonly figures: Figures;
}

/** Reports over the facts of the house; `render` is how their files are drawn. */
export function composeReports(deps: Deps, render: ReportsDeps["render"] = (report) => renderReport(report)): Reports {
  const { db, clock, storage, outbox, identity, contracts, indicators, steering, figures } = deps;
  return createReports({
    db, clock, storage, contracts, indicators, steering, render,
    figuresOf: (year, knownOn, builtAt) => figuresOf({ figures }, year, knownOn, builtAt),
    notify: outbox.notify, announce: outbox.announce,
    async boardMembers() {
      return (await identity.allAccounts()).filter(({ active, roles }) => active && roles.some(({ role }) => role === "board-member")).map(({ id }) => id);
    },
  });
}

/** The reports of a house as if it were another time, for what is made up; nobody is told. */
export function reportsAt(house: Omit<Deps, "outbox">, clock: Clock): Reports {
  return composeReports({ ...house, clock, outbox: { notify: noNotice, announce: noAnnouncement } });
}
