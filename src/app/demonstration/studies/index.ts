import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import type { Organisation, RegisterRecord, Studies, StudyContent } from "../../../modules/studies/index.ts";
import type { InstituteFacts } from "../../datasets/institute.ts";
import type { House } from "../../house.ts";
import { cohortNames } from "../../studies/names.ts";
import { bilingual, contentOf, studyDate, type MadeUpNames } from "./content.ts";
import { knownOn, turningDays } from "./known.ts";
import type { MadeUpStudy } from "./made-up.ts";
import { demonstrationStudies } from "./table.ts";

/** What the made-up studies are put in with: the records of the house by a clock of their own inside a transaction, marked as demonstration. */
export type StudiesAt = (clock: Clock, inside: Db, institute: InstituteFacts) => Studies;

type Parts = Pick<House, "db" | "studies" | "institute" | "identity" | "datasets" | "directory" | "config" | "clock">;

interface Act {
  readonly at: string;
  readonly run: () => Promise<void>;
}

/**
 * Made-up studies through the very doors of real ones, at fixed instants, in the order of time. Where nothing is declared yet, and beside
 * the made-up graph alone. What its own rules refuse would be a bug, and stops it.
 */
export async function addDemonstrationStudies(house: Parts, studiesAt: StudiesAt): Promise<void> {
  let at = new Date(0);
  const clock: Clock = { now: () => at, today: () => day(at.toISOString().slice(0, 10)) };
  if ((await house.studies.changesAfter(0, 1)).items.length > 0) return;
  const [names, cast, institute] = [await namesOf(house), await castOf(house), await house.institute()];
  // In one transaction: some two hundred acts would else wait for the disk one by one.
  await house.db.tx(async (inside) => {
    const studies = studiesAt(clock, inside, institute);
    const acts = demonstrationStudies.flatMap((made, index) => actsOf(made, { number: index + 1, names, studies, ...cast }));
    for (const act of acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
      at = new Date(act.at);
      await act.run();
    }
  });
}

interface Setting {
  readonly number: number;
  readonly names: MadeUpNames;
  readonly studies: Studies;
  readonly declarer: Actor;
  readonly curator: Actor;
}

const fiveDays = 5 * 86_400_000;

function actsOf(made: MadeUpStudy, setting: Setting): readonly Act[] {
  const { studies, curator, declarer } = setting;
  const said = (at: string): StudyContent => contentOf(knownOn(versionsBefore(made, at), at.slice(0, 10)), setting.number, setting.names);
  const content = said(made.at);
  let code = "";
  let told = content;
  const entry: readonly Act[] = made.register === undefined ? [
    { at: new Date(Date.parse(made.at) - fiveDays).toISOString(), run: async () => { code = await declareOne(setting, content); } },
    { at: made.at, run: () => settleOne(setting, code, made.state) },
  ] : [{ at: made.at, run: async () => { code = await takeOne(studies, recordOf(made, content), true); } }];
  const turns = made.state === undefined && made.register === undefined ? turningDays(made, made.at.slice(0, 10)).slice(-1).map((day) => `${day}T15:00:00.000Z`) : [];
  const later = [...new Set([...(made.later ?? []).map(({ at }) => at), ...turns])].map((at): Act => ({ at, run: async () => {
    const change = changed(told, said(at));
    if (Object.keys(change).length === 0) return;
    told = { ...told, ...change };
    const { revision } = await studies.revise(declarer, code);
    await studies.save(declarer, code, revision, change);
    await studies.publish(curator, code);
  } }));
  const withdrawal: readonly Act[] = made.state !== "withdrawn" ? [] : [{ at: "2024-02-06T10:00:00.000Z", run: async () => { await studies.withdraw(curator, code, "L’essai n’a inclus personne\u202f: sa fiche est remplacée par celle du registre.", null); } }];
  const contradicted = made.contradicted;
  const other: readonly Act[] = contradicted === undefined ? [] : ["nct", "drks"].map((register, index): Act => ({ at: `2024-03-2${index}T09:00:00.000Z`, run: async () => {
    const says = index === 0 ? content : { ...content, plannedSize: contradicted.people, completedOn: studyDate(contradicted.ended) };
    await takeOne(studies, { ...recordOf(made, says), register, number: register === "nct" ? `NCT99000${String(setting.number).padStart(3, "0")}` : `DRKS990000${String(setting.number).padStart(2, "0")}` }, false);
  } }));
  return [...entry, ...later, ...withdrawal, ...other];
}

