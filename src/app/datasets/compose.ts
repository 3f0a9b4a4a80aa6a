import type { Db } from "../../kernel/db/db.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import type { Storage } from "../../kernel/storage/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { contextOf, createDatasets, type Datasets, type Requests, type RunningUseCounter, type Structures } from "../../modules/datasets/index.ts";
import type { Directory } from "../../modules/directory/index.ts";
import type { Identity } from "../../modules/identity/index.ts";
import type { Publications } from "../../modules/publications/index.ts";
import type { Config } from "../config.ts";
import { minterOf } from "./doi.ts";
import { doiProvider, exchangeParts } from "./exchange.ts";
import { composeFiles, type ComposedFiles } from "./files.ts";
import { halStateOf } from "./hal-state.ts";
import { instituteOf, type InstituteFacts } from "./institute.ts";
import { composeRequests } from "./requests.ts";
import { structuresOf } from "./structures.ts";

export interface DatasetParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly storage: Storage;
  readonly directory: Directory;
  readonly publications: Publications;
  readonly outbox: Outbox;
  readonly identity: Identity;
  readonly useCounter: RunningUseCounter;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** The data portal, wired: records, files, requests. */
export interface DatasetHouse {
  readonly datasets: Datasets;
  readonly datasetFiles: ComposedFiles;
  readonly requests: Requests;
  readonly structures: Structures;
  /** The institute as the directory has it. */
  readonly institute: () => Promise<InstituteFacts>;
}

export function composeDatasets({ db, clock, config, storage, directory, publications, outbox, identity, useCounter, demonstration = false }: DatasetParts): DatasetHouse {
  const structures = structuresOf(directory);
  const institute = instituteOf(directory, config.institute, clock);
  // Each of the three asks the others: records list their files, files ask who may have them, requests what they are for.
  const datasetFiles = composeFiles({ db, clock, config, storage, datasets: () => datasets, grants: { of: (holder, code) => requests.grants.of(holder, code) }, counter: useCounter, demonstration });
  const datasets: Datasets = createDatasets({
    db, clock, structures, halState: halStateOf(publications), files: datasetFiles.files, announce: outbox.announce, demonstration, doi: minterOf(doiProvider(config), () => contextOf(exchangeParts({ config, clock, institute }))),
  });
  const requests: Requests = composeRequests({ db, clock, identity, outbox, useCounter, datasets }, { demonstration });
  return { datasets, datasetFiles, requests, structures, institute };
}
