import type { Author } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { MigrationSet } from "../../kernel/db/migrate.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { noAnnouncement, noNotice, type Announce, type Notify } from "../../kernel/outbox/notice.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import { permissions, type Identity } from "../identity/index.ts";
import { correctWave, describeSite, endReferent, nameReferent, openWave, type NewReferent } from "./actions/describe.ts";
import { importSites, planSites, type ImportOutcome, type SiteFile } from "./actions/import-sites.ts";
import { keepEvents, type SiteActDeps } from "./actions/recorder.ts";
import { reminders, sendReminders } from "./actions/reminders.ts";
import { actOnReview, type ReviewAct } from "./actions/reviews.ts";
import { validateCommitment, validateProjection, writeCommitment, writeProjection, type CommitmentDraft } from "./actions/texts.ts";
import type { SiteEvent } from "./domain/event.ts";
import { foldSites } from "./domain/fold.ts";
import type { SiteImportPlan } from "./domain/import/plan.ts";
import type { Site } from "./domain/model.ts";
import type { SiteDraft } from "./domain/rules.ts";
import { unknownSite } from "./errors.ts";
import { listEvents } from "./store/event-store.ts";

export const siteMigrations: MigrationSet = { schema: "sites", directory: new URL("./migrations/", import.meta.url) };

/** The dialogue of the institute with its partners, site by site: what is projected, decided, looked at. */
export interface Sites {
  /** Every site by code, as known at the end of a day; null: all that is known. */
  all(knownOn: Day | null): Promise<ReadonlyMap<string, Site>>;
  /** Fails with `sites.unknown-site`. */
  site(code: string, knownOn: Day | null): Promise<Site>;
  /** Opens a site (`basedOn` 0) or describes it anew. Fails with `sites.not-possible`, `sites.changed-meanwhile`. */
  describe(by: Author, draft: SiteDraft, basedOn: number): Promise<Site>;
  nameReferent(by: Author, code: string, draft: NewReferent): Promise<Site>;
  endReferent(by: Author, code: string, accountId: string, until: Day): Promise<Site>;
  openWave(by: Author, code: string, letter: string, startsOn: Day | null): Promise<Site>;
  correctWave(by: Author, code: string, wave: string, draft: { readonly letter: string; readonly startsOn: Day | null; readonly reason: string }): Promise<Site>;
  writeProjection(by: Author, code: string, wave: string, text: Bilingual, basedOn: number): Promise<Site>;
  validateProjection(by: Author, code: string, wave: string, revision: number): Promise<Site>;
  writeCommitment(by: Author, code: string, draft: CommitmentDraft, basedOn: number): Promise<{ readonly site: Site; readonly number: number }>;
  validateCommitment(by: Author, code: string, number: number, revision: number): Promise<Site>;
  /** One step of a review, see `actOnReview`. */
  review(by: Author, code: string, id: string, act: ReviewAct, basedOn: number): Promise<Site>;
  planImport(file: SiteFile): Promise<SiteImportPlan>;
  importFile(by: Author, file: SiteFile): Promise<ImportOutcome>;
  /** Hands the reminders of a day to the outbox, for the daily timer; gives how many. Running it again tells nobody twice. */
  runSiteReminders(on: Day): Promise<number>;
  /** The day at which pages stand when none is asked for: today, or the demonstration's while every site is made up. */
  defaultDay(): Promise<Day>;
}

export interface SitesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly notify?: Notify;
  readonly announce?: Announce;
  /** The day at which a demonstration stands. */
  readonly demonstrationDay?: Day;
  /** Marks what is recorded as made up. */
  readonly demonstration?: boolean;
  /** Acts are checked against, and added to, this list; `recordSiteHistory` keeps it. Questions still answer from the database. */
  readonly gathered?: SiteEvent[];
}

/** Keeps what acts have gathered, with its trace in the audit, all or nothing. */
export async function recordSiteHistory(db: Db, gathered: readonly SiteEvent[]): Promise<void> {
  await db.tx((inside) => keepEvents(inside, gathered));
}

export function createSites({ db, clock, identity, notify = noNotice, announce = noAnnouncement, demonstrationDay, demonstration = false, gathered }: SitesDeps): Sites {
  const deps: SiteActDeps = { db, clock, notify, announce, demonstration, gathered };

  async function all(knownOn: Day | null): Promise<ReadonlyMap<string, Site>> {
    return foldSites(await listEvents(db, null), knownOn);
  }

  /** Open accounts of the steering office, by id: those who run the dialogue everywhere. */
  async function office(): Promise<readonly string[]> {
    const roles: readonly string[] = permissions["sites.run"];
    return (await identity.allAccounts()).filter((account) => account.active && account.roles.some((grant) => roles.includes(grant.role))).map((account) => account.id);
  }

  return {
    all,
    async site(code, knownOn) {
      const found = foldSites(await listEvents(db, code.toUpperCase()), knownOn).get(code.toUpperCase());
      if (found === undefined) throw unknownSite();
      return found;
    },
    describe: (by, draft, basedOn) => describeSite(deps, by, draft, basedOn),
    nameReferent: (by, code, draft) => nameReferent(deps, by, code, draft),
    endReferent: (by, code, accountId, until) => endReferent(deps, by, code, accountId, until),
    openWave: (by, code, letter, startsOn) => openWave(deps, by, code, letter, startsOn),
    correctWave: (by, code, wave, draft) => correctWave(deps, by, code, wave, draft),
    writeProjection: (by, code, wave, text, basedOn) => writeProjection(deps, by, code, wave, text, basedOn),
    validateProjection: (by, code, wave, revision) => validateProjection(deps, by, code, wave, revision),
    writeCommitment: (by, code, draft, basedOn) => writeCommitment(deps, by, code, draft, basedOn),
    validateCommitment: (by, code, number, revision) => validateCommitment(deps, by, code, number, revision),
    review: async (by, code, id, act, basedOn) => actOnReview(deps, by, code, id, act, basedOn, await office()),
    planImport: (file) => planSites(deps, file),
    importFile: (by, file) => importSites(deps, by, file),
    async runSiteReminders(on) {
      return sendReminders(db, notify, reminders((await all(null)).values(), on, await office()));
    },
    async defaultDay() {
      if (demonstrationDay === undefined) return clock.today();
      const known = [...(await all(null)).values()];
      return known.length > 0 && known.every((site) => site.demonstration) ? demonstrationDay : clock.today();
    },
  };
}