/** What the table says of a study at an instant. */
function versionsBefore(made: MadeUpStudy, at: string): MadeUpStudy {
  return (made.later ?? []).filter((one) => one.at <= at).reduce<MadeUpStudy>((all, one) => ({ ...all, ...one.change }), made);
}

async function declareOne({ studies, declarer }: Setting, content: StudyContent): Promise<string> {
  const { code, revision } = await studies.declare(declarer, { title: content.title, ...(content.studyType === null ? {} : { studyType: content.studyType }) });
  await studies.save(declarer, code, revision, content);
  return code;
}

async function settleOne({ studies, declarer, curator }: Setting, code: string, state: MadeUpStudy["state"]): Promise<void> {
  if (state === "draft") return;
  if (state === "submitted" || state === "returned") {
    await studies.submit(declarer, code);
    if (state === "returned") await studies.returnForChange(curator, code, "Précisez comment les cantines sont choisies, et inscrivez l’essai dans un registre avant la première inclusion.");
    return;
  }
  await studies.publish(curator, code);
}

function recordOf(made: MadeUpStudy, content: StudyContent): RegisterRecord {
  const number = content.registryNumbers.find(({ scheme }) => scheme === "nct")?.number ?? "";
  const texts = ["title", "publicTitle", "summary", "purpose", "inclusionCriteria", "exclusionCriteria"];
  return {
    register: "nct", number, url: `https://clinicaltrials.gov/study/${number}`, changedOn: made.at.slice(0, 10), content: { ...content, title: bilingual(made.title) },
    inferred: [], translated: made.register?.translated === true ? texts.map((field) => `${field}.fr`) : [], raw: JSON.stringify({ demonstration: true, number }), issues: [],
  };
}

async function takeOne(studies: Studies, record: RegisterRecord, publish: boolean): Promise<string> {
  const [taken] = await studies.take({ accountId: null, name: "Démonstration" }, [record], { publish, dryRun: false });
  if (taken === undefined || taken.code === null || (publish && !taken.published)) throw new Error(`made-up record refused: ${JSON.stringify(taken)}`);
  return taken.code;
}

/** The fields that differ: a version changes those and no others. */
function changed(before: StudyContent, after: StudyContent): Partial<StudyContent> {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof StudyContent])));
}

async function namesOf({ datasets, directory, config, clock }: Parts): Promise<MadeUpNames> {
  const codes = new Map<string, string>();
  for await (const some of datasets.allPublished()) for (const { code, metadata } of some) if (metadata.title.fr !== undefined) codes.set(metadata.title.fr, code);
  const cohorts = await cohortNames(directory, clock).all();
  const found = await directory.find(config.institute, "organisation");
  const [scheme, value] = config.institute.split(":");
  const institute: Organisation = { name: found?.ref.name ?? "Inserm", kind: "public-france", ror: null, siren: scheme === "siren" ? (value ?? null) : null, directoryCode: found?.ref.code ?? null };
  return { datasets: codes, cohorts: new Map(cohorts.map(({ name, code }) => [name, code])), institute };
}

/** The accounts of the demonstration; a house without accounts has made-up ones under the same names. */
async function castOf({ identity }: Pick<House, "identity">): Promise<{ readonly declarer: Actor; readonly curator: Actor }> {
  const accounts = await identity.allAccounts();
  const actor = (role: "researcher" | "study-curator", id: string): Actor => {
    const account = accounts.find(({ email }) => email === `${role}@demonstration.invalid`);
    return { accountId: account?.id ?? id, name: account?.name ?? "Démonstration", roles: [{ role, perimeter: [] }] };
  };
  return { declarer: actor("researcher", "00000000-0000-4000-9000-000000000000"), curator: actor("study-curator", "00000000-0000-4000-9000-000000000010") };
}
