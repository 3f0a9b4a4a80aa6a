import { createHash } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import { contradictionsOf, type Contradiction } from "../domain/contradictions.ts";
import { levelIssues } from "../domain/levels.ts";
import { lineKey, type LedgerLine, type StatedLine } from "../domain/line.ts";
import { standingOn, type YearStanding } from "../domain/standing.ts";
import { alreadyUndone, ledgerNotValid, transmissionNotValid, unknownDelivery, whyIsWanted } from "../errors.ts";
import { readLedgerFile, type GivenFile } from "./read-file.ts";
import { appendDeaths, appendDelivery, appendTransmissions, compareWithStanding, findDelivery, ledgerMark, listDeliveries, markUndone, readLedger, standingStated, transmissions, type Delivery, type LedgerState, type Transmission, type TransmissionStatement } from "./store.ts";

export interface LinesToState {
  readonly sourceName: string;
  readonly sourceSha256: string;
  readonly lines: readonly StatedLine[];
}

/** What a delivery would do, before it does it. */
export interface DeliveryPlan extends LinesToState {
  readonly issues: readonly Issue[];
  readonly blocking: boolean;
  readonly unchanged: number;
  readonly superseding: number;
  /** What would no longer add up, and does today. */
  readonly newContradictions: readonly Contradiction[];
}

export interface Ledger {
  /** Everything that stands, read again only where something changed. */
  state(): Promise<LedgerState>;
  standing(on: Day): Promise<readonly YearStanding[]>;
  contradictions(): Promise<readonly Contradiction[]>;
  planFile(file: GivenFile): Promise<DeliveryPlan>;
  planLines(sourceName: string, lines: readonly StatedLine[], issues?: readonly Issue[]): Promise<DeliveryPlan>;
  /** Records what was planned; fails with `mortality.lines-not-valid` where it may not. Gives the number of the delivery. */
  deliver(by: Author, plan: DeliveryPlan, options?: { readonly demonstration?: boolean }): Promise<number>;
  /** From now on as if it had never been said; what it superseded stands again. Fails with `mortality.unknown-delivery`, `mortality.already-undone`, `mortality.why-is-wanted`. */
  undo(by: Author, number: number, why: string): Promise<void>;
  deliveries(page: number, pageSize: number): Promise<{ readonly total: number; readonly items: readonly Delivery[] }>;
  delivery(number: number): Promise<Delivery>;
  stateDeaths(by: Author, given: readonly { readonly deathYear: number; readonly deaths: number }[], source: string, demonstration?: boolean): Promise<void>;
  /** Without a day, takes back what was said. Fails with `mortality.transmission-not-valid`. */
  stateTransmissions(by: Author, given: readonly TransmissionStatement[], demonstration?: boolean): Promise<void>;
  transmissions(): Promise<readonly Transmission[]>;
}

const sha256 = (of: Uint8Array | string): string => createHash("sha256").update(of).digest("hex");

