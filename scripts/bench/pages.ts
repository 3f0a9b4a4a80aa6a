import { openTestHouse, startTestServer } from "../../src/app/testing/test-house.ts";
import { addDemonstration } from "../../src/app/prepare.ts";
import { demonstrationUnit } from "../../src/app/demonstration/graph.ts";
import { onEachDatabase, repeated, show, type Figure } from "./figure.ts";

const runs = 60;

const pages = [
  ["board view", "/"], ["indicator sheet", "/indicators/8"], ["list of indicators", "/indicators"], ["list of actions", "/actions"], ["search", "/search?q=cohorte"], ["board as JSON", "/api/v1/board"],
  ["portal", "/lab"], ["map", "/lab/map"], ["structure", `/structures/${demonstrationUnit}`], ["structures as JSON", "/api/v1/structures?pageSize=50"],
  ["action with its steering", "/actions/1"], ["sealed report, read online", "/reports/2023-1/read"], ["sites", "/sites"], ["year in figures", "/year/2024"], ["final evaluation", "/evaluation"],
] as const;

/** How long a page takes to be answered over HTTP, on the demonstration data, one request at a time. */
export async function benchPages(): Promise<Figure[]> {
  return onEachDatabase(async (db, database) => {
    const house = await openTestHouse({ db });
    await addDemonstration(house);
    const server = await startTestServer(house);
    // The limit of requests a minute is for callers, not for this loop: `inject` comes from nowhere, one address a request.
    let caller = 0;
    const ask = async (url: string): Promise<void> => {
      caller += 1;
      const answer = await server.inject({ method: "GET", url, remoteAddress: `127.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`, headers: { "accept-encoding": "br" } });
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
    };
    const bare = await repeated(runs, () => ask("/health"));
    const figures: Figure[] = [];
    for (const [what, url] of pages) {
      const time = await repeated(runs, () => ask(url));
      figures.push({ what: `${what}, median (95 %)`, database, measured: `${show(time.median)} (${show(time.p95)})`, floor: `${show(bare.median)} (a bare answer of the same server)` });
    }
    await server.close();
    return figures;
  });
}
