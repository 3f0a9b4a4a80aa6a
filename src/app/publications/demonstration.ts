import { createHash } from "node:crypto";
import { AppError } from "../../kernel/errors/app-error.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { isFigureSource } from "../../modules/activity/index.ts";
import { createMatching, createPublications, readSource, takeFile, takeTogether, type IntakeReport, type TakenFile, type TakeOptions } from "../../modules/publications/index.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import { demonstrationCorpus } from "../demonstration/publications/index.ts";
import type { House } from "../house.ts";

export const demonstrationAuthor = { accountId: null, name: "Démonstration" };

/** Takes the made-up corpus in, on the days on which its sources would have been asked. Fails with `publications.real-facts-present` beside real publications. */
export async function takeDemonstrationCorpus({ db }: Pick<House, "db">, options: Omit<TakeOptions, "demonstration"> = { dryRun: false }): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = [];
  for (const { name, source, observedOn, text } of demonstrationCorpus()) {
    taken.push(await takeFile({ publications: createPublications({ db, clock: fixedClock(observedOn) }) }, demonstrationAuthor, { name, observedOn, content: { text, source } }, { ...options, demonstration: true }));
  }
  return taken;
}

/** The corpus that ships, at the first opening of a house with made-up facts; what it says wrong would be a bug. */
export async function addDemonstrationPublications(house: Pick<House, "db" | "publications" | "directory" | "config">): Promise<void> {
  const counts = await house.publications.counts();
  if (Object.keys(counts.records).length > 0 || (await holdsRealStructures(house))) return;
  const read = demonstrationCorpus().map(({ name, source, observedOn, text }) => ({ name, observedOn, text, source, ...readSource(source, text, { today: observedOn }) }));
  const reports = await takeTogether(house, demonstrationAuthor, read.map(({ name, source, observedOn, records, text }) => ({
    source, observedOn, fileName: name, fileSha256: createHash("sha256").update(text).digest("hex"), demonstration: true, records,
  })));
  const faults = [...read, ...reports].flatMap(({ issues }) => issues).filter(({ severity }) => severity === "error");
  await createMatching({ db: house.db, clock: fixedClock(demonstrationDay), directory: house.directory, institute: house.config.institute }).matchPending();
  if (faults.length > 0) throw new Error(`demonstration publications refused: ${faults.slice(0, 5).map(({ text }) => text.en).join("; ")}`);
}

/** Counts of several deliveries together. */
export function summed(reports: readonly IntakeReport[]): Omit<IntakeReport, "deliveryId" | "issues"> {
  const sum = (count: (report: IntakeReport) => number): number => reports.reduce((total, report) => total + count(report), 0);
  return {
    records: sum(({ records }) => records), repeated: sum(({ repeated }) => repeated), unchanged: sum(({ unchanged }) => unchanged), worksOpened: sum(({ worksOpened }) => worksOpened),
    worksChanged: sum(({ worksChanged }) => worksChanged), worksMerged: sum(({ worksMerged }) => worksMerged), recordsDeleted: sum(({ recordsDeleted }) => recordsDeleted),
  };
}

/** Refuses made-up publications where the structures are real: none of them would be recognised, and all would be told as facts. */
export async function refuseBesideRealFacts({ directory }: Pick<House, "directory">): Promise<void> {
  if (!(await holdsRealStructures({ directory }))) return;
  throw new AppError("publications.real-facts-present", {
    fr: "Cette base tient des structures réelles : le corpus de démonstration ne se mêle pas à elles. Désignez une base vide par JALON_DATA, ou donnez un fichier.",
    en: "This database holds real structures: the demonstration corpus is not mixed with them. Name an empty database with JALON_DATA, or give a file.",
  }, { status: 409 });
}

async function holdsRealStructures({ directory }: Pick<House, "directory">): Promise<boolean> {
  return (await directory.sources()).some(({ source }) => !isFigureSource(source.id)) && !(await directory.hasDemonstration());
}
