import { readFileSync } from "node:fs";

/** Edition of the lists in `robots/`, told on the page that shows counts. */
export const robotListEdition = "2025-11";

const patterns = ["robots.txt", "machines.txt"].flatMap((name) => readFileSync(new URL(`./robots/${name}`, import.meta.url), "utf8").split("\n").filter((line) => line !== ""));
const anyPattern = new RegExp(patterns.map((pattern) => `(?:${pattern})`).join("|"), "i");

/**
 * Is this `User-Agent` that of a robot or of a program rather than of a browser that a person holds? By the lists of the
 * COUNTER Code of Practice (robots) and of the Code of Practice for Research Data (machines), whatever the case, since
 * most robots write "Bot". None at all is a program. Cubot makes telephones: its name alone makes no robot.
 * Texts are read up to 1,000 characters, so that no one can make the lists work for long.
 */
export function isRobot(userAgent: string | null): boolean {
  const text = (userAgent ?? "").trim().slice(0, 1000).replaceAll(/cubot/gi, "");
  return text === "" || anyPattern.test(text);
}
