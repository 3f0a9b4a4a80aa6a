import type { Command } from "../../kernel/cli/index.ts";
import { linkCommand } from "./commands/link.ts";
import { jalon } from "./jalon-name.ts";

/** The command line with `link` alone, which then loads nothing of the platform. */
export const command: Command = { ...jalon, commands: [linkCommand] };
