import { tracedStack } from "../../kernel/http/edge/failure.ts";
import type { Route } from "../../kernel/http/route.ts";
import { createDuplicates, createRegisterFollowing, createRegisterLookUp, createStudyImports, studyDuplicateRoutes, studyImportRoutes, type Duplicates, type RegisterFollowing, type StudyDeclareDeps, type StudyImports } from "../../modules/studies/index.ts";
import { harvestConfigFrom } from "../harvest/settings.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";

export interface RegisterHouse {
  readonly studyImports: StudyImports;
  readonly registerFollowing: RegisterFollowing;
  readonly duplicates: Duplicates;
}

type Parts = Pick<House, "db" | "clock" | "config" | "studies" | "vocabularies">;

/** Imports, registers that are followed, duplicates; by the rules of addresses that hold for every harvest. */
export function composeRegisters({ db, clock, config, studies, vocabularies }: Parts): RegisterHouse {
  const onBug = (error: unknown): void => {
    process.stderr.write(`${JSON.stringify({ level: "error", route: "study-registers", stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
  };
  return {
    studyImports: createStudyImports({ db, clock, studies, finder: vocabularies, onBug }),
    registerFollowing: createRegisterFollowing({ db, clock, studies, ...registerSettings(config), onBug }),
    duplicates: createDuplicates({ db, clock }),
  };
}

function registerSettings(config: House["config"]): Pick<Parameters<typeof createRegisterLookUp>[0], "rules" | "userAgent" | "base"> {
  const { rules, userAgent, contact, ctgov } = harvestConfigFrom(config.harvest, config.version);
  return { rules, userAgent: contact === null ? userAgent : `${userAgent} (mailto:${contact})`, base: ctgov.baseAddress };
}

/** What the register says of a number that somebody is about to declare, where `JALON_DOI_LOOKUP` lets declarations ask the network. */
export function registerLookUp({ config }: Pick<House, "config">): StudyDeclareDeps["register"] {
  return config.doiLookup ? createRegisterLookUp(registerSettings(config)) : undefined;
}

export function registerRoutes({ studyImports, registerFollowing, duplicates, vocabularies }: RegisterHouse & Pick<House, "vocabularies">): readonly Route[] {
  return [...studyImportRoutes({ imports: studyImports, following: registerFollowing }), ...studyDuplicateRoutes({ duplicates, concepts: vocabularies.labels })];
}

const hour = 3_600_000;
const dayMs = 24 * hour;

/** Where `JALON_HARVEST_CTGOV` and `JALON_HARVEST_EVERY_DAYS` say so: follows the register by itself once that many days have passed. Off where one is missing. */
export function startRegisterTimer({ registerFollowing, config, clock }: Pick<House, "registerFollowing" | "config" | "clock">): () => Promise<void> {
  const { everyDays, ctgov } = harvestConfigFrom(config.harvest, config.version);
  if (everyDays === null || !ctgov.follows) return async () => undefined;
  return repeat("study-registers", hour, async () => {
    const last = await registerFollowing.lastStartedAt();
    if (last !== null && clock.now().getTime() - Date.parse(last) < everyDays * dayMs) return;
    const run = await registerFollowing.start({ accountId: null, name: "Jalon" });
    await registerFollowing.ended(run.number);
  });
}
