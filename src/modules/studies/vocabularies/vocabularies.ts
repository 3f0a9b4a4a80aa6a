import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { differenceOf, type ConceptChange } from "./difference.ts";
import { licenceMissing, nothingToLoad, unknownLoad } from "./errors.ts";
import { finderOver, type ConceptFinder } from "./finder.ts";
import type { LoadedList, LoadFacts, StandingList, VocabularyLoad } from "./loaded.ts";
import type { NamedFile } from "./loader/faults.ts";
import { readVocabularyFiles } from "./loader/read-files.ts";
import { hashesNow, hashOf, insertLoad, loadsOf, newestLoad, standingLists } from "./store.ts";

/** What a load would do. */
export interface VocabularyPlan {
  readonly files: readonly string[];
  readonly lists: readonly { readonly list: string; readonly name: LoadedList["name"]; readonly concepts: number; readonly standing: "new" | "changed" | "unchanged" }[];
  readonly changes: readonly ConceptChange[];
  readonly issues: readonly Issue[];
  /** What the files say of their edition and licence. */
  readonly edition: string | null;
  readonly licence: string | null;
}

export interface LoadReport extends VocabularyPlan {
  /** Null: nothing was new, nothing was kept. */
  readonly number: number | null;
}

/** The vocabularies that the house ships and those that are loaded beside them. */
export interface Vocabularies extends ConceptFinder {
  /** Reads again what was loaded, where there is something newer. Cheap where there is not. */
  refresh(): Promise<void>;
  /** Number of the last load that is held; 0: none. Grows with every load: for those who keep labels elsewhere. */
  edition(): number;
  /** The loaded lists as they stand, by the letters of their ids. */
  standing(): readonly StandingList[];
  loads(): Promise<readonly VocabularyLoad[]>;
  /** Only tells what loading these files would do. */
  plan(files: readonly NamedFile[]): Promise<VocabularyPlan>;
  /**
   * Loads the lists of these files as a new edition; earlier ones stay. A list that is as it was is not kept twice. Refused whole while
   * one error stands (`studies.vocabulary-nothing-to-load`) or where edition, licence or author is not said (`studies.vocabulary-facts-missing`).
   */
  load(by: Author, files: readonly NamedFile[], facts: LoadFacts): Promise<LoadReport>;
  /** What changed between two loads, of all lists. Fails with `studies.vocabulary-unknown`. */
  difference(from: number, to: number): Promise<readonly ConceptChange[]>;
}

export interface VocabularyDeps {
  readonly db: Db;
  readonly clock: Clock;
}

export function createVocabularies({ db, clock }: VocabularyDeps): Vocabularies {
  let lists: readonly StandingList[] = [];
  let finder = finderOver([]);
  let edition = 0;

  async function refresh(): Promise<void> {
    const newest = await newestLoad(db);
    if (newest === edition) return;
    lists = await standingLists(db);
    finder = finderOver(lists);
    edition = newest;
  }

  async function planned(files: readonly NamedFile[]): Promise<VocabularyPlan & { readonly read: readonly LoadedList[] }> {
    const { lists: read, issues, ...told } = await readVocabularyFiles(files);
    await refresh();
    const hashes = await hashesNow(db);
    const present = lists.filter(({ list }) => read.some((one) => one.list === list)).map((one) => ({ ...one, concepts: one.concepts.filter(({ deprecated }) => !deprecated) }));
    return {
      ...told, read, issues, files: files.map(({ name }) => name), changes: differenceOf(present, read),
      lists: read.map((one) => {
        const hash = hashes.get(one.list);
        return { list: one.list, name: one.name, concepts: one.concepts.length, standing: hash === undefined ? "new" : hash === hashOf(one) ? "unchanged" : "changed" };
      }),
    };
  }

  return {
    get labels() { return { label: (id: string, list?: string) => finder.labels.label(id, list) }; },
    knows: (id, list) => finder.knows(id, list),
    find: (list, said) => finder.find(list, said),
    loaded: (id) => finder.loaded(id),
    loadedFor: (list) => finder.loadedFor(list),
    loadedList: (letters) => finder.loadedList(letters),
    refresh,
    edition: () => edition,
    standing: () => lists,
    loads: () => loadsOf(db),
    plan: async (files) => {
      const { read: _, ...plan } = await planned(files);
      return plan;
    },
    load: async (by, files, given) => {
      const { read, ...plan } = await planned(files);
      if (read.length === 0 || plan.issues.some(({ severity }) => severity === "error")) throw nothingToLoad(plan.issues);
      const facts = { edition: given.edition.trim() || (plan.edition ?? ""), licence: given.licence.trim() || (plan.licence ?? ""), attribution: given.attribution.trim() };
      const missing = factsMissing(facts);
      if (missing.length > 0) throw licenceMissing(missing);
      const fresh = read.filter(({ list }) => plan.lists.some((one) => one.list === list && one.standing !== "unchanged"));
      if (fresh.length === 0) return { ...plan, number: null };
      const at = clock.now();
      const number = await db.tx(async (tx) => {
        const made = await insertLoad(tx, by, facts, plan.files, fresh, at);
        await recordAudit(tx, { recordedAt: at, accountId: by.accountId, author: by.name, act: "studies.vocabulary-loaded", subject: `vocabulary:${made}`, next: { ...facts, files: plan.files, lists: fresh.map(({ list, concepts }) => ({ list, concepts: concepts.length })) } });
        return made;
      });
      await refresh();
      return { ...plan, number };
    },
    difference: async (from, to) => {
      const known = new Set((await loadsOf(db)).map(({ number }) => number));
      if ((from !== 0 && !known.has(from)) || !known.has(to)) throw unknownLoad();
      const [before, after] = [await standingLists(db, from), await standingLists(db, to)];
      const present = (side: readonly StandingList[]): readonly StandingList[] => side.map((one) => ({ ...one, concepts: one.concepts.filter(({ deprecated }) => !deprecated) }));
      return differenceOf(present(before), present(after));
    },
  };
}

function factsMissing(facts: LoadFacts): readonly Issue[] {
  const words = {
    edition: { fr: "L’édition manque\u202f: la date ou le numéro que ses auteurs lui donnent.", en: "The edition is missing: the date or number that its authors give it." },
    licence: { fr: "La licence manque\u202f: sous quelles conditions ce vocabulaire est donné.", en: "The licence is missing: under what terms this vocabulary is given." },
    attribution: { fr: "L’auteur manque\u202f: qui doit être cité.", en: "The author is missing: who has to be named." },
  } as const;
  return (["edition", "licence", "attribution"] as const).filter((field) => facts[field] === "" || facts[field].length > 300)
    .map((field) => ({ code: "studies.vocabulary-fact-missing", severity: "error", field, text: words[field] }));
}
