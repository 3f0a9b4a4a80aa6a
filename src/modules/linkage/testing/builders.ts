import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import type { LinkageDeps } from "../actions/deps.ts";
import type { ProjectDraft } from "../actions/projects.ts";
import { readModelText } from "../comparisons/model/read-model.ts";
import type { LinkageModel } from "../domain/model.ts";
import { linkageMigrations } from "../migrations.ts";
import { performRun } from "../runner/perform.ts";
import { columnsOf, drawSample, estimateCosts } from "../runner/sources.ts";
import { createLinkage, type Linkage } from "../service.ts";
import { createProjectKeys } from "../store/keys.ts";
import { createLinkingZone } from "../store/zone.ts";

export const linkageSets = [auditMigrations, linkageMigrations];

export const people = {
  office: { accountId: "office", name: "Bureau", roles: [{ role: "linkage-office", perimeter: [] }] },
  ada: { accountId: "ada", name: "Lectrice A", roles: [{ role: "clerical-reader", perimeter: [] }] },
  bob: { accountId: "bob", name: "Lecteur B", roles: [{ role: "clerical-reader", perimeter: [] }] },
  board: { accountId: "board", name: "Pilotage", roles: [{ role: "steering-office", perimeter: [] }] },
} satisfies Record<string, Actor>;

export const testModel: LinkageModel = {
  format: "jalon-linkage-model/1", name: "Essai", id: "id",
  columns: { surname: { clean: "name" }, first_name: { clean: "name" }, birth_date: { clean: "date" }, sex: { clean: "sex" } },
  comparisons: [{ name: "surname", kind: "name", columns: ["surname"], termFrequency: true }, { name: "first_name", kind: "name", columns: ["first_name"] }, { name: "birth_date", kind: "date", columns: ["birth_date"] }],
  blocking: [["surname"], ["birth_date"], [{ column: "birth_date", part: "year" }, "first_name"]],
  training: { randomPairs: 20_000, sessions: [{ on: ["birth_date"] }, { on: ["surname", "first_name"] }] },
  decision: { probability: 0.9 }, seed: "essai",
};

const surnames = ["Zorglubel", "Quintefeuille", "Wambrechies", "Xantrailles", "Ybarnegaray", "Vandeputte", "Kerguelen", "Thoumazet", "Louvigny", "Pradelles", "Bourdaloue", "Castelnau", "Dravegny", "Estournel", "Fontbrune", "Garrigues", "Hautefort", "Issarles", "Jonquieres", "Lambesc"];
const firstNames = ["Philomène", "Théophraste", "Cunégonde", "Barnabé", "Ermeline", "Gontran", "Isaure", "Léopoldine", "Mathurin", "Ninon"];

/** Names that are in the files below and must be nowhere else. */
export const plantedNames: readonly string[] = [...surnames, ...firstNames.map((name) => name.normalize("NFD").replace(/\p{M}/gu, "")), ...firstNames];

/** Two files of the same people, one in seven of whom has a slip in the surname; the last of each have no partner. */
export function files(rows = 240): { readonly left: string; readonly right: string } {
  const person = (index: number): readonly string[] => [surnames[(index * 7) % surnames.length] ?? "", firstNames[(index * 3 + Math.floor(index / 20)) % firstNames.length] ?? "", `${1920 + (index % 71)}-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 27) + 1).padStart(2, "0")}`, index % 2 === 0 ? "1" : "2"];
  const line = (id: string, [surname = "", ...rest]: readonly string[], slip: boolean): string => [id, slip ? `${surname.slice(0, 3)}${surname.slice(4)}` : surname, ...rest].join(",");
  const header = "id,surname,first_name,birth_date,sex";
  const left = Array.from({ length: rows }, (_, index) => line(`L${index}`, person(index), false));
  const right = Array.from({ length: rows }, (_, index) => line(`R${index}`, person(index + 20), index % 7 === 0));
  return { left: [header, ...left, ""].join("\n"), right: [header, ...right, ""].join("\n") };
}

export const asStream = (text: string): Readable => Readable.from([Buffer.from(text)]);

export interface LinkageBench {
  readonly linkage: Linkage;
  readonly deps: LinkageDeps;
  readonly directory: string;
  readonly bugs: unknown[];
}

/** The platform part over a folder of its own, with the real engine in this thread. */
export function linkageOn(db: Db, changes: Partial<LinkageDeps> = {}, today = "2025-03-31"): LinkageBench {
  const directory = mkdtempSync(join(tmpdir(), "jalon-linkage-"));
  const bugs: unknown[] = [];
  const deps: LinkageDeps = {
    db, clock: fixedClock(today), zone: createLinkingZone(join(directory, "zone")), keys: createProjectKeys(join(directory, "keys")),
    runner: performRun, estimate: estimateCosts, drawSample, columnsOf, readModel: readModelText,
    readers: async () => [people.office, people.ada, people.bob], onBug: (error) => { bugs.push(error); }, largestFileBytes: 1e9, ...changes,
  };
  return { linkage: createLinkage(deps), deps, directory, bugs };
}

export const draft: ProjectDraft = {
  code: "essai", title: "Cohorte d’essai", purpose: "Savoir qui est décédé.", legalReference: "DR-2024-001", parties: ["Institut", "Insee"], model: "essai@1", keepFilesUntil: "2025-06-30", retentionUntil: "2026-03-31",
};

/** A project with its model and both files. */
export async function withFiles({ linkage }: LinkageBench, given = files()): Promise<void> {
  await linkage.uploadModel(people.office, "essai", JSON.stringify(testModel), "");
  await linkage.createProject(people.office, draft);
  await linkage.sendFile(people.office, "essai", "left", asStream(given.left));
  await linkage.sendFile(people.office, "essai", "right", asStream(given.right));
}
