import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Author } from "../../kernel/audit/index.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { generateDeaths, generatePopulation, type Linkage } from "../../modules/linkage/index.ts";
import { seededRandom } from "../../kernel/statistics/index.ts";
import { composeLinkage, type LinkageParts } from "./compose.ts";
import { cohortModel } from "./demonstration-model.ts";

type Parts = Pick<LinkageParts, "db" | "config" | "identity">;

const office: Author = { accountId: null, name: "Démonstration" };
const madeUpReaders = [{ accountId: "demonstration-reader-a", name: "Nadia Fournel" }, { accountId: "demonstration-reader-b", name: "Paul Vignon" }];
/** Made-up data guard nobody: with a key of their own two demonstrations hold the same pseudonyms. */
const keyOf = (name: string): Uint8Array => createHash("sha256").update(`jalon demonstration linkage ${name}`).digest();

const codes = { certificates: "certificats-2022", cohort: "cohorte-vieillissement" } as const;

function linkageAt({ db, config, identity }: Parts, today: string, changes: Partial<LinkageParts> = {}): Linkage {
  return composeLinkage({ db, config, identity, clock: fixedClock(today), demonstration: true, ...changes });
}

/** Two projects on made-up people, still without runs: those take the engine some seconds, and are made once the house is open. */
export async function addDemonstrationLinkage(parts: Parts): Promise<void> {
  const linkage = linkageAt(parts, "2025-01-15");
  if ((await linkage.projects({}, true)).total > 0) return;
  await linkage.keepReadyModels();
  const [certificates, nominative] = [(await linkage.models("non-nominative"))[0], (await linkage.models("nominative"))[0]];
  if (certificates === undefined) return;
  await linkage.createProject(office, {
    code: codes.certificates, title: "Certificats de décès de 2022 et données nationales de santé", purpose: "Joindre à chaque certificat de décès de 2022 les soins qui l’ont précédé, pour les statistiques des causes de décès.", legalReference: "DEMO-2025-01",
    parties: ["Institut (causes de décès)", "Caisse nationale de l’assurance maladie"], model: `${certificates.name}@${certificates.version}`, keepFilesUntil: "", retentionUntil: "2045-12-31",
  }, keyOf(codes.certificates));
  const model = nominative ?? await linkage.uploadModel(office, "cohorte-etat-civil", JSON.stringify(cohortModel), "");
  await linkage.createProject(office, {
    code: codes.cohort, title: "Cohorte du vieillissement et état civil", purpose: "Savoir lesquels des volontaires sont décédés, sans les recontacter.", legalReference: "DEMO-2025-02", parties: ["Institut (France Cohortes)", "Insee"],
    model: `${model.name}@${model.version}`, keepFilesUntil: "2045-06-30", retentionUntil: "2045-12-31",
  }, keyOf(codes.cohort));
}

/**
 * Makes what the projects of the demonstration still lack: certificates of 2022 linked with the national health data, a cohort
 * linked with civil status, and a review of it that is open. By the real engine, on generated people. Nothing where they have it all.
 */
export async function runDemonstrationLinkage(parts: Parts, stopping: AbortSignal, changes: Partial<LinkageParts> = {}): Promise<void> {
  const reader = (await parts.identity.allAccounts()).find(({ roles }) => roles.some(({ role }) => role === "clerical-reader"));
  const readers = [...(reader === undefined ? [] : [{ accountId: reader.id, name: reader.name }]), ...madeUpReaders];
  const linkage = linkageAt(parts, "2025-01-15", changes);
  const stop = (): void => { void linkage.stop(); };
  stopping.addEventListener("abort", stop, { once: true });
  const directory = await mkdtemp(join(tmpdir(), "jalon-demonstration-"));
  try {
    await linked(linkage, codes.certificates, stopping, () => generateDeaths({ deaths: 2_500, years: [2022, 2022], seed: "demonstration" }, { directory: join(directory, "deaths"), format: "csv", threads: 2, memoryMb: 512 }));
    const run = await linked(linkage, codes.cohort, stopping, async () => {
      const { left, right } = await generatePopulation({ rows: 1_600, seed: "demonstration", task: "link" }, { directory: join(directory, "cohort"), format: "csv", threads: 2, memoryMb: 512 });
      if (right === null) throw new Error("the made-up cohort has one file only");
      // The second file holds copies and strangers: the volunteers, of whom some are in civil status.
      return { left: right, right: left };
    });
    if (run !== null) await openDemonstrationReview(linkageAt(parts, "2025-03-10", { ...changes, readers: async () => readers }), run, readers);
  } finally {
    stopping.removeEventListener("abort", stop);
    await rm(directory, { recursive: true, force: true });
    await linkage.stop();
  }
}

/** Opens the review of a run where it has none, and gives the answers that the made-up readers have not given. */
async function openDemonstrationReview(linkage: Linkage, run: number, readers: typeof madeUpReaders): Promise<void> {
  const [there] = (await linkage.reviews({ run })).filter(({ demonstration }) => demonstration);
  if (there !== undefined && there.state !== "open") return;
  const review = there?.id ?? await linkage.openReview(office, run, { title: "Relecture de mars 2025", size: 60, readers: readers.map(({ accountId }) => accountId), showsScore: false, masked: true }, keyOf(`${codes.cohort} review`));
  const probable = new Map((await linkage.reviewPairs(review)).map(({ pair, probability }) => [pair, probability]));
  for (const reader of madeUpReaders) {
    const random = seededRandom(`reading ${reader.accountId}`);
    const given = (await linkage.readings(review, reader.accountId)).length;
    for (const [index, pair] of (await linkage.ownPairs(review, reader.accountId)).slice(0, 18).entries()) {
      const probability = probable.get(pair) ?? 0;
      const likely = probability > 0.5 ? "match" : "non-match";
      const answer = Math.abs(probability - 0.5) < 0.15 && random() < 0.3 ? "unknown" : random() < 0.06 ? (likely === "match" ? "non-match" : "match") : likely;
      if (index >= given) await linkage.answer(reader, review, { pair, answer, reason: answer === "unknown" ? "too-little" : "" });
    }
  }
}

/** The finished run of a project of the demonstration: made where there is none, taken up where a stop cut it short. Null where it is not to be had. */
async function linked(linkage: Linkage, code: string, stopping: AbortSignal, files: () => Promise<{ readonly left: string; readonly right: string }>): Promise<number | null> {
  const project = await linkage.projectOrNull(code);
  if (project?.demonstration !== true || project.state !== "open" || !(await linkage.keyIsHere(code))) return null;
  let run = (await linkage.runs(code)).findLast(({ demonstration }) => demonstration)?.id;
  if (run === undefined) {
    const { left, right } = await files();
    if (stopping.aborted) return null;
    await linkage.sendFile(office, code, "left", createReadStream(left));
    await linkage.sendFile(office, code, "right", createReadStream(right));
    run = await linkage.askRun(office, code, null);
  }
  for (;;) {
    const { state } = await linkage.run(run);
    if (state === "done") return run;
    if (stopping.aborted || state === "failed" || state === "cancelled") return null;
    linkage.wake();
    await linkage.idle();
    // Another line of the house may have taken it.
    await setTimeout(250);
  }
}
