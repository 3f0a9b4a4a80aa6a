import assert from "node:assert/strict";
import { test } from "node:test";
import { passwordIssues } from "./password.ts";
import { delayAfter } from "./sign-in-delay.ts";
import { accountIssues, grantIssues } from "./account.ts";

const owner = { name: "Ada Lovelace", email: "ada.byron@example.invalid" };
const codes = (password: string) => passwordIssues(password, owner).map((issue) => issue.code.replace("identity.password-", ""));

test("long enough and nobody's: accepted", () => {
  for (const password of ["correct horse battery", "trois petits bateaux", "Zw8!rT2#pLq9", "été à la plage ☀️"]) assert.deepEqual(codes(password), [], password);
});

test("each fault is told, all at once", () => {
  assert.deepEqual(codes("short"), ["too-short"]);
  assert.deepEqual(codes(""), ["too-short"]);
  assert.deepEqual(codes("x1".repeat(101)), ["too-long", "common"]);
  for (const password of ["motdepasse2024!", "Password1234", "azertyazerty", "123456789012", "aaaaaaaaaaaa", "abababababab", "MotDePasse!!!!"]) assert.deepEqual(codes(password), ["common"], password);
  assert.deepEqual(codes("my-Lovelace-1815"), ["has-name"]);
  assert.deepEqual(codes("un byron parmi d’autres"), ["has-name"]);
  assert.deepEqual(codes("Lovelace"), ["too-short", "has-name"]);
});

test("the delay grows from nothing to a quarter of an hour, and no further", () => {
  assert.deepEqual([0, 4, 5, 6, 7, 10, 11, 12, 1000].map((failures) => delayAfter(failures, 5)), [0, 0, 15, 30, 60, 480, 900, 900, 900]);
});

test("accounts and grants: every fault with its field", () => {
  assert.deepEqual(accountIssues({ email: " Ada@Example.invalid ", name: "Ada" }), []);
  assert.deepEqual(accountIssues({ email: "ada", name: " " }).map((issue) => issue.field), ["email", "name"]);
  assert.deepEqual(grantIssues([{ role: "validator", perimeter: ["3", "4.b"] }, { role: "administrator", perimeter: [] }]), []);
  assert.deepEqual(
    grantIssues([
      { role: "king", perimeter: [] },
      { role: "administrator", perimeter: ["3"] },
      { role: "validator", perimeter: ["3 a"] },
      { role: "validator", perimeter: [] },
    ]).map((issue) => issue.code),
    ["identity.role-unknown", "identity.perimeter-unwanted", "identity.perimeter-malformed", "identity.role-twice"],
  );
});
