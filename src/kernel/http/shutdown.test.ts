import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleRoutes, exampleServer } from "./fixture.ts";
import { route } from "./route.ts";
import { drainOnSignals } from "./shutdown.ts";

/** Something to wait for. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  const events = new EventTarget();
  const given = new Promise<void>((resolve) => events.addEventListener("given", () => resolve()));
  return { given, give: () => void events.dispatchEvent(new Event("given")) };
}

test("on SIGTERM what is under way is finished, then the rest is closed, then the process ends", async () => {
  const gate = signal();
  const inside = signal();
  const order: string[] = [];
  const waiting = route({
    method: "GET",
    path: "/waiting",
    access: "public",
    summary: "Waits",
    handle: async () => {
      inside.give();
      await gate.given;
      order.push("handled");
      return { kind: "json", value: { done: true } };
    },
  });
  const { server } = await exampleServer({ routes: [...exampleRoutes, waiting] });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const ended = new Promise<number>((resolve) => {
    drainOnSignals(server, async () => void order.push("closed"), 5000, resolve);
  });
  const answer = fetch(`${address}/waiting`).then((response) => response.json());
  await inside.given;
  process.emit("SIGTERM");
  gate.give();
  assert.deepEqual(await answer, { done: true });
  assert.equal(await ended, 0);
  assert.deepEqual(order, ["handled", "closed"]);
  await assert.rejects(fetch(`${address}/health`));
});
