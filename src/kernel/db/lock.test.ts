import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { lockDirectory } from "./lock.ts";
import { isAlive, processMark } from "./process-mark.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-lock-"));
after(() => rmSync(root, { recursive: true }));
let made = 0;

function directory(): string {
  made += 1;
  const path = join(root, String(made));
  mkdirSync(path);
  return path;
}

/** A process that takes each of these directories as soon as it is told to, and says which it got. */
async function contender(directories: readonly string[], command: string): Promise<{ child: ChildProcess; go(): Promise<string[]> }> {
  const code = `
    const { lockDirectory } = await import(${JSON.stringify(new URL("./lock.ts", import.meta.url).href)});
    console.log("ready");
    process.stdin.once("data", () => {
      const won = [];
      for (const one of ${JSON.stringify(directories)}) {
        try { lockDirectory(one, { command: ${JSON.stringify(command)} }); won.push(one); }
        catch (error) { if (error.code !== "database.directory-in-use") throw error; }
      }
      console.log(JSON.stringify(won));
    });`;
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", code], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return {
    child,
    async go() {
      child.stdin.write("go\n");
      const [text] = await once(child.stdout, "data");
      return JSON.parse(String(text));
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

function isRefusal(pid: number) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, "database.directory-in-use");
    assert.equal(error.status, 409);
    assert.match(error.text.fr, new RegExp(`le processus ${pid}\\..* JALON_DATA`));
    assert.match(error.text.en, new RegExp(`process ${pid}\\..* JALON_DATA`));
    return true;
  };
}

const commands = { "by the kernel": "flock", "where the kernel has none": "no-such-command" };
for (const [how, command] of Object.entries(commands)) {
  test(`a directory is for one at a time, ${how}`, () => {
    const path = directory();
    const lock = lockDirectory(path, { command });
    assert.throws(() => lockDirectory(path, { command }), isRefusal(process.pid));
    lock.release();
    lock.release();
    lockDirectory(path, { command }).release();
    lockDirectory(path, { command }).release();
  });

  test(`a second process is told who holds it, and a killed one is in nobody's way, ${how}`, async () => {
    const path = directory();
    const { child, go } = await contender([path], command);
    assert.deepEqual(await go(), [path]);
    assert.throws(() => lockDirectory(path, { command }), isRefusal(child.pid ?? 0));
    await kill(child);
    lockDirectory(path, { command }).release();
  });

  test(`of several that start together on what a killed one left, exactly one wins, ${how}`, async () => {
    const paths = Array.from({ length: 25 }, directory);
    const first = await contender(paths, command);
    assert.deepEqual(await first.go(), paths);
    await kill(first.child);
    const contenders = await Promise.all(Array.from({ length: 4 }, () => contender(paths, command)));
    const won = await Promise.all(contenders.map(({ go }) => go()));
    assert.deepEqual(won.flat().sort(), [...paths].sort());
    await Promise.all(contenders.map(({ child }) => kill(child)));
  });
}

test("a number of process that was given again is not taken for the holder, another container is not judged", () => {
  const mark = processMark(process.pid);
  assert.equal(isAlive(mark), true);
  assert.equal(isAlive({ ...mark, pid: 2 ** 22 + 1 }), false);
  if (mark.born === null) return;
  assert.equal(isAlive({ ...mark, born: `${mark.born}1` }), false);
  assert.equal(isAlive({ ...mark, born: "another-boot 1" }), false);
  assert.equal(isAlive({ ...mark, space: "pid:[1]" }), null);
  const path = directory();
  writeFileSync(join(path, "database.lock-3"), JSON.stringify({ ...mark, born: `${mark.born}1`, host: hostname() }));
  lockDirectory(path, { command: "no-such-command" }).release();
  assert.deepEqual(readdirSync(path).sort(), ["database.lock", "database.lock-4"]);
  const elsewhere = directory();
  writeFileSync(join(elsewhere, "database.lock-1"), JSON.stringify({ ...mark, space: "pid:[1]", host: "other" }));
  assert.throws(() => lockDirectory(elsewhere, { command: "no-such-command" }), /process \d+ of other\./);
});
