import assert from "node:assert/strict";
import test from "node:test";
import { AppError } from "../errors/app-error.ts";
import { runCommandLine, type Command, type Invocation, type Terminal } from "./index.ts";

function recorder(): { terminal: Terminal; out: string[]; error: string[] } {
  const out: string[] = [];
  const error: string[] = [];
  return { out, error, terminal: { language: "en", out: (text) => out.push(text), error: (text) => error.push(text), progress: () => {}, endProgress: () => {} } };
}

let seen: Invocation | undefined;
const tree: Command = {
  name: "jalon",
  summary: { fr: "racine", en: "root" },
  commands: [
    {
      name: "facts",
      summary: { fr: "faits", en: "facts" },
      commands: [
        {
          name: "import",
          summary: { fr: "importer", en: "import" },
          positionals: [{ name: "FILE", required: true }],
          options: [{ name: "json", summary: { fr: "", en: "" } }, { name: "year", value: "YEAR", summary: { fr: "", en: "" } }],
          run: async (invocation) => {
            seen = invocation;
            if (invocation.positionals[0] === "refuse") throw new AppError("test.refused", { fr: "refusé", en: "refused" }, { issues: [{ code: "x", severity: "error", text: { fr: "a", en: "Line 3, column B: the cell is empty" }, line: 3, column: "B" }] });
            if (invocation.positionals[0] === "bug") throw new Error("bug");
            return 0;
          },
        },
      ],
    },
  ],
};

test("a leaf gets its words, values and switches", async () => {
  const { terminal } = recorder();
  assert.equal(await runCommandLine(tree, ["facts", "import", "a.csv", "--year=2024", "--json"], terminal), 0);
  assert.deepEqual(seen?.positionals, ["a.csv"]);
  assert.equal(seen?.options.get("year"), "2024");
  assert.ok(seen?.options.has("json"));
});

test("wrong use is status 2 and says what to try", async () => {
  for (const args of [["nothing"], ["facts", "import"], ["facts", "import", "a", "b"], ["facts", "import", "a", "--colour"], ["facts", "import", "a", "--year"], []]) {
    const { terminal, error } = recorder();
    assert.equal(await runCommandLine(tree, args, terminal), 2, args.join(" "));
    assert.ok(error.length > 0);
  }
});

test("help is there at every level", async () => {
  for (const [args, word] of [[["--help"], "facts"], [["facts", "--help"], "import"], [["facts", "import", "--help"], "--year YEAR"]] as const) {
    const { terminal, out } = recorder();
    assert.equal(await runCommandLine(tree, args, terminal), 0);
    assert.ok(out.join("\n").includes(word), out.join("\n"));
  }
});

test("a declared error is told with its place and status 1; a bug is not swallowed", async () => {
  const { terminal, error } = recorder();
  assert.equal(await runCommandLine(tree, ["facts", "import", "refuse"], terminal), 1);
  assert.match(error.join("\n"), /refused\n.*Line 3, column B: the cell is empty/s);
  await assert.rejects(runCommandLine(tree, ["facts", "import", "bug"], terminal), /bug/);
});

test("a value that an option cannot have is wrong use, told as JSON where JSON is asked", async () => {
  const day: Command = { name: "ask", summary: { fr: "", en: "" }, options: [{ name: "json", summary: { fr: "", en: "" } }, { name: "on", value: "DAY", summary: { fr: "", en: "" }, fault: (text) => (text === "2023-02-30" ? { fr: "pas un jour", en: "not a day" } : null) }], run: async () => 0 };
  const { terminal, out, error } = recorder();
  assert.equal(await runCommandLine(day, ["--on", "2023-02-28"], terminal), 0);
  assert.equal(await runCommandLine(day, ["--on=2023-02-30", "--json"], terminal), 2);
  assert.equal(JSON.parse(out.join("")).error.message.en, "not a day");
  assert.equal(error[0], "not a day");
});

test("a group that can run does so with options alone; a command below it goes first, help too", async () => {
  const ran: string[] = [];
  const group: Command = {
    ...tree,
    commands: [{
      name: "measure", summary: { fr: "mesurer", en: "measure" }, options: [{ name: "year", value: "YEAR", summary: { fr: "", en: "" } }],
      run: async ({ options }) => { ran.push(`measure ${options.get("year") ?? ""}`); return 0; },
      commands: [{ name: "board", summary: { fr: "tableau", en: "board" }, run: async () => { ran.push("board"); return 0; } }],
    }],
  };
  const { terminal, out } = recorder();
  for (const [args, status] of [[["measure"], 0], [["measure", "--year", "2024"], 0], [["measure", "board"], 0], [["measure", "bord"], 2], [["measure", "--help"], 0]] as const) {
    assert.equal(await runCommandLine(group, args, terminal), status, args.join(" "));
  }
  assert.deepEqual(ran, ["measure ", "measure 2024", "board"]);
  assert.match(out.join("\n"), /Usage: jalon measure \[COMMAND\] \[options\][\s\S]*board[\s\S]*--year YEAR/);
});
