import type { Command } from "../../kernel/cli/index.ts";
import { serveCommand } from "./commands/serve.ts";
import { jalon } from "./jalon-name.ts";

/** The command line with `serve` alone, which then loads no other. */
export const command: Command = { ...jalon, commands: [serveCommand] };
