import type { Command } from "../../kernel/cli/index.ts";

/** The command line without its commands. */
export const jalon = {
  name: "jalon",
  summary: {
    fr: "Tient le contrat d’un institut de recherche et dit où en sont ses engagements.",
    en: "Holds a research institute’s contract and says how far its commitments have got.",
  },
} satisfies Omit<Command, "commands">;
