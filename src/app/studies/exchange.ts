import type { OaiRepository } from "../../kernel/oai/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import { bulkRoutes, createBulk, createStudyExchangeRoutes, studyContext, studyRepository, type Bulk, type Studies, type StudyContextDeps, type StudyDoiMinter, type Vocabularies } from "../../modules/studies/index.ts";
import { doiProvider, exchangeParts, type ExchangeParts } from "../datasets/exchange.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { studyMinterOf } from "./doi.ts";

/** What the exchange of studies is told of the house: as for datasets, and the words of the vocabularies that are loaded. */
export function studyExchangeParts({ vocabularies, ...parts }: ExchangeParts & { readonly vocabularies: Vocabularies }): StudyContextDeps {
  return { ...exchangeParts(parts), labels: async () => { await vocabularies.refresh(); return vocabularies.labels; } };
}

type Parts = Pick<House, "db" | "clock" | "config" | "institute" | "studies" | "vocabularies" | "storage">;

const bulks = new WeakMap<Parts["db"], Bulk>();

/** The one maker of bulk files over this database in this process. */
export function bulkOf(house: Parts): Bulk {
  const known = bulks.get(house.db);
  if (known !== undefined) return known;
  const made = createBulk({ ...studyExchangeParts(house), db: house.db, storage: house.storage });
  bulks.set(house.db, made);
  return made;
}

/** Studies in the forms of the standards, the catalogue, the interface that programs read, the files of everything. To be put before the page of a study. */
export function studyExchangeRoutes(house: Parts): readonly Route[] {
  const parts = studyExchangeParts(house);
  return [...bulkRoutes(bulkOf(house), parts), ...createStudyExchangeRoutes({ ...parts, db: house.db, studies: house.studies, version: house.config.version })];
}

/** What harvesters are given of the studies. */
export function oaiStudies({ db, studies, ...parts }: Omit<Parts, "storage">): OaiRepository {
  return studyRepository({ ...studyExchangeParts({ ...parts }), db, studies });
}

/** DOIs of studies by the agency that the settings name; `studies` is asked for versions once it is there. */
export function studyMinter(parts: ExchangeParts & { readonly vocabularies: Vocabularies }, studies: () => Pick<Studies, "version">): StudyDoiMinter {
  const told = studyExchangeParts(parts);
  return studyMinterOf(doiProvider(parts.config), () => studyContext(told), (code, version) => studies().version(code, version));
}

const quarterHour = 900_000;

/** Makes the files of all studies once a day while the house is served. */
export function startBulkTimer(house: Parts): () => Promise<void> {
  return repeat("study-bulk", quarterHour, () => bulkOf(house).makeIfDue({ accountId: null, name: "Jalon" }));
}
