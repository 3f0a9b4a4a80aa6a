import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "../../src/kernel/db/db.ts";
import { openDatabase } from "../../src/kernel/db/open.ts";
import { axisCodes } from "../../src/modules/consultations/ballots/testing/campaign.ts";
import { directToken, keysIn } from "../../src/modules/consultations/ballots/testing/direct-token.ts";
import { show, type Figure } from "./figure.ts";

const people = Number(process.env["JALON_BENCH_PEOPLE"] ?? 15_000);
const code = "self-evaluation";
/** At the rate of the hour, 15,000 people with five requests each; and at a peak of five times that. */
const perSecond = (15_000 * 5) / 3_600;
const phases = [{ name: "at the rate of the hour", rate: perSecond, seconds: Math.min(120, people / 50) }, { name: "at a peak of five times that", rate: 5 * perSecond, seconds: Math.min(60, people / 100) }] as const;
const atOnce = 24;

interface Server {
  readonly port: number;
  readonly barePort: number;
  readonly keyDirectory: string;
  readonly definitionSha256: string;
  readonly bearers: readonly string[];
}

interface Prepared {
  readonly path: string;
  readonly bearer?: string;
  readonly body: string;
}

/** Requests of one person, made beforehand: what a browser does in its own time is not the server's. Blinded messages are random numbers below the modulus, as real ones are. */
function personOf(server: Server, keys: ReturnType<typeof keysIn>, bearer: string, number: number): readonly Prepared[] {
  const size = 384;
  const blinded = Object.fromEntries(axisCodes.map((axis) => [axis, Buffer.concat([Buffer.from([1 + (number % 100)]), randomBytes(size - 1)]).toString("base64url")]));
  const ballots = [...keys].map(([axis, key]) => ({ questionnaire: code, axis, definitionSha256: server.definitionSha256, ...directToken(key), answers: { useful: 1 + (number % 5), means: ["time", "people"], words: `Une phrase de longueur moyenne, écrite par quelqu’un, n° ${number}. `.repeat(4), work: number % 3 === 0 ? "support" : "research" } }));
  return [{ path: `/api/v1/questionnaires/${code}/tokens`, bearer, body: JSON.stringify({ blinded }) }, ...ballots.map((ballot) => ({ path: "/api/v1/ballots", body: JSON.stringify(ballot) }))];
}

/** From one of two hundred addresses of this machine, since each may send so many a minute. */
const agents = Array.from({ length: 200 }, (_, index) => new Agent({ keepAlive: true, localAddress: `127.0.1.${index + 1}` }));

