import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { sql, type Db } from "../../kernel/db/db.ts";
import type { Actor } from "../../kernel/http/route.ts";
import type { LogEntry } from "../../kernel/http/server.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { fixedClock, type Clock } from "../../kernel/time/day.ts";
import type { Answers } from "../../modules/consultations/index.ts";
import { axisCodes, smallForm } from "../../modules/consultations/ballots/testing/campaign.ts";
import { fastToken, unblinded } from "../../modules/consultations/ballots/testing/fast-client.ts";
import { directToken, keysIn } from "../../modules/consultations/ballots/testing/direct-token.ts";
import { ballotKeyDirectory } from "./compose.ts";
import { migrationSets, type House } from "../house.ts";
import { createHouseServer } from "../server.ts";
import { openTestHouse, type TestServer } from "../testing/test-house.ts";
import { dumpOf, filesUnder, matchByRank, type DumpedRow } from "./attacker.ts";

/**
 * THE ATTACKER. A whole campaign of sixty people through the routes of the house, every one of them marked: their account, their
 * address, their browser, each text they write. They come in a known order, one after the other, and send at once: the worst case.
 * The attacker then has every table of every schema with the places of the rows and the transactions that wrote them, every line of
 * the log, what waits to be mailed, the audit, the data directory less the keys, and knows the order in which everybody came.
 */
const count = 60;
const code = "self-evaluation";
const form = { ...smallForm, code: "attacked" };
const office: Actor = { accountId: "00000000-0000-4000-8000-000000000001", name: "Bureau", roles: [{ role: "consultation-office", perimeter: [] }] };

interface Person {
  readonly rank: number;
  readonly accountId: string;
  readonly email: string;
  readonly bearer: string;
  readonly address: string;
  readonly browser: string;
}

interface Sent {
  readonly rank: number;
  readonly axis: string;
  readonly token: string;
  readonly number: string;
  readonly signature: string;
  readonly text: string;
}

interface Attacked {
  readonly house: House;
  readonly server: TestServer;
  readonly log: readonly LogEntry[];
  readonly people: readonly Person[];
  readonly clock: { at: Clock };
}

const word = (kind: string, rank: number): string => `${kind}${createHash("sha256").update(`${kind} ${rank}`).digest("hex").slice(0, 12)}`;

async function attackedHouse(db: Db): Promise<Attacked> {
  const clock = { at: fixedClock("2025-03-10") };
  const house = await openTestHouse({ db: { ...db, close: async () => {} }, clock: { now: () => clock.at.now(), today: () => clock.at.today() } });
  const log: LogEntry[] = [];
  const server = await createHouseServer(house, randomBytes(32), (entry) => void log.push(entry));
  const people: Person[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    const email = `${word("mail", rank)}@example.org`;
    const { account, oneTimePassword } = await house.identity.createAccount({ email, name: word("name", rank), roles: [] }, null);
    await house.identity.changePassword(account.id, oneTimePassword, `${word("password", rank)} Aa1!`);
    const { secret } = await house.identity.createToken({ accountId: account.id, name: word("name", rank), roles: [] }, { name: "t", expiresOn: "2025-12-31", readOnly: false });
    people.push({ rank, accountId: account.id, email, bearer: secret, address: `10.${100 + rank}.${rank}.7`, browser: word("browser", rank) });
  }
  await house.forms.save(office, form);
  await house.questionnaires.create(office, { code, title: { fr: "Q", en: "Q" }, purpose: { fr: "P", en: "P" }, contact: "", mode: "anonymous", periodFrom: "", periodTo: "", opensOn: "2025-03-11", closesOn: "2025-04-01", threshold: 5, eligibleRoles: null, form: { code: form.code } });
  await house.questionnaires.move(office, code, "announced");
  clock.at = fixedClock("2025-03-11");
  await house.questionnaires.tick();
  return { house, server, log, people, clock };
}

