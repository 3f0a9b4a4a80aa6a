import { createHash, randomUUID } from "node:crypto";
import { keepableText } from "../../../kernel/audit/canonical.ts";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { PublicationDeps } from "../deps.ts";
import { checkRecord } from "../domain/check-record.ts";
import { recordName } from "../domain/codes.ts";
import type { IntakeReport, RecordDelivery } from "../domain/publications.ts";
import type { BibliographicRecord } from "../domain/record.ts";
import { realFactsPresent } from "../errors.ts";
import { completeDelivery, holdsRecords, insertDelivery } from "../store/deliveries.ts";
import { lockWorks } from "../store/records.ts";
import { removeDemonstrationIn } from "./demonstration.ts";
import { takeBatch, type BatchCounts, type Gathered, type Incoming } from "./take-batch.ts";

const batchSize = 500;
/** More faults than this are counted, not listed: a file of nothing but faults must not fill the memory. */
const issuesKept = 5_000;
/** How many versions a delivery remembers having brought, so that the same record over and over costs no question to the database. */
const versionsRemembered = 50_000;

/**
 * Takes records in, some hundreds per transaction: an interrupted delivery keeps the batches that ended, and the same
 * delivery again completes it without doubling anything. Real records take the place of the demonstration; a
 * demonstration is refused beside them (`publications.real-facts-present`).
 */
export async function takeDelivery(deps: PublicationDeps, by: Author, delivery: RecordDelivery, onProgress: (done: number) => void = () => {}, gathered: Gathered | null = null): Promise<IntakeReport> {
  const intake = new Intake(deps, by, delivery, gathered);
  for await (const { record, raw, line } of delivery.records) {
    if (intake.add(record, raw, line)) continue;
    await intake.flush();
    onProgress(intake.records);
  }
  await intake.flush();
  onProgress(intake.records);
  return intake.finish();
}

class Intake {
  records = 0;
  private readonly id = randomUUID();
  private readonly deps: PublicationDeps;
  private readonly by: Author;
  private readonly delivery: RecordDelivery;
  private readonly gathered: Gathered | null;
  private readonly issues: Issue[] = [];
  private issueCount = 0;
  private readonly counts: BatchCounts = { repeated: 0, unchanged: 0, deleted: 0, opened: 0, changed: 0, merged: 0, outranked: [] };
  private readonly brought = new Set<string>();
  private batch: Incoming[] = [];
  private begun = false;

  constructor(deps: PublicationDeps, by: Author, delivery: RecordDelivery, gathered: Gathered | null) {
    this.deps = deps;
    this.gathered = gathered;
    this.by = by;
    this.delivery = delivery;
  }

  /** False when the batch is full. */
  add(given: BibliographicRecord, raw: string, line: number | null): boolean {
    this.records += 1;
    const { record, issues } = checkRecord(given, this.delivery.source, this.delivery.observedOn, line);
    this.issueCount += issues.length;
    if (this.issues.length < issuesKept) this.issues.push(...issues);
    if (record === null) return this.records % 10_000 !== 0;
    const incoming = incomingOf(record, raw, line);
    const version = `${incoming.record} ${incoming.sha256}`;
    if (this.brought.has(version)) {
      this.counts.repeated += 1;
      return this.records % 10_000 !== 0;
    }
    if (this.brought.size >= versionsRemembered) this.brought.clear();
    this.brought.add(version);
    this.batch.push(incoming);
    return this.batch.length < batchSize;
  }

  async flush(): Promise<void> {
    const incoming = withoutRepeats(this.batch);
    this.batch = [];
    if (incoming.length === 0) return;
    const { deps, delivery } = this;
    const now = deps.clock.now().toISOString();
    const counts = await deps.db.tx(async (tx) => {
      await lockWorks(tx);
      if (!this.begun) await this.begin(tx, now);
      return takeBatch(tx, { id: this.id, observedOn: delivery.observedOn, demonstration: delivery.demonstration, now, gathered: this.gathered }, incoming);
    });
    this.begun = true;
    this.counts.repeated += counts.repeated;
    this.counts.unchanged += counts.unchanged;
    this.counts.deleted += counts.deleted;
    this.counts.opened += counts.opened;
    this.counts.changed += counts.changed;
    this.counts.merged += counts.merged;
    this.counts.outranked.push(...counts.outranked);
  }

