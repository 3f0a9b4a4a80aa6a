import { readFileSync } from "node:fs";

/** The version of the package, for seals. */
export const { version: jalonVersion } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8")) as { readonly version: string };
