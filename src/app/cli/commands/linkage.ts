import type { Command } from "../../../kernel/cli/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { encodeCommand, keyCommand } from "./linkage-encode.ts";
import { generateLinkageCommand } from "./linkage-generate.ts";

/** `jalon linkage`: what goes with `jalon link`; nothing here opens the platform's database. */
export const linkageCommand: Command = {
  name: "linkage",
  summary: both("Autour de l’appariement\u00a0: populations de vérité connue, encodage", "Around record linkage: populations of known truth, encoding"),
  commands: [generateLinkageCommand, encodeCommand, keyCommand],
};
