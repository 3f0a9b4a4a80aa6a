import { day } from "../../kernel/time/day.ts";
import { addMadeUpHarvests, sourceFacts, Trouble, troubleIssue, type MadeUpHarvest } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";

const busy = (attempt: number) => troubleIssue(new Trouble("throttled", { status: 429 }), "warning", attempt);
const cut = (attempt: number) => troubleIssue(new Trouble("cut"), "warning", attempt);
const down = (attempt: number) => troubleIssue(new Trouble("server-error", { status: 503 }), "warning", attempt);
const gaveUp = troubleIssue(new Trouble("server-error", { status: 503 }), "error");

type Counts = Pick<MadeUpHarvest, "announced" | "pages" | "given" | "records" | "repeated" | "unchanged" | "faults" | "retries" | "throttled" | "seconds">;
const none: Counts = { announced: 0, pages: 0, given: 0, records: 0, repeated: 0, unchanged: 0, faults: 0, retries: 0, throttled: 0, seconds: 0 };

function made(source: MadeUpHarvest["source"], query: MadeUpHarvest["query"], startedAt: string, endedAt: string, counts: Partial<Counts>, more: Partial<MadeUpHarvest> = {}): MadeUpHarvest {
  return {
    source, query, since: null, baseAddress: sourceFacts[source].baseAddress, standing: "done", startedOn: day(startedAt.slice(0, 10)), startedAt, endedAt, author: "Démonstration", lastError: null, troubles: [], ...none, ...counts, ...more,
  };
}

const madeUp: readonly MadeUpHarvest[] = [
  made("hal", { by: "collection", value: "INSERM" }, "2025-01-06T05:00:00.000Z", "2025-01-06T05:09:40.000Z", { announced: 18_240, pages: 93, given: 18_240, records: 18_238, repeated: 2, faults: 3, retries: 2, throttled: 0, seconds: 580 }, {
    troubles: [{ page: 41, at: "2025-01-06T05:04:20.000Z", issue: cut(1) }, { page: 41, at: "2025-01-06T05:04:22.000Z", issue: cut(2) }],
  }),
  made("openalex", { by: "ror", value: "02vjkv261" }, "2025-01-06T06:00:00.000Z", "2025-01-06T06:12:10.000Z", { announced: 21_506, pages: 217, given: 21_506, records: 21_506, retries: 3, throttled: 3, seconds: 730 }, {
    troubles: [{ page: 88, at: "2025-01-06T06:04:05.000Z", issue: busy(1) }, { page: 88, at: "2025-01-06T06:04:36.000Z", issue: busy(2) }, { page: 190, at: "2025-01-06T06:10:11.000Z", issue: busy(1) }],
  }),
  made("orcid", { by: "people", value: "" }, "2025-02-03T05:00:00.000Z", "2025-02-03T05:01:02.000Z", { announced: 96, pages: 96, given: 1_912, records: 1_704, repeated: 208, seconds: 62 }),
  made("pubmed", { by: "term", value: "Inserm[Affiliation] AND 2021:2024[dp]" }, "2025-03-03T05:00:00.000Z", "2025-03-03T05:02:31.000Z", { announced: 12_880, pages: 31, given: 6_200, records: 6_200, retries: 5, seconds: 151 }, {
    standing: "failed", lastError: gaveUp,
    troubles: [...[1, 2, 3, 4, 5].map((attempt) => ({ page: 32, at: `2025-03-03T05:0${1 + Math.floor(attempt / 4)}:${10 + attempt * 7}.000Z`, issue: down(attempt) })), { page: 32, at: "2025-03-03T05:02:31.000Z", issue: gaveUp }],
  }),
  made("hal", { by: "collection", value: "INSERM" }, "2025-03-31T05:00:00.000Z", "2025-03-31T05:00:24.000Z", { announced: 640, pages: 5, given: 640, records: 640, unchanged: 71, seconds: 24 }, { since: { day: day("2025-01-05"), of: "changed" } }),
];

/** What harvests look like, for those who try the house: nothing of it was ever asked of any source. */
export async function addDemonstrationHarvests({ db }: Pick<House, "db">): Promise<void> {
  await addMadeUpHarvests(db, madeUp);
}
