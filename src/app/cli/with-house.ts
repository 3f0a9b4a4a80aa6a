import type { Terminal } from "../../kernel/cli/index.ts";
import { systemClock } from "../../kernel/time/day.ts";
import { currentConfig } from "../config.ts";
import { openHouse, type House } from "../house.ts";
import { registerShippedContract } from "../prepare.ts";

/** Opens the house for one command and closes it whatever happens; a house that is new gets the contract that ships with the project. */
export async function withHouse<T>(terminal: Terminal, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(currentConfig(), systemClock, (step) => terminal.progress(step[terminal.language]));
  try {
    await registerShippedContract(house, (step) => terminal.progress(step[terminal.language]));
    return await work(house);
  } finally {
    terminal.endProgress();
    await house.close();
  }
}

/** Who acts from the command line: whoever holds the machine, named as such in the audit. */
export const commandLineAuthor = { accountId: null, name: "Ligne de commande" };
