import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { Upload as TusUpload, type UploadOptions } from "tus-js-client";
import { AppError } from "../errors/app-error.ts";
import type { Actor } from "../http/route.ts";
import { createServer } from "../http/server.ts";
import { folderStorage, type Storage } from "../storage/index.ts";
import { freshDatabase } from "../testing/database.ts";
import type { Clock } from "../time/day.ts";
import { createUploads, tusRoutes, uploadMigrations, uploadsPath, type UploadDeps, type Uploads } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-uploads-"));
const db = await freshDatabase([uploadMigrations]);
const servers: FastifyInstance[] = [];
after(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

let now = Date.parse("2025-03-31T10:00:00Z");
const clock: Clock = { now: () => new Date(now), today: () => new Date(now).toISOString().slice(0, 10) as ReturnType<Clock["today"]> };
const storage = folderStorage(join(root, "files"));
const directory = join(root, "uploads");
const taken: { account: string; subject: string; name: string; sha256: string }[] = [];
let takingFails = false;

function make(change: Partial<UploadDeps> = {}): Uploads {
  return createUploads({
    db, clock, storage, directory,
    takers: [{
      kind: "box",
      mayStart: async (_actor, subject) => { if (subject === "closed") throw new AppError("box.closed", { fr: "Fermé.", en: "Closed." }, { status: 409 }); },
      take: async (actor, subject, { name, sha256 }) => {
        if (takingFails) throw new AppError("box.full", { fr: "Plein.", en: "Full." }, { status: 409 });
        taken.push({ account: actor.accountId, subject, name, sha256 });
        return { file: `file-${taken.length}` };
      },
    }],
    ...change,
  });
}

const actorOf = (name: string): Actor => ({ accountId: name, name, roles: [] });

/** A server as it would be after a restart: nothing but the disk and the database is known to it. */
async function serve(uploads: Uploads = make()): Promise<{ server: FastifyInstance; origin: string }> {
  const server = await createServer({
    routes: tusRoutes(uploads), render: () => "", errorPage: () => ({ title: "", body: "" }), assets: { prefix: "/assets/" }, sessionSecret: new Uint8Array(32), resolveActor: async () => null,
    resolveToken: async (token) => (token === "" ? null : { actor: actorOf(token), readOnly: false }), clock, secureCookies: false, version: "0",
  });
  servers.push(server);
  return { server, origin: await server.listen({ port: 0, host: "127.0.0.1" }) };
}

const site = await serve();

function send(bytes: Buffer | Readable, options: Partial<UploadOptions>, origin = site.origin): { upload: TusUpload; done: Promise<string> } {
  let settle = { resolve: (url: string): void => void url, reject: (error: unknown): void => void error };
  const done = new Promise<string>((resolve, reject) => { settle = { resolve, reject }; });
  const upload: TusUpload = new TusUpload(bytes, {
    endpoint: `${origin}${uploadsPath}`, headers: { authorization: "Bearer ada" }, metadata: { filename: "données.bin", purpose: "box:1" }, retryDelays: [50, 100, 200],
    onSuccess: () => settle.resolve(upload.url ?? ""), onError: (error) => settle.reject(error), ...options,
  });
  upload.start();
  return { upload, done };
}

const tus = (method: string, path: string, headers: Record<string, string> = {}, payload?: Buffer, token = "ada") =>
  site.server.inject({ method: method as "POST", url: path, headers: { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0", ...headers }, ...(payload === undefined ? {} : { payload }) });

const start = async (length: number, extra: Record<string, string> = {}, token = "ada"): Promise<string> => {
  const answer = await tus("POST", uploadsPath, { "upload-length": String(length), "upload-metadata": `filename ${Buffer.from("a.bin").toString("base64")},purpose ${Buffer.from("box:1").toString("base64")}`, ...extra }, undefined, token);
  assert.equal(answer.statusCode, 201, answer.body);
  return String(answer.headers["location"]);
};
const offsetAt = async (path: string): Promise<string> => String((await tus("HEAD", path)).headers["upload-offset"]);
const patch = (path: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}, token = "ada") => tus("PATCH", path, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream", ...headers }, bytes, token);
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

test("the reference client sends a file in parts, and it is kept under its hash", async () => {
  const bytes = randomBytes(3_000_000);
  await send(bytes, { chunkSize: 1_000_000 }).done;
  assert.deepEqual(taken.at(-1), { account: "ada", subject: "1", name: "données.bin", sha256: sha256(bytes) });
  assert.equal(await storage.verify(sha256(bytes)), "intact");
  assert.deepEqual(readdirSync(directory), []);
});

test("one request for all of it, bytes at the creation, a stream, nothing at all", async () => {
  const bytes = randomBytes(500_000);
  await send(bytes, { uploadDataDuringCreation: true }).done;
  assert.equal(taken.at(-1)?.sha256, sha256(bytes));
  await send(Readable.from([bytes.subarray(0, 100), bytes.subarray(100, 1000)]), { uploadSize: 1000, chunkSize: 700 }).done;
  assert.equal(taken.at(-1)?.sha256, sha256(bytes.subarray(0, 1000)));
  await send(Buffer.alloc(0), {}).done;
  assert.equal(taken.at(-1)?.sha256, sha256(Buffer.alloc(0)));
});

test("a cut connection is taken up where it broke, also by a server that was started anew", async () => {
  const bytes = randomBytes(8_000_000);
  const path = await start(bytes.byteLength);
  await new Promise<void>((resolve) => {
    const cut = httpRequest(`${site.origin}${path}`, { method: "PATCH", headers: { authorization: "Bearer ada", "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream", "content-length": String(bytes.byteLength) } });
    cut.on("error", () => resolve());
    const partial = join(directory, `${path.slice(path.lastIndexOf("/") + 1)}.partial`);
    cut.write(bytes.subarray(0, 3_000_000), () => {
      // Once some of it has arrived, however long a busy machine takes.
      const timer = setInterval(() => {
        if (statSync(partial).size === 0) return;
        clearInterval(timer);
        cut.destroy();
      }, 20);
    });
    cut.on("close", () => resolve());
  });
  const other = await serve(make());
  const reached = Number((await (await fetch(`${other.origin}${path}`, { method: "HEAD", headers: { authorization: "Bearer ada", "tus-resumable": "1.0.0" } })).headers.get("upload-offset")));
  assert.ok(reached > 0 && reached <= 3_000_000, String(reached));
  await send(bytes, { uploadUrl: `${other.origin}${path}`, chunkSize: 2_000_000 }, other.origin).done;
  assert.equal(taken.at(-1)?.sha256, sha256(bytes));
});

test("the reference client pauses and goes on, and retries while the server is away", async () => {
  const bytes = randomBytes(4_000_000);
  let paused = false;
  const { upload, done } = send(bytes, {
    chunkSize: 500_000,
    onChunkComplete: () => {
      if (paused) return;
      paused = true;
      void upload.abort().then(() => setTimeout(() => upload.start(), 30));
    },
  });
  await done;
  assert.ok(paused);
  assert.equal(taken.at(-1)?.sha256, sha256(bytes));
});

test("wrong offsets, versions, types and lengths are refused, and nothing changes", async () => {
  const path = await start(10);
  assert.equal((await patch(path, 3, Buffer.from("abc"))).statusCode, 409);
  assert.equal((await patch(path, 0, Buffer.from("abc"))).statusCode, 204);
  assert.equal((await patch(path, 0, Buffer.from("abc"))).statusCode, 409);
  const old = await tus("PATCH", path, { "tus-resumable": "0.2.2", "upload-offset": "3", "content-type": "application/offset+octet-stream" }, Buffer.from("x"));
  assert.deepEqual([old.statusCode, old.headers["tus-version"]], [412, "1.0.0"]);
  assert.equal((await tus("PATCH", path, { "upload-offset": "3", "content-type": "application/json" }, Buffer.from("{}"))).statusCode, 415);
  assert.equal((await patch(path, 3, Buffer.from("x".repeat(20)))).statusCode, 413);
  assert.equal(await offsetAt(path), "3");
  assert.equal((await tus("POST", uploadsPath, { "upload-length": "-1" })).statusCode, 400);
  assert.equal((await tus("POST", uploadsPath, { "upload-length": "9007199254740993" })).statusCode, 400);
  assert.equal((await tus("POST", uploadsPath, { "upload-length": "1", "upload-metadata": "filename ***" })).statusCode, 400);
  assert.equal((await tus("POST", uploadsPath, { "upload-length": "1", "upload-metadata": `purpose ${Buffer.from("nothing:1").toString("base64")}` })).statusCode, 404);
  assert.equal((await tus("POST", uploadsPath, { "upload-length": "1", "upload-metadata": `purpose ${Buffer.from("box:closed").toString("base64")}` })).statusCode, 409);
});

test("a part with a wrong checksum is forgotten; a right one counts", async () => {
  const path = await start(6);
  const digest = (algorithm: string, text: string): string => `${algorithm} ${createHash(algorithm).update(text).digest("base64")}`;
  assert.equal((await patch(path, 0, Buffer.from("abc"), { "upload-checksum": digest("sha1", "abd") })).statusCode, 460);
  assert.equal(await offsetAt(path), "0");
  assert.equal((await patch(path, 0, Buffer.from("abc"), { "upload-checksum": digest("sha1", "abc") })).statusCode, 204);
  assert.equal((await patch(path, 3, Buffer.from("def"), { "upload-checksum": "crc32 AAAAAA==" })).statusCode, 400);
  assert.equal((await patch(path, 3, Buffer.from("def"), { "upload-checksum": digest("sha256", "def") })).statusCode, 204);
  assert.equal(taken.at(-1)?.sha256, sha256(Buffer.from("abcdef")));
});

test("a process that dies inside a part with a checksum leaves nothing that was not verified", async () => {
  const uploads = make();
  const { upload } = await uploads.start(actorOf("ada"), { purpose: "box:1", fileName: "a", sizeBytes: 10, sha256: null, metadata: "" });
  const { setTrusted } = await import("./store.ts");
  await setTrusted(db, upload.id, 2);
  writeFileSync(join(directory, `${upload.id}.partial`), "abcdef");
  assert.equal((await make().standing(actorOf("ada"), upload.id)).offset, 2);
  assert.equal(statSync(join(directory, `${upload.id}.partial`)).size, 2);
});

test("the whole is compared with the digest announced", async () => {
  const metadata = (digest: string) => ({ "upload-metadata": `purpose ${Buffer.from("box:1").toString("base64")},sha256 ${Buffer.from(digest).toString("base64")}` });
  const wrong = await start(3, metadata("0".repeat(64)));
  const before = taken.length;
  assert.equal((await patch(wrong, 0, Buffer.from("abc"))).statusCode, 460);
  assert.equal((await tus("HEAD", wrong)).statusCode, 404);
  assert.equal(taken.length, before);
  const right = await start(3, metadata(sha256(Buffer.from("abc"))));
  const answer = await patch(right, 0, Buffer.from("abc"));
  assert.deepEqual([answer.statusCode, answer.headers["upload-result-file"]], [204, `file-${taken.length}`]);
});

test("nobody reaches the upload of somebody else", async () => {
  const path = await start(5);
  for (const answer of [await tus("HEAD", path, {}, undefined, "eve"), await patch(path, 0, Buffer.from("x"), {}, "eve"), await tus("DELETE", path, {}, undefined, "eve")]) assert.equal(answer.statusCode, 404);
  assert.equal((await site.server.inject({ method: "HEAD", url: path, headers: { "tus-resumable": "1.0.0" } })).statusCode, 401);
  assert.equal((await site.server.inject({ method: "POST", url: uploadsPath, headers: { "tus-resumable": "1.0.0", "upload-length": "1" } })).statusCode, 401);
  assert.equal(await offsetAt(path), "0");
});

test("cancelled and expired uploads are gone, with their bytes", async () => {
  const path = await start(5);
  await patch(path, 0, Buffer.from("ab"));
  assert.equal((await tus("DELETE", path)).statusCode, 204);
  assert.equal((await tus("HEAD", path)).statusCode, 404);
  const late = await start(5);
  await patch(late, 0, Buffer.from("ab"));
  const id = late.slice(late.lastIndexOf("/") + 1);
  now += 73 * 3_600_000;
  assert.equal((await tus("HEAD", late)).statusCode, 404);
  assert.ok((await make().sweep()) >= 1);
  assert.ok(!readdirSync(directory).includes(`${id}.partial`));
});

test("too large, and too many at a time, are refused before a byte comes in", async () => {
  const small = make({ limits: { largestBytes: 10, mostOpen: 2 } });
  const begin = (sizeBytes: number) => small.start(actorOf("zoe"), { purpose: "box:1", fileName: "a", sizeBytes, sha256: null, metadata: "" });
  await assert.rejects(begin(11), (error) => error instanceof AppError && error.status === 413);
  await begin(10);
  await begin(10);
  await assert.rejects(begin(1), (error) => error instanceof AppError && error.code === "uploads.too-many-open");
});

test("a full disk leaves nothing half, and the upload goes on once there is room", async () => {
  let full = true;
  const failing: Storage = { ...storage, putFile: async (path) => { if (full) throw Object.assign(new Error("no space"), { code: "ENOSPC" }); return storage.putFile(path); } };
  const uploads = make({ storage: failing });
  const bytes = randomBytes(1000);
  const { upload } = await uploads.start(actorOf("ada"), { purpose: "box:1", fileName: "a", sizeBytes: 1000, sha256: null, metadata: "" });
  await assert.rejects(uploads.append(actorOf("ada"), upload.id, 0, Readable.from([bytes]), null), (error) => error instanceof AppError && error.status === 507);
  assert.equal(await storage.has(sha256(bytes)), false);
  full = false;
  const { upload: done } = await uploads.standing(actorOf("ada"), upload.id);
  assert.equal(done.storedSha256, sha256(bytes));
});

test("what could not be handed over is handed over at the next question", async () => {
  const path = await start(3);
  takingFails = true;
  assert.equal((await patch(path, 0, Buffer.from("xyz"))).statusCode, 409);
  takingFails = false;
  assert.equal((await tus("HEAD", path)).headers["upload-offset"], "3");
  assert.equal(taken.at(-1)?.sha256, sha256(Buffer.from("xyz")));
});

test("a partial file that somebody shortened or took away is not guessed at", async () => {
  const path = await start(5);
  const file = join(directory, `${path.slice(path.lastIndexOf("/") + 1)}.partial`);
  await patch(path, 0, Buffer.from("abcd"));
  truncateSync(file, 2);
  assert.equal(await offsetAt(path), "2");
  rmSync(file);
  assert.equal((await tus("HEAD", path)).statusCode, 404);
});

test("a name that no database keeps as it is comes in all the same", async () => {
  const name = Buffer.from("a\0b.bin").toString("base64");
  const path = await start(1, { "upload-metadata": `filename ${name},purpose ${Buffer.from("box:1").toString("base64")}` });
  assert.equal((await patch(path, 0, Buffer.from("x"))).statusCode, 204);
  assert.equal(taken.at(-1)?.name, "ab.bin");
});

test("the server tells what it knows of the protocol", async () => {
  const answer = await site.server.inject({ method: "OPTIONS", url: uploadsPath });
  assert.deepEqual([answer.statusCode, answer.headers["tus-version"], answer.headers["tus-checksum-algorithm"]], [204, "1.0.0", "sha1,sha256"]);
  assert.match(String(answer.headers["tus-extension"]), /creation-with-upload/);
});
