import { basename, join } from "node:path";
import { makeFolder } from "../../../kernel/files/index.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { gatherPartitions, planDialects, readPlan, scorePartition, writePlan } from "../../../modules/linkage/library.ts";
import { interruptible } from "../interruptible.ts";
import { oneOf, wholeOption } from "../option-kinds.ts";
import { engineOf, engineOptions } from "./link-engine.ts";
import { modelNamed } from "./link-model.ts";

function needs({ options, terminal }: Invocation, names: readonly string[]): ExitStatus | null {
  const missing = names.filter((name) => !options.has(name));
  if (missing.length === 0) return null;
  const text: Bilingual = both(`Donnez ${missing.map((name) => `--${name}`).join(", ")}.`, `Give ${missing.map((name) => `--${name}`).join(", ")}.`);
  if (options.has("json")) terminal.out(JSON.stringify({ error: { code: "cli.wrong-use", message: text, issues: [] } }, null, 2));
  terminal.error(text[terminal.language]);
  return 2;
}

const json = { name: "json", summary: both("Sortie pour les programmes", "Output for programs") };
const out = { name: "out", value: "DIR", summary: both("Le dossier où écrire", "The folder to write in") };
const planOption = { name: "plan", value: "DIR", summary: both("Le dossier du plan", "The folder of the plan") };

/** `jalon link plan`: the blocking of a linkage as SQL for a cluster. */
export const planCommand: Command = {
  name: "plan",
  summary: both("Écrire le SQL qui fait les paires sur une grappe de machines", "Write the SQL that makes the pairs on a cluster of machines"),
  details: both("Les paires sont ensuite comparées par « jalon link score-partition », partition par partition, et réunies par « jalon link gather ».", "Pairs are then compared by “jalon link score-partition”, partition by partition, and put together by “jalon link gather”."),
  options: [
    oneOf("dialect", Object.keys(planDialects), both("Le moteur de la grappe", "The engine of the cluster")),
    { name: "model", value: "MODEL", summary: both("Le modèle avec ses valeurs (model.trained.json)", "The model with its values (model.trained.json)") },
    out, { name: "dedupe", summary: both("Un seul fichier, où chercher les doublons", "One file, searched for duplicates") }, wholeOption("partitions", "N", both("Partitions des paires, 64 par défaut", "Partitions of pairs, 64 by default")),
    { name: "force", summary: both("Écraser les fichiers qui y sont déjà", "Overwrite files that are there already") }, json,
  ],
  async run(invocation) {
    const { options, terminal } = invocation;
    const wrong = needs(invocation, ["dialect", "model", "out"]);
    const dialect = planDialects[options.get("dialect") ?? ""];
    if (wrong !== null || dialect === undefined) return wrong ?? 2;
    const { model } = await modelNamed(options.get("model") ?? "");
    const partitions = Math.max(1, Number(options.get("partitions") ?? 64));
    await writePlan(model, dialect, options.get("out") ?? "", { isLink: !options.has("dedupe"), partitions, force: options.has("force") });
    if (options.has("json")) terminal.out(JSON.stringify({ dialect: dialect.name, partitions }, null, 2));
    else terminal.out(terminal.language === "fr" ? `Plan écrit\u00a0: blocking.sql (${dialect.name}), plan.json, ${formatNumber(partitions, "fr")} partitions.` : `Plan written: blocking.sql (${dialect.name}), plan.json, ${formatNumber(partitions, "en")} partitions.`);
    return 0;
  },
};

/** `jalon link score-partition`: compares and scores one partition of pairs. */
export const scorePartitionCommand: Command = {
  name: "score-partition",
  summary: both("Comparer et peser une partition de paires faite par un plan", "Compare and score a partition of pairs made by a plan"),
  positionals: [{ name: "PARTITION", required: true, many: true }],
  options: [planOption, { name: "totals", value: "FILE", summary: both("linkage_totals, en Parquet (fichier ou dossier)", "linkage_totals, as Parquet (file or folder)") }, out, ...engineOptions, json],
  async run(invocation) {
    const { options, terminal, positionals } = invocation;
    const wrong = needs(invocation, ["plan", "totals", "out"]);
    if (wrong !== null) return wrong;
    const plan = await readPlan(options.get("plan") ?? "");
    await makeFolder(options.get("out") ?? "");
    const written: Record<string, number> = {};
    await interruptible(terminal, async (temporaryDirectory) => {
      for (const partition of positionals) {
        const name = `${basename(partition).replace(/\.parquet$/, "")}.parquet`;
        written[name] = await scorePartition(plan, { partition, totals: options.get("totals") ?? "", out: join(options.get("out") ?? "", name) }, engineOf(invocation, temporaryDirectory));
      }
    });
    if (options.has("json")) terminal.out(JSON.stringify({ written }, null, 2));
    else for (const [name, pairs] of Object.entries(written)) terminal.out(`${name}\u00a0: ${formatNumber(pairs, terminal.language)}`);
    return 0;
  },
};

/** `jalon link gather`: puts scored partitions together. */
export const gatherCommand: Command = {
  name: "gather",
  summary: both("Réunir les partitions pesées en un fichier de paires", "Put scored partitions together into one file of pairs"),
  positionals: [{ name: "SCORED", required: true }],
  options: [planOption, { name: "out", value: "FILE", summary: both("Le fichier de paires, .csv ou .parquet", "The file of pairs, .csv or .parquet") }, ...engineOptions, json],
  async run(invocation) {
    const wrong = needs(invocation, ["plan", "out"]);
    if (wrong !== null) return wrong;
    const { options, terminal, positionals } = invocation;
    const plan = await readPlan(options.get("plan") ?? "");
    await interruptible(terminal, (temporaryDirectory) => gatherPartitions(plan, positionals[0] ?? "", options.get("out") ?? "", engineOf(invocation, temporaryDirectory)));
    if (options.has("json")) terminal.out(JSON.stringify({ out: options.get("out") }, null, 2));
    return 0;
  },
};
