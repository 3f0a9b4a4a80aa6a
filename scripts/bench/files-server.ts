/** The server of the benchmark of files, in a process of its own so that its memory can be told: the house's edge on one port, bare Node on another. */
import { createReadStream, createWriteStream, mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer as createBareServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createServer } from "../../src/kernel/http/server.ts";
import { route } from "../../src/kernel/http/route.ts";
import { folderStorage } from "../../src/kernel/storage/index.ts";
import { freshDatabase } from "../../src/kernel/testing/database.ts";
import { systemClock } from "../../src/kernel/time/day.ts";
import { createUploads, tusRoutes, uploadMigrations } from "../../src/kernel/uploads/index.ts";

const root = process.argv[2] ?? "";
const sizeBytes = Number(process.argv[3]);
const sha256 = "ab".repeat(32);
const place = join(root, "files", sha256.slice(0, 2));
mkdirSync(place, { recursive: true });
// Zeros that take no room on the disk: what is measured is the way, not the disk.
writeFileSync(join(place, sha256.slice(2)), "");
truncateSync(join(place, sha256.slice(2)), sizeBytes);

const storage = folderStorage(join(root, "files"));
const db = await freshDatabase([uploadMigrations]);
const uploads = createUploads({ db, clock: systemClock, storage, directory: join(root, "uploads"), takers: [{ kind: "bench", mayStart: async () => undefined, take: async () => ({}) }] });
const file = route({
  method: "GET", path: "/file", access: "public", summary: "One large file",
  handle: async () => ({ kind: "stream", mediaType: "application/octet-stream", fileName: "large.bin", sizeBytes, tag: sha256, open: (part) => storage.open(sha256, part ?? undefined) }),
});
const server = await createServer({
  routes: [file, ...tusRoutes(uploads)], render: () => "", errorPage: () => ({ title: "", body: "" }), assets: { prefix: "/assets/" }, sessionSecret: new Uint8Array(32), resolveActor: async () => null,
  resolveToken: async (token) => ({ actor: { accountId: token, name: token, roles: [] }, readOnly: false }), clock: systemClock, secureCookies: false, version: "0", rateLimitPerMinute: 10_000_000,
});
const house = await server.listen({ port: 0, host: "127.0.0.1" });
const bare = createBareServer((request, response) => {
  if (request.method === "GET") {
    const found = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    void pipeline(createReadStream(join(place, sha256.slice(2)), { highWaterMark: 262_144, ...(found === null ? {} : { start: Number(found[1]), end: Number(found[2]) }) }), response).catch(() => undefined);
  } else void pipeline(request, createWriteStream(join(root, "bare"))).then(() => response.end(), () => response.destroy());
});
bare.listen(0, "127.0.0.1", () => {
  process.send?.({ house, bare: `http://127.0.0.1:${(bare.address() as AddressInfo).port}` });
});

let mostBytes = 0;
setInterval(() => { mostBytes = Math.max(mostBytes, process.memoryUsage.rss()); }, 50);
process.on("message", (asked) => {
  if (asked === "reset") mostBytes = process.memoryUsage.rss();
  if (asked === "end") {
    rmSync(root, { recursive: true, force: true });
    process.exit(0);
  }
  process.send?.({ rss: Math.max(mostBytes, process.memoryUsage.rss()) });
});
