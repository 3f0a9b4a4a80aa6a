import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allRoutes } from "../src/app/server.ts";
import { openTestHouse, startTestServer, type TestServer } from "../src/app/testing/test-house.ts";
import type { House } from "../src/app/house.ts";
import type { Access, Route } from "../src/kernel/http/route.ts";
import { roleCodes } from "../src/modules/identity/index.ts";

let house: House;
let server: TestServer;
/** Two accounts of each role: one alone would ask more in a minute than it may. */
const cookies = new Map<string, readonly [string, string]>();
const password = "quatre bateaux sous la lune 27";

before(async () => {
  house = await openTestHouse({ demonstration: true });
  server = await startTestServer(house);
  for (const role of roleCodes) {
    const opened = async (email: string): Promise<string> => {
      const created = await house.identity.createAccount({ email, name: `Compte ${role}`, roles: [{ role, perimeter: [] }] }, null);
      await house.identity.changePassword(created.account.id, created.oneTimePassword, password);
      return signIn(email, password);
    };
    cookies.set(role, [await opened(`${role}@example.org`), await opened(`${role}-2@example.org`)]);
  }
});
after(async () => {
  await server?.close();
  await house?.close();
});

function cookiesOf(response: { headers: Record<string, unknown> }): string {
  const set = response.headers["set-cookie"];
  return (Array.isArray(set) ? set : [set]).filter((one): one is string => typeof one === "string").map((one) => one.split(";")[0]).join("; ");
}

async function signIn(email: string, given: string): Promise<string> {
  const form = await server.inject({ method: "GET", url: "/sign-in", remoteAddress: nextAddress() });
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? "";
  const answer = await server.inject({
    method: "POST",
    url: "/sign-in",
    remoteAddress: nextAddress(),
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookiesOf(form) },
    payload: new URLSearchParams({ _csrf: token, email, password: given }).toString(),
  });
  assert.equal(answer.statusCode, 303, `sign-in of ${email}: ${answer.statusCode}`);
  return cookiesOf(answer);
}

function mayCall(access: Access, role: string | null): boolean {
  if (access === "public") return true;
  if (role === null) return false;
  return access === "signed-in" || access.anyOf.includes(role);
}

/** Whoever is not signed in yet comes as many callers: the limit of requests is for one. */
let caller = 0;
function nextAddress(): string {
  caller += 1;
  return `10.0.${caller >> 8}.${caller & 255}`;
}

/** An address that fits the pattern; what it names need not exist. */
function addressOf(route: Route): string {
  return route.path.replace(/:file/g, "3.csv").replace(/:id/g, "00000000-0000-4000-8000-000000000000").replace(/:(\w+)/g, "3");
}

test("every route answers each role as it declares, and nobody else", async () => {
  const routes = allRoutes(house);
  assert.ok(routes.length > 40, `${routes.length} routes`);
  const wrong: string[] = [];
  for (const [index, route] of routes.entries()) {
    // What no role is asked for is asked by nobody and by two of the roles only: it is most of the routes, and the slow ones.
    for (const role of typeof route.access === "string" ? [null, "administrator", "lab-manager"] as const : [null, ...roleCodes]) {
      // Signing out would end the session that the next routes need.
      if (route.path === "/sign-out" && role !== null) continue;
      const cookie = role === null ? undefined : cookies.get(role)?.[index % 2 === 0 ? 0 : 1];
      const response = await server.inject({
        method: route.method,
        url: addressOf(route),
        remoteAddress: nextAddress(),
        headers: { accept: "application/problem+json", ...(cookie === undefined ? {} : { cookie }) },
      });
      const isRefusedForWho = response.statusCode === 401 || (response.statusCode === 303 && String(response.headers.location).startsWith("/sign-in")) || (response.statusCode === 403 && !response.body.includes('"http.csrf'));
      const expected = mayCall(route.access, role);
      if (response.statusCode >= 500) wrong.push(`${route.method} ${route.path} as ${role ?? "nobody"}: ${response.statusCode}`);
      else if (expected === isRefusedForWho) wrong.push(`${route.method} ${route.path} as ${role ?? "nobody"}: ${response.statusCode}, ${expected ? "should be let in" : "should be refused"}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("what changes something is refused without the form's token, whoever asks", async () => {
  // Routes outside the log read no cookie: there is no session that a page of another site could use.
  for (const route of allRoutes(house).filter(({ method, changesNothing, unlogged }) => !["GET", "HEAD", "OPTIONS"].includes(method) && changesNothing !== true && unlogged !== true)) {
    // Of all roles one that has asked little so far: accounts have a limit too.
    const cookie = cookies.get("board-member")?.[1] ?? "";
    const response = await server.inject({ method: route.method, url: addressOf(route), remoteAddress: nextAddress(), headers: { cookie, "content-type": "application/x-www-form-urlencoded" }, payload: "a=b" });
    assert.ok(response.statusCode === 403 || response.statusCode === 415 || response.statusCode === 401, `${route.method} ${route.path}: ${response.statusCode}`);
  }
});