/** One person asks for their tokens and sends their answers to every axis at once, with everything that could give them away. */
async function takePart({ house, server }: Attacked, { rank, bearer, address, browser }: Person): Promise<readonly Sent[]> {
  const keys = await house.ballots.keysOf(code);
  const definitionSha256 = (await house.questionnaires.find(code))?.definitionSha256;
  const marks = { "content-type": "application/json", "user-agent": browser, "x-forwarded-for": address, cookie: `session=${browser}; lang=fr`, authorization: `Bearer ${bearer}`, referer: `https://example.org/${browser}` };
  const made = keys.map(({ axis, publicKey }) => ({ axis, token: fastToken(publicKey) }));
  const issued = await server.inject({ method: "POST", url: `/api/v1/questionnaires/${code}/tokens`, headers: marks, remoteAddress: address, payload: { blinded: Object.fromEntries(made.map(({ axis, token }) => [axis, token.blinded])) } });
  assert.equal(issued.statusCode, 200, issued.body);
  const sent: Sent[] = [];
  const signingKeys = keysIn(ballotKeyDirectory(house.config), code);
  for (const { axis, token } of made) {
    const text = word(`text-${axis}-`, rank);
    const answers: Answers = { useful: 1 + (rank % 5), words: text, work: rank % 2 === 0 ? "research" : "support" };
    const [tokenText, signature] = [token.token.toString("base64url"), unblinded(token, issued.json().signatures[axis])];
    const received = await server.inject({ method: "POST", url: "/api/v1/ballots", headers: marks, remoteAddress: address, payload: { questionnaire: code, axis, definitionSha256, token: tokenText, signature, answers } });
    assert.equal(received.statusCode, 201, received.body);
    // A second time, and once broken: refusals leave nothing either.
    const again = await server.inject({ method: "POST", url: "/api/v1/ballots", headers: marks, remoteAddress: address, payload: { questionnaire: code, axis, definitionSha256, token: tokenText, signature, answers } });
    assert.equal(again.json().code, "consultations.ballot-already-counted");
    const bad = await server.inject({ method: "POST", url: "/api/v1/ballots?lang=en", headers: marks, remoteAddress: address, payload: { questionnaire: code, axis, definitionSha256, token: tokenText, signature, answers: { words: 5 } } });
    const long = await server.inject({ method: "POST", url: "/api/v1/ballots", headers: marks, remoteAddress: address, payload: { questionnaire: code, axis, definitionSha256, ...directToken(signingKeys.get(axis) ?? assert.fail()), answers: { words: `${text} <script>`.repeat(20_000), useful: 7 } } });
    assert.deepEqual([long.statusCode, long.json().errors.length], [422, 2]);
    for (const answer of [received, again, bad]) assert.equal(answer.headers["set-cookie"], undefined);
    sent.push({ rank, axis, token: tokenText, number: received.json().number, signature, text });
  }
  return sent;
}

const tablesWith = (dump: readonly DumpedRow[], mark: string): readonly string[] => [...new Set(dump.filter(({ text }) => text.includes(mark)).map(({ table }) => table))];

/** Where each mark of a kind may be found; nowhere else. */
function assertMarks(dump: readonly DumpedRow[], elsewhere: string, marks: readonly string[], allowed: (table: string) => boolean, what: string): void {
  const whole = new Map<string, string>();
  for (const { table, text } of dump) if (!allowed(table)) whole.set(table, `${whole.get(table) ?? ""}\n${text}`);
  for (const mark of marks) {
    for (const [table, text] of whole) assert.ok(!text.includes(mark), `${what} in ${table}`);
    assert.ok(!elsewhere.includes(mark), `${what} in a file or a log`);
  }
}

/** Independent orders give 1 right in the mean, 8 or more once in 100,000, and a score beyond 4.5 once in 150,000. */
function assertChance(found: readonly number[], what: string): void {
  const { right, score } = matchByRank(found);
  assert.ok(right < 8 && Math.abs(score) < 4.5, `${what}: ${right} right of ${found.length}, score ${score.toFixed(1)}`);
}

