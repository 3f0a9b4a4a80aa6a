import type { Config } from "./config.ts";

/** Where the world reaches this house, without a slash at the end; on one machine, the address it listens at. */
export function siteUrlOf({ publicUrl, host, port }: Pick<Config, "publicUrl" | "host" | "port">): string {
  return publicUrl?.replace(/\/+$/, "") ?? `http://${host}:${port}`;
}