  private async begin(tx: PublicationDeps["db"], now: string): Promise<void> {
    if (this.delivery.demonstration) {
      if (await holdsRecords(tx, false)) throw realFactsPresent();
    } else if (await holdsRecords(tx, true)) await removeDemonstrationIn(tx, this.deps, this.by);
    await insertDelivery(tx, this.id, now, this.by, this.delivery);
  }

  async finish(): Promise<IntakeReport> {
    const { counts, deps, by, delivery } = this;
    const hidden = this.issueCount - this.issues.length;
    const more: readonly Issue[] = hidden <= 0 ? [] : [{ code: "publications.more-issues", severity: "warning", text: { fr: `… et ${hidden} autres remarques, non listées.`, en: `… and ${hidden} more remarks, not listed.` } }];
    const report: IntakeReport = {
      deliveryId: this.begun ? this.id : null, records: this.records, repeated: counts.repeated, unchanged: counts.unchanged,
      worksOpened: counts.opened, worksChanged: counts.changed, worksMerged: counts.merged, recordsDeleted: counts.deleted, issues: [...this.issues, ...more, ...outrankedIssues(counts.outranked, delivery.observedOn)],
    };
    if (!this.begun) return report;
    await deps.db.tx(async (tx) => {
      const { issues, ...numbers } = report;
      await completeDelivery(tx, this.id, deps.clock.now().toISOString(), report);
      await recordAudit(tx, {
        recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "publications.delivered", subject: `delivery ${this.id}`, previous: null,
        next: { ...numbers, issues: issues.length, source: delivery.source, observedOn: delivery.observedOn, fileSha256: delivery.fileSha256, demonstration: delivery.demonstration },
      });
    });
    return report;
  }
}

/** Versions of one record seen on one day: which of them stands depends on the set alone, so that the one that came last may not. */
function outrankedIssues(lines: readonly (number | null)[], on: Day): readonly Issue[] {
  if (lines.length === 0) return [];
  const first = lines.find((line) => line !== null);
  return [{
    code: "publications.same-day-version", severity: "warning", ...(first === undefined || first === null ? {} : { line: first }),
    text: {
      fr: `${formatNumber(lines.length, "fr")} ${plural("fr", lines.length, { one: "notice a déjà une autre version vue", other: "notices ont déjà une autre version vue" })} le ${formatDay(on, "fr")}, qui reste la bonne\u202f: la date de mise à jour que donne la source, puis le contenu, départagent. Les deux sont gardées. Pour que la nouvelle l’emporte, donnez un jour d’observation plus tardif.`,
      en: `${formatNumber(lines.length, "en")} ${plural("en", lines.length, { one: "record has another version seen", other: "records have another version seen" })} on ${formatDay(on, "en")} already, which stands: the day of update that the source tells, then the content, decide. Both are kept. For the new one to stand, give a later day of observation.`,
    },
  }];
}

/** What PostgreSQL cannot keep in a text (the character 0, half of a surrogate pair) becomes U+FFFD. */
function keptJson(record: BibliographicRecord): string {
  const json = JSON.stringify(record);
  return /\\u0000|\\ud[89a-f]/iu.test(json) ? JSON.stringify(record, (_key, member: unknown) => (typeof member === "string" ? keepableText(member) : member)) : json;
}

function incomingOf(record: BibliographicRecord, raw: string, line: number | null): Incoming {
  const json = keptJson(record);
  const text = keepableText(raw);
  const content = json.includes("\uFFFD") ? (JSON.parse(json) as BibliographicRecord) : record;
  return { record: recordName(content.source, content.key), sha256: createHash("sha256").update(json).update("\0").update(text).digest("hex"), raw: text, json, content, line };
}

/** The set that is remembered is emptied now and then: within a batch nothing comes twice all the same. */
function withoutRepeats(batch: readonly Incoming[]): readonly Incoming[] {
  return [...new Map(batch.map((one) => [`${one.record} ${one.sha256}`, one])).values()];
}