/** Ranks of the true authors in the order in which the rows of a table are found, by their place and by their transaction. */
function ordersIn(dump: readonly DumpedRow[], table: string, rankOf: (text: string) => number | undefined): readonly (readonly number[])[] {
  const rows = dump.filter((row) => row.table === table).flatMap((row) => { const rank = rankOf(row.text); return rank === undefined ? [] : [{ ...row, rank }]; });
  const byTransaction = [...rows].sort((a, b) => a.transaction - b.transaction || a.place - b.place);
  // Only whole sets are compared by rank; fewer are ranked among themselves.
  const ranked = (list: readonly { readonly rank: number }[]): readonly number[] => {
    const ascending = list.map(({ rank }) => rank).sort((a, b) => a - b);
    return list.map(({ rank }) => ascending.indexOf(rank));
  };
  return [ranked(rows), ranked(byTransaction)];
}

function assertOrders(dump: readonly DumpedRow[], table: string, rankOf: (text: string) => number | undefined, what: string): void {
  for (const found of ordersIn(dump, table, rankOf)) {
    assert.ok(found.length >= 40, `${what}: ${found.length} rows`);
    assertChance(found, what);
  }
}

databaseTest("the attacker with every table, log, mail and file does not tell who said what, nor do better than chance", migrationSets, async (db) => {
  const attacked = await attackedHouse(db);
  const { house, server, log, people, clock } = attacked;
  try {
    // A megabyte of text is refused before it is read, less than that by the form; neither leaves a trace.
    for (const [length, status, reason] of [[1_100_000, 413, "http.too-large"], [900_000, 403, "consultations.token-refused"]] as const) {
      const definitionSha256 = (await house.questionnaires.find(code))?.definitionSha256;
      const answer = await server.inject({ method: "POST", url: "/api/v1/ballots", headers: { "content-type": "application/json" }, payload: { questionnaire: code, axis: axisCodes[0], definitionSha256, token: randomBytes(64).toString("base64url"), signature: "AAAA", answers: { words: "x".repeat(length) } } });
      assert.deepEqual([answer.statusCode, answer.json().code], [status, reason]);
    }
    const sent: Sent[] = [];
    for (const person of people) sent.push(...(await takePart(attacked, person)));
    const marksOf = { accounts: people.flatMap(({ accountId, email, rank }) => [accountId, email, word("name", rank)]), callers: people.flatMap(({ address, browser }) => [address, browser]), texts: sent.map(({ text }) => text), tokens: sent.flatMap(({ token, signature }) => [token, signature, Buffer.from(token, "base64url").toString("hex"), Buffer.from(signature, "base64url").toString("hex")]), numbers: sent.map(({ number }) => number) };
    const outside = (): string => `${JSON.stringify(log)}\n${filesUnder(house.config.dataDirectory, ["ballot-keys"])}`;
    const knowsPeople = (table: string): boolean => /^(statistics of )?(identity|audit|kernel)\./.test(table) || table === "consultations.token_issued";
    const axisRank = (axis: string) => (text: string): number | undefined => sent.find((one) => one.axis === axis && (text.includes(one.text) || (text.includes(one.number) && text.includes(`"${axis}"`))))?.rank;
    const issuedRank = (axis: string) => (text: string): number | undefined => (text.includes(`"axis": "${axis}"`) ? people.find(({ accountId }) => text.includes(accountId))?.rank : undefined);

    // Before any fold: sealed, and nothing of it in clear. What the order of the rows tells here is in which order sealed things came.
    await db.query(sql`analyze`);
    const early = await dumpOf(db);
    assertMarks(early, outside(), marksOf.texts, () => false, "an answer before the fold");
    assertMarks(early, outside(), marksOf.callers, () => false, "a caller");
    assertMarks(early, outside(), marksOf.tokens, () => false, "a token");
    assertMarks(early, outside(), marksOf.accounts, knowsPeople, "an account");
    assertMarks(early, outside(), marksOf.numbers, (table) => table === "consultations.ballot_spent", "a number");
    assert.equal(early.filter(({ table }) => table === "consultations.ballot_sealed").length, count * axisCodes.length);
    assert.equal(new Set(early.filter(({ table }) => table === "consultations.ballot_sealed").map(({ text }) => text.length - (text.match(/"axis": "(\w+)"/)?.[1]?.length ?? 0))).size, 1);

    // The matcher does find an order where there is one: that of sealed things coming in, known to whoever watches them come.
    const [coming] = ordersIn(early, "consultations.ballot_spent", axisRank(axisCodes[0]));
    assert.equal(matchByRank(coming ?? []).right, count);

    // After a fold.
    clock.at = fixedClock("2025-03-12");
    await house.questionnaires.tick({ foldNow: true });
    const folded = await dumpOf(db);
    for (const axis of axisCodes) {
      assertOrders(folded, "consultations.token_issued", issuedRank(axis), `issued, ${axis}`);
      assertOrders(folded, "consultations.ballot_spent", axisRank(axis), `spent, ${axis}`);
      assertOrders(folded, "consultations.ballot_text", axisRank(axis), `texts, ${axis}`);
    }
    const transactions = new Set(folded.filter(({ table }) => /^consultations\.(ballot_spent|token_issued|ballot_sealed|ballot_text|ballot_tally)$/.test(table)).map(({ transaction }) => transaction));
    assert.equal(transactions.size, 1);
    assert.deepEqual(early.filter(({ table }) => table === "consultations.ballot_sealed").filter(({ text }) => folded.some((row) => row.text === text)), []);

    // After the closing.
    clock.at = fixedClock("2025-04-01");
    await house.questionnaires.tick();
    await db.query(sql`analyze`);
    const closed = await dumpOf(db);
    for (const axis of axisCodes) {
      assertOrders(closed, "consultations.ballot_counted", axisRank(axis), `counted, ${axis}`);
      assertOrders(closed, "consultations.ballot_text", axisRank(axis), `texts, ${axis}`);
      assert.equal((await house.ballots.counted(code, axis)).numbers.length, count);
      assert.equal((await house.ballots.texts(code, axis)).length, count);
    }
    for (const table of ["token_issued", "ballot_spent", "ballot_sealed"]) assert.equal(closed.filter((row) => row.table === `consultations.${table}`).length, 0);
    assertMarks(closed, outside(), marksOf.accounts, (table) => knowsPeople(table) && table !== "consultations.token_issued", "an account");
    assertMarks(closed, outside(), marksOf.callers, () => false, "a caller");
    assertMarks(closed, outside(), marksOf.tokens, () => false, "a token");
    assertMarks(closed, outside(), marksOf.texts, (table) => table === "consultations.ballot_text", "a text");
    assertMarks(closed, outside(), marksOf.numbers, (table) => table === "consultations.ballot_counted", "a number");
    // Two texts of one person are found with nothing in common but the questionnaire and their question.
    for (const rank of [0, 17]) {
      const rows = closed.filter(({ table, text }) => table === "consultations.ballot_text" && sent.some((one) => one.rank === rank && text.includes(one.text)));
      const values = rows.map(({ text }) => new Set(Object.values(JSON.parse(text) as Record<string, string>)));
      for (const value of values[0] ?? []) if (values.slice(1).some((other) => other.has(value))) assert.ok([code, "words"].includes(value), value);
    }
    // The log: nothing of the sending; of the tokens a line each, which says nothing of whose.
    assert.deepEqual([...new Set(log.map(({ route }) => route))], ["/api/v1/questionnaires/:code/tokens"]);
    assert.equal(tablesWith(closed, "/api/v1/ballots").length, 0);
  } finally {
    await server.close();
    await house.close();
  }
}, { commits: true });