async function post(port: number, { path, bearer, body }: Prepared, index: number): Promise<number> {
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) };
  const asked = request({ host: "127.0.0.1", port, path, method: "POST", agent: agents[(index + Math.floor(index / 5)) % agents.length], headers });
  asked.end(body);
  const found = (await once(asked, "response").catch((error: NodeJS.ErrnoException) => {
    // The server closed a connection that had been idle just as it was taken again: browsers ask once more, so does this.
    if (asked.reusedSocket && error.code === "ECONNRESET") return null;
    throw error;
  })) as [IncomingMessage] | null;
  if (found === null) return post(port, { path, body, ...(bearer === undefined ? {} : { bearer }) }, index);
  const [answer] = found;
  let text = "";
  for await (const piece of answer as AsyncIterable<Buffer>) text += piece.toString("utf8");
  if (answer.statusCode !== 200 && answer.statusCode !== 201) throw new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`);
  return performance.now();
}

const percentile = (times: readonly number[], share: number): number => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Requests leave at random moments at this rate whether or not those before were answered; each is timed from the moment it should have left. */
async function atRate(port: number, prepared: readonly Prepared[], rate: number): Promise<readonly { readonly path: string; readonly ms: number }[]> {
  const started = performance.now();
  let due = 0;
  const under: Promise<{ readonly path: string; readonly ms: number }>[] = [];
  for (const [index, one] of prepared.entries()) {
    due += (-Math.log(1 - Math.random()) / rate) * 1_000;
    const ahead = started + due - performance.now();
    if (ahead > 0) await wait(ahead);
    const scheduled = started + due;
    under.push(post(port, one, index).then((ended) => ({ path: one.path, ms: ended - scheduled })));
  }
  return Promise.all(under);
}

/** As fast as the server takes them, so many at a time. */
async function asFastAsItGoes(port: number, prepared: readonly Prepared[]): Promise<number> {
  const started = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let at = next++; at < prepared.length; at = next++) {
      const one = prepared[at];
      if (one !== undefined) await post(port, one, at);
    }
  }));
  return performance.now() - started;
}

async function onServer(database: string, name: string): Promise<readonly Figure[]> {
  const perPhase = phases.map(({ rate, seconds }) => Math.round((rate * seconds) / 5));
  const all = people + perPhase.reduce((sum, count) => sum + count, 0);
  const child: ChildProcess = fork(fileURLToPath(new URL("./ballots-server.ts", import.meta.url)), [database, String(all)], { execArgv: ["--import", "tsx"], serialization: "advanced" });
  try {
    const [server] = (await once(child, "message")) as [Server];
    const keys = keysIn(server.keyDirectory, code);
    let taken = 0;
    const some = (count: number): readonly (readonly Prepared[])[] => Array.from({ length: count }, () => {
      const person = personOf(server, keys, server.bearers[taken] ?? "", taken);
      taken += 1;
      return person;
    });
    const figures: Figure[] = [];
    for (const [index, { name: phase, rate }] of phases.entries()) {
      // People ask first and send soon after, each at their own moment.
      const prepared = some(perPhase[index] ?? 0).flat();
      const bare = (await atRate(server.barePort, prepared.slice(0, 500), rate)).map(({ ms }) => ms);
      const times = await atRate(server.port, prepared, rate);
      for (const [what, path] of [["tokens for four axes", `/api/v1/questionnaires/${code}/tokens`], ["one ballot", "/api/v1/ballots"]] as const) {
        const mine = times.filter((one) => one.path === path).map(({ ms }) => ms);
        figures.push({ what: `${what}, ${phase} (${rate.toFixed(0)} requests a second), 95th percentile of ${mine.length}`, database: name, measured: `${show(percentile(mine, 0.95))} (median ${show(percentile(mine, 0.5))}, slowest ${show(Math.max(...mine))})`, floor: `${show(percentile(bare, 0.95))} (bare answer of Node, 95th percentile); 300 ms wanted` });
      }
    }
    const rest = some(people);
    const ms = (await asFastAsItGoes(server.port, rest.map(([first]) => first).filter((one) => one !== undefined))) + (await asFastAsItGoes(server.port, rest.flatMap((person) => person.slice(1))));
    const bareMs = await asFastAsItGoes(server.barePort, rest.flat());
    figures.push({ what: `all ${(people * 5).toLocaleString("en")} requests of ${people.toLocaleString("en")} people as fast as they go, ${atOnce} at a time`, database: name, measured: `${show(ms)}, ${Math.round((people * 5_000) / ms)} a second`, floor: `${show(bareMs)} (bare answers of Node); one hour wanted` });
    child.send("count");
    const [{ ms: closing, counted }] = (await once(child, "message")) as [{ ms: number; counted: readonly { readonly axis: string; readonly contributions: number; readonly issued: number; readonly numbers: number; readonly tallied: number }[] }];
    for (const { axis, contributions, issued, numbers, tallied } of counted) {
      if ([contributions, issued, numbers, tallied].some((count) => count !== all)) throw new Error(`${axis}: ${all} sent; ${JSON.stringify({ contributions, issued, numbers, tallied })}`);
    }
    figures.push({ what: `closing: ${(all * axisCodes.length).toLocaleString("en")} sealed ballots opened, counted and destroyed; every one sent is counted, none twice`, database: name, measured: show(closing), floor: "nobody waits for it" });
    return figures;
  } finally {
    child.send("end");
    await once(child, "exit");
  }
}

/** The anonymous way in at the rate of 15,000 people within an hour: a real server in a process of its own, requests made beforehand in this one. */
export async function benchBallots(): Promise<readonly Figure[]> {
  const figures: Figure[] = [...(await onServer("", "PGlite"))];
  const serverUrl = process.env["JALON_TEST_DATABASE_URL"];
  if (serverUrl === undefined) {
    console.error("PostgreSQL left out: JALON_TEST_DATABASE_URL is not set.");
    return figures;
  }
  const name = `jalon_bench_${randomBytes(4).toString("hex")}`;
  const admin = await openDatabase({ dataDirectory: "", databaseUrl: serverUrl });
  try {
    await admin.script(`create database ${name}`);
    const [version] = await admin.query<{ version: string }>(sql`select current_setting('server_version') as version`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    figures.push(...(await onServer(url.href, `PostgreSQL ${version?.version.split(" ")[0] ?? ""}`)));
  } finally {
    await admin.script(`drop database if exists ${name} with (force)`);
    await admin.close();
  }
  return figures;
}
