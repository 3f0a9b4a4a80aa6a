import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Dataset, DatasetStanding, FileProfile } from "../../domain/dataset.ts";
import type { DatasetDraft } from "../../domain/datasets.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";
import type { FilesDeps } from "../deps.ts";

/** Metadata with the fewest faults that a test about files needs. */
export function metadataWith(change: Partial<DatasetMetadata> = {}): DatasetMetadata {
  return {
    subjectKind: "non-human", title: { fr: "Cinétique d’une enzyme", en: "Kinetics of an enzyme" }, description: { fr: "Mesures à 25 °C.", en: "Measured at 25 °C." },
    keywords: { fr: ["enzyme"], en: [] }, kind: "tabular", themes: [], meshTerms: [], unit: null, project: null,
    creators: [{ name: "Curie, Irène", kind: "person", orcid: "0000-0002-1825-0097", ror: null, affiliation: "Institut du radium" }],
    publisher: "Institut d’essai", contact: { name: "Service des données", email: "donnees@exemple.fr", url: null }, languages: ["fr"], collected: { start: null, end: null }, places: ["FR"],
    access: "open", accessReason: {}, availableFrom: null, licence: "CC-BY-4.0", elsewhere: null, related: [], provenance: {}, conformsTo: [], dataCentre: null, volumeBytes: null, human: null,
    ...change,
  };
}

export interface FakeDataset {
  readonly standing: DatasetStanding;
  /** What the public sees; null: never published. */
  published: Dataset | null;
  draft: DatasetDraft["state"] | null;
  metadata: DatasetMetadata;
}

/** Datasets in the memory of a test, with rows where the tables of files look for them. */
export class FakeDatasets {
  readonly #db: Db;
  readonly #all = new Map<string, FakeDataset>();
  readonly profiles: { readonly code: string; readonly file: string; readonly profile: FileProfile }[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  async declare(code: string, declaredBy: string, metadata: DatasetMetadata = metadataWith()): Promise<FakeDataset> {
    const made: FakeDataset = { standing: { code, state: "draft", subjectKind: metadata.subjectKind, declaredBy, editors: [], region: "84" }, published: null, draft: "draft", metadata };
    this.#all.set(code, made);
    await this.#db.query(sql`insert into datasets.dataset (code, subject_kind, draft_state, draft, declared_by, created_at, modified_at) values (${code}, ${metadata.subjectKind}, 'draft', '{}', ${declaredBy}, now(), now())`);
    return made;
  }

  /** Publishes the files given, as a next version. */
  async publish(code: string, files: Dataset["files"], state: "published" | "withdrawn" = "published"): Promise<void> {
    const one = this.of(code);
    const version = (one.published?.version ?? 0) + 1;
    await this.#db.query(sql`insert into datasets.dataset_version (code, version, published_at, published_by, summary, metadata, files) values (${code}, ${version}, now(), null, '', ${jsonb(one.metadata)}, ${jsonb(files)})`);
    one.published = datasetOf(code, one.metadata, state, version);
    one.draft = null;
    this.#all.set(code, { ...one, standing: { ...one.standing, state } });
  }

  of(code: string): FakeDataset {
    const one = this.#all.get(code);
    if (one === undefined) throw new Error(`the test knows no dataset ${code}`);
    return one;
  }

  readonly asked = (): ReturnType<FilesDeps["datasets"]> => ({
    standing: async (code) => this.#all.get(code)?.standing ?? null,
    find: async (code) => this.#all.get(code)?.published ?? null,
    version: async (code) => this.#all.get(code)?.published ?? null,
    findFor: async (_actor: Actor | null, code) => {
      const one = this.#all.get(code);
      return one === undefined ? null : (one.published ?? datasetOf(code, one.metadata, "draft", 1));
    },
    draft: async (_actor, code) => {
      const one = this.#all.get(code);
      return one === undefined || one.draft === null ? null : { code, state: one.draft, revision: 1, metadata: one.metadata, issues: [], proposals: [], remarks: [] };
    },
    profiled: async (code, file, profile) => {
      this.profiles.push({ code, file, profile });
    },
  });
}

function datasetOf(code: string, metadata: DatasetMetadata, state: Dataset["state"], version: number): Dataset {
  return {
    code, state, version, metadata, files: [], doi: null, label: { label: "preliminary", publication: null, missing: [] }, fairScore: 0, origin: { kind: "declared" },
    firstPublishedAt: "2025-03-01T10:00:00.000Z", modifiedAt: "2025-03-01T10:00:00.000Z", withdrawal: null, demonstration: false,
  };
}