databaseTest("the tables: nothing but questionnaire and axis joins who was given a token and what was sent; no time, no sequence", migrationSets, async (db) => {
  const columns = await db.query<{ table: string; column: string; type: string; fallback: string | null; identity: string }>(sql`
    select table_name as table, column_name as column, data_type as type, column_default as fallback, is_identity as identity from information_schema.columns where table_schema = 'consultations' and (table_name like 'ballot%' or table_name = 'token_issued')`);
  const of = (table: string): readonly string[] => columns.filter((one) => one.table === table).map(({ column }) => column).sort();
  assert.deepEqual(of("token_issued"), ["account_id", "axis", "blinded_sha256", "questionnaire"]);
  assert.deepEqual(of("ballot_spent"), ["axis", "number", "questionnaire"]);
  assert.deepEqual(of("ballot_sealed"), ["axis", "body", "id", "questionnaire"]);
  assert.deepEqual(of("ballot_text"), ["axis", "id", "question", "questionnaire", "text"]);
  const tables = [...new Set(columns.map(({ table }) => table))];
  for (const table of tables.filter((name) => name !== "token_issued")) assert.deepEqual(of(table).filter((column) => of("token_issued").includes(column)).filter((column) => column !== "questionnaire" && column !== "axis"), [], table);
  for (const { table, column, type, fallback, identity } of columns) {
    assert.ok(!/time|date|interval/.test(type), `${table}.${column} is a time`);
    assert.ok(identity === "NO" && !/nextval|now|current/.test(fallback ?? ""), `${table}.${column} is filled by the database`);
    if (table !== "token_issued") assert.ok(!/account|person|actor|address|agent|session/.test(column), `${table}.${column}`);
  }
  // Indexes are those of the keys; the only reference is from an axis to its questionnaire.
  const indexes = await db.query<{ name: string }>(sql`select indexname as name from pg_indexes where schemaname = 'consultations' and (tablename like 'ballot%' or tablename = 'token_issued')`);
  assert.deepEqual(indexes.map(({ name }) => name).filter((name) => !name.endsWith("_pkey")), []);
  const references = await db.query<{ name: string }>(sql`select conrelid::regclass::text || ' > ' || confrelid::regclass::text as name from pg_constraint where contype = 'f' and (conrelid::regclass::text ~ '(ballot|token_issued)' or confrelid::regclass::text ~ '(ballot|token_issued)')`);
  assert.deepEqual(references.map(({ name }) => name), ["consultations.ballot_axis > consultations.ballot_box"]);
  const triggers = await db.query(sql`select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and (relname like 'ballot%' or relname = 'token_issued')`);
  assert.deepEqual(triggers, []);
});

databaseTest("the same attack on tables written as they come finds everybody", migrationSets, async (db) => {
  await db.script("create schema if not exists naive; create table naive.issued (id serial, account text); create table naive.answer (id serial, text text, at timestamptz default clock_timestamp())");
  try {
    for (let rank = 0; rank < count; rank += 1) {
      await db.query(sql`insert into naive.issued (account) values (${word("name", rank)})`);
      await db.query(sql`insert into naive.answer (text) values (${word("text", rank)})`);
    }
    const dump = await dumpOf(db);
    const rankOf = (text: string): number | undefined => Array.from({ length: count }, (_, rank) => rank).find((rank) => text.includes(word("text", rank)));
    for (const found of ordersIn(dump, "naive.answer", rankOf)) {
      const { right, score } = matchByRank(found);
      assert.equal(right, count);
      assert.ok(score > 7.6);
      assert.throws(() => assertChance(found, "naive"), /60 right of 60/);
    }
    assert.throws(() => assertMarks(dump, "", [word("name", 3)], (table) => table.startsWith("identity."), "an account"), /naive\.issued/);
  } finally {
    await db.script("drop schema naive cascade");
  }
}, { commits: true });
