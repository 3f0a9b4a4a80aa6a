import type { Bilingual } from "../i18n/language.ts";
import { AppError } from "../errors/app-error.ts";
import type { Command, ExitStatus, OptionDefinition, Terminal } from "./command.ts";
import { describeIssue } from "./describe-issue.ts";

const helpOption: OptionDefinition = { name: "help", summary: { fr: "Afficher cette aide", en: "Show this help" } };

/** The help of a command: usage, what it does, its options or the commands below it. */
export function helpOf(path: readonly string[], command: Command, terminal: Terminal): string {
  const say = (text: Bilingual): string => text[terminal.language];
  const french = terminal.language === "fr";
  const words = (command.positionals ?? []).map(({ name, required, many }) => `${required ? name : `[${name}]`}${many === true ? "…" : ""}`);
  const below = command.commands ?? [];
  const runs = below.length === 0 || command.run !== undefined;
  const options = [...(command.options ?? []), helpOption];
  const left = (option: OptionDefinition): string => `--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`;
  const width = Math.max(...options.map((option) => left(option).length), ...below.map((child) => child.name.length)) + 2;
  return [
    `${french ? "Usage : " : "Usage: "}${[...path, ...(below.length > 0 ? [runs ? (french ? "[COMMANDE]" : "[COMMAND]") : french ? "COMMANDE" : "COMMAND"] : words)].join(" ")}${runs ? " [options]" : ""}`,
    "",
    say(command.summary),
    ...(command.details === undefined ? [] : ["", say(command.details)]),
    ...(below.length > 0 ? ["", french ? "Commandes :" : "Commands:", ...below.map((child) => `  ${child.name.padEnd(width)}${say(child.summary)}`)] : []),
    "",
    french ? "Options :" : "Options:",
    ...options.map((option) => `  ${left(option).padEnd(width)}${say(option.summary)}`),
  ].join("\n");
}

function wrongUse(terminal: Terminal, path: readonly string[], text: Bilingual, args: readonly string[]): ExitStatus {
  if (args.includes("--json")) terminal.out(JSON.stringify({ error: { code: "cli.wrong-use", message: text, issues: [] } }, null, 2));
  terminal.error(text[terminal.language]);
  terminal.error(terminal.language === "fr" ? `Essayez « ${path.join(" ")} --help ».` : `Try “${path.join(" ")} --help”.`);
  return 2;
}

/**
 * Finds the command that the arguments name, checks its options and runs it. Declared errors are told in words with
 * status 1; anything else is a bug and is thrown on.
 */
export async function runCommandLine(root: Command, args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let command = root;
  const path = [root.name];
  let rest = [...args];
  while (command.commands !== undefined) {
    const word = rest[0];
    // A group that can run by itself does so where no command below it is named.
    if (command.run !== undefined && (word === undefined || (word.startsWith("-") && word !== "--help" && word !== "-h"))) break;
    if (word === undefined || word === "--help" || word === "-h" || word === "help") {
      const status = word === undefined ? 2 : 0;
      (status === 0 ? terminal.out : terminal.error)(helpOf(path, command, terminal));
      return status;
    }
    const next = command.commands.find((child) => child.name === word);
    // One that also takes words of its own takes those that name no command below it.
    if (next === undefined && command.run !== undefined && (command.positionals ?? []).length > 0) break;
    if (next === undefined) {
      return wrongUse(terminal, path, { fr: `« ${word} » n’est pas une commande de « ${path.join(" ")} ».`, en: `“${word}” is not a command of “${path.join(" ")}”.` }, args);
    }
    command = next;
    path.push(word);
    rest = rest.slice(1);
  }

  const known = new Map([...(command.options ?? []), helpOption].map((option) => [option.name, option]));
  const options = new Map<string, string>();
  const positionals: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? "";
    if (word === "--") {
      positionals.push(...rest.slice(index + 1));
      break;
    }
    if (word === "-h") {
      options.set("help", "");
      continue;
    }
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const [name = "", inline] = word.slice(2).split(/=(.*)/s);
    const option = known.get(name);
    if (option === undefined) return wrongUse(terminal, path, { fr: `Option inconnue : --${name}.`, en: `Unknown option: --${name}.` }, args);
    if (option.value === undefined) {
      options.set(name, "");
      continue;
    }
    const value = inline ?? rest[(index += 1)];
    if (value === undefined) return wrongUse(terminal, path, { fr: `L’option --${name} attend une valeur (${option.value}).`, en: `Option --${name} needs a value (${option.value}).` }, args);
    const fault = option.fault?.(value) ?? null;
    if (fault !== null) return wrongUse(terminal, path, fault, args);
    options.set(name, value);
  }
  if (options.has("help")) {
    terminal.out(helpOf(path, command, terminal));
    return 0;
  }
  const expected = command.positionals ?? [];
  const missing = expected.filter((positional) => positional.required)[positionals.length];
  if (missing !== undefined) return wrongUse(terminal, path, { fr: `Il manque ${missing.name}.`, en: `${missing.name} is missing.` }, args);
  const extra = expected.at(-1)?.many === true ? undefined : positionals[expected.length];
  if (extra !== undefined) return wrongUse(terminal, path, { fr: `« ${extra} » est de trop.`, en: `“${extra}” is one too many.` }, args);

  try {
    return (await command.run?.({ positionals, options, terminal })) ?? 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal.endProgress();
    if (options.has("json")) {
      terminal.out(JSON.stringify({ error: { code: error.code, message: error.text, issues: error.issues } }, null, 2));
    }
    terminal.error(error.text[terminal.language]);
    for (const issue of error.issues) terminal.error(`  ${describeIssue(issue, terminal.language)}`);
    return 1;
  }
}
