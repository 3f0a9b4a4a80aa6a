export type { Command, ExitStatus, Invocation, OptionDefinition, Terminal } from "./command.ts";
export { describeIssue } from "./describe-issue.ts";
export { helpOf, runCommandLine } from "./run.ts";
export { createTerminal, languageOf } from "./terminal.ts";