/** The ledger of certificates by stage: stated by deliveries, superseded by later ones, undone by statement. */
export function createLedger({ db, clock }: { readonly db: Db; readonly clock: Clock }): Ledger {
  let kept: LedgerState | null = null;

  async function state(): Promise<LedgerState> {
    if (kept === null || kept.mark !== (await ledgerMark(db))) kept = await readLedger(db);
    return kept;
  }

  async function plan(given: LinesToState, told: readonly Issue[]): Promise<DeliveryPlan> {
    const standing = await standingStated(db);
    const issues = [...told, ...levelIssues(given.lines, standing)];
    const blocking = given.lines.length === 0 || issues.some(({ severity }) => severity === "error");
    if (blocking) return { ...given, issues, blocking, unchanged: 0, superseding: 0, newContradictions: [] };
    const { lines, deaths } = await state();
    const before = new Set(contradictionsOf(lines, deaths).map(nameOf));
    const after = contradictionsOf(withDelivery(lines, given.lines, standing), deaths);
    return { ...given, issues, blocking, ...(await compareWithStanding(db, given.lines)), newContradictions: after.filter((one) => !before.has(nameOf(one))) };
  }

  return {
    state,
    standing: async (on) => { const { lines, deaths } = await state(); return standingOn(lines, deaths, on); },
    contradictions: async () => { const { lines, deaths } = await state(); return contradictionsOf(lines, deaths); },
    async planFile(file) {
      const { lines, issues } = await readLedgerFile(file, clock.today());
      return plan({ sourceName: file.name, sourceSha256: sha256(file.bytes), lines }, issues);
    },
    planLines: (sourceName, lines, issues = []) => plan({ sourceName, sourceSha256: sha256(canonicalJson(lines)), lines }, issues),
    async deliver(by, { lines, sourceName, sourceSha256, issues, blocking }, { demonstration = false } = {}) {
      if (blocking) throw ledgerNotValid(issues);
      return db.tx(async (inside) => {
        const number = await appendDelivery(inside, by, clock.now().toISOString(), { sourceName, sourceSha256, lines, demonstration });
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.delivered", subject: `delivery ${number}`, next: { number, lines: lines.length, sourceSha256, demonstration } });
        return number;
      });
    },
    async undo(by, number, why) {
      if (why.trim() === "") throw whyIsWanted();
      await db.tx(async (inside) => {
        if ((await findDelivery(inside, number)) === null) throw unknownDelivery();
        if (!(await markUndone(inside, number, by, clock.now().toISOString(), why.trim()))) throw alreadyUndone();
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.delivery-undone", subject: `delivery ${number}`, next: { number, why: why.trim() } });
      });
    },
    deliveries: (page, pageSize) => listDeliveries(db, page, pageSize),
    async delivery(number) {
      const found = await findDelivery(db, number);
      if (found === null) throw unknownDelivery();
      return found;
    },
    async stateDeaths(by, given, source, demonstration = false) {
      await db.tx(async (inside) => {
        await appendDeaths(inside, by, clock.now().toISOString(), given, source, demonstration);
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.deaths-stated", subject: given.map(({ deathYear }) => deathYear).join(" "), next: { given, source } });
      });
    },
    async stateTransmissions(by, given, demonstration = false) {
      const issues = given.flatMap((one) => transmissionIssues(one, clock.today()));
      if (issues.length > 0) throw transmissionNotValid(issues);
      await db.tx(async (inside) => {
        await appendTransmissions(inside, by, clock.now().toISOString(), given, demonstration);
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.transmission-stated", subject: given.map(({ deathYear, recipient }) => `${deathYear} ${recipient}`).join(", "), next: { given } });
      });
    },
    transmissions: () => transmissions(db),
  };
}

function transmissionIssues({ deathYear, sentOn }: TransmissionStatement, today: Day): readonly Issue[] {
  const fault = (code: string, field: string, fr: string, en: string): Issue => ({ code: `mortality.${code}`, severity: "error", field, text: { fr, en } });
  return [
    ...(deathYear < 1968 || `${deathYear}-12-31` >= today ? [fault("bad-year", "deathYear", "Une année de décès finie, depuis 1968, est attendue ici.", "A year of death that is over, since 1968, is expected here.")] : []),
    ...(sentOn !== null && sentOn > today ? [fault("day-to-come", "sentOn", "Ce jour n’est pas encore venu.", "This day has not come yet.")] : []),
    ...(sentOn !== null && sentOn <= `${deathYear}-12-31` ? [fault("year-not-over", "sentOn", "Ce jour est avant la fin de l’année de décès.", "This day is before the end of the year of death.")] : []),
  ];
}

function nameOf({ kind, deathYear, stage, told, most }: Contradiction): string {
  return [kind, deathYear, stage, told, most].join(" ");
}

/** The ledger as it would stand after a delivery: what its lines supersede is taken away first. */
function withDelivery(lines: readonly LedgerLine[], given: readonly StatedLine[], stated: readonly StatedLine[]): readonly LedgerLine[] {
  // Sums over departments: a line of one department takes the place of that department's part alone.
  const wanted = new Set(given.map(lineKey));
  const standing = stated.filter((line) => wanted.has(lineKey(line)));
  return [...lines, ...given, ...standing.map((line): LedgerLine => ({ ...line, entered: -line.entered, left: -line.left, handedOn: -line.handedOn }))];
}
