import assert from "node:assert/strict";
import { test } from "node:test";
import { communes, positionOf } from "../../../directory/index.ts";
import { clustersOf } from "./cluster.ts";
import { drawAreas, viewAround } from "./draw.ts";
import { allFrames, frameAt, frameOfRegion, metropolitan } from "./frame.ts";
import { placeLabels } from "./labels.ts";
import { mapView, movedWindow, picture } from "./map-view.ts";
import { isInside } from "./neighbours.ts";
import { isPlaced, type Placed, type Spot } from "./spot.ts";

const outlines = new Map(frameOfRegion(metropolitan).areas.map((area) => [area.code, area.rings.map((ring) => ring.map(({ x, y }) => [x, y] as const))]));

function spotAt(commune: string, number: number): Spot {
  const found = communes().byCode.get(commune);
  const position = positionOf(commune);
  return {
    entity: `${commune}-${number}`, country: "FR", region: found?.region ?? null, department: found?.department ?? null, site: found?.partOf ?? null, siteName: found?.name ?? null,
    latitude: position?.latitude ?? null, longitude: position?.longitude ?? null, precision: position?.precision ?? null, demonstration: false,
  };
}

const many = ["75105", "75105", "75113", "75115", "91477", "59350", "59350", "59009", "67482", "69383", "69266", "38185", "97411", "97302", "2A004"].map(spotAt);
const abroad: Spot = { entity: "abroad", country: "SG", region: null, department: null, site: null, siteName: null, latitude: null, longitude: null, precision: null, demonstration: false };
const nowhere: Spot = { ...abroad, entity: "nowhere", country: "ZZ" };

test("the departments are where they should be: more than 99.5 % of the communes with a position lie in the outline of their own", () => {
  const frame = frameOfRegion(metropolitan);
  let [all, own] = [0, 0];
  for (const commune of communes().byCode.values()) {
    if (commune.kind !== "commune" || /^9[78]/.test(commune.code)) continue;
    const position = positionOf(commune.code);
    if (position?.precision !== "municipality") continue;
    all += 1;
    if (isInside(outlines.get(commune.department) ?? [], frame.project([position.longitude, position.latitude]))) own += 1;
  }
  assert.ok(all > 8400, String(all));
  assert.ok(own / all > 0.995, String(own / all));
});

test("distances on the sheet are those of the ground: Lille to Marseille is 834 km, Strasbourg to Brest 901 km", () => {
  const frame = frameOfRegion(metropolitan);
  const between = (one: string, other: string): number => {
    const [a, b] = [one, other].map((code) => { const at = positionOf(code); return frame.project([at?.longitude ?? 0, at?.latitude ?? 0]); });
    return Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0));
  };
  assert.ok(Math.abs(between("59350", "13055") - 834) < 12);
  assert.ok(Math.abs(between("67482", "29019") - 901) < 12);
});

test("each overseas territory has its sheet, and a place goes back and forth through the projection", () => {
  assert.deepEqual([...allFrames().keys()], [metropolitan, "01", "02", "03", "04", "06", "975", "987", "988"]);
  for (const [code, sheet] of [["97411", "04"], ["97302", "03"], ["75056", metropolitan], ["98818", "988"]] as const) {
    const at = positionOf(code);
    assert.ok(at !== null);
    const frame = frameAt([at.longitude, at.latitude]);
    assert.equal(frame.code, sheet);
    const [longitude, latitude] = frame.unproject(frame.project([at.longitude, at.latitude]));
    assert.ok(Math.abs(longitude - at.longitude) < 1e-6 && Math.abs(latitude - at.latitude) < 1e-6);
  }
});

test("the lines of the whole country are small, and each border is drawn once", () => {
  const frame = frameOfRegion(metropolitan);
  const lines = drawAreas(viewAround(frame, frame.box, picture.width, picture.height, 0.015), null);
  assert.ok(lines.land.length + lines.departments.length + lines.regions.length < 50_000);
  assert.equal(lines.shown, "");
  assert.notEqual(drawAreas(viewAround(frame, frame.box, 640, 600), "11").shown, "");
});

test("map and list show the same: the circles and insets of every view count what is shown", () => {
  const spots = [...many, abroad, nowhere];
  const country = mapView(spots, { kind: "country" });
  assert.equal(country.shown.length, many.length);
  assert.deepEqual([country.abroad, country.unplaced], [1, 1]);
  const counted = (view: typeof country): number => view.marks.reduce((sum, { cluster }) => sum + cluster.count, 0) + view.insets.reduce((sum, { count }) => sum + count, 0);
  assert.equal(counted(country), many.length);
  for (const look of [
    { kind: "region", region: "11" }, { kind: "region", region: "04" }, { kind: "site", site: "75056" }, { kind: "window", centre: [2.35, 48.85], kilometres: 60 }, { kind: "window", centre: [3, 46.5], kilometres: 1000 },
  ] as const) {
    const view = mapView(spots, look);
    assert.ok(view.shown.length > 0);
    assert.equal(counted(view), view.shown.length - view.offMap, JSON.stringify(look));
  }
  assert.equal(mapView(spots, { kind: "site", site: "75056" }).shown.length, 4);
  assert.deepEqual(mapView(spots, { kind: "abroad" }).shown.map(({ entity }) => entity), ["abroad"]);
  assert.deepEqual(mapView([], { kind: "country" }).marks, []);
});

test("two units on one point are one circle that leads to their list; a town on one point leads to the town", () => {
  const paris = mapView(many, { kind: "site", site: "75056" });
  const two = paris.marks.find(({ cluster }) => cluster.count === 2);
  assert.deepEqual(two?.leads, { kind: "point", point: "48.8440,2.3510", site: "75056" });
  assert.equal(mapView(many, { kind: "point", point: "48.8440,2.3510", site: "75056" }).shown.length, 2);
  const strasbourg = mapView(many, { kind: "region", region: "44" }).marks[0];
  assert.deepEqual(strasbourg?.leads, { kind: "site", site: "67482" });
});

test("circles never overlap, and the same spots give the same circles in any order", () => {
  const spots = Array.from({ length: 300 }, (_, index): Placed => ({ ...abroad, entity: String(index), site: `s${index % 90}`, latitude: 0, longitude: 0 })) as readonly Placed[];
  const place = ({ site }: Spot): readonly [number, number] => { const number = Number(site?.slice(1)); return [(number * 97) % 640, (number * 61) % 600]; };
  const clusters = clustersOf(spots, ({ site }) => site ?? "", place);
  assert.equal(clusters.reduce((sum, { count }) => sum + count, 0), 300);
  clusters.forEach((one, index) => clusters.slice(index + 1).forEach((other) => assert.ok(Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) >= one.radius + other.radius)));
  const shape = (list: typeof clusters): string => JSON.stringify(list.map(({ at, count }) => [at.map((value) => Math.round(value)), count]));
  assert.equal(shape(clustersOf(spots.toReversed(), ({ site }) => site ?? "", place)), shape(clusters));
  assert.ok(many.every(isPlaced));
});

test("a name stands clear of circles and of other names, or not at all", () => {
  const places = placeLabels([{ x: 100, y: 100, radius: 20, text: "Lyon" }, { x: 100, y: 128, radius: 15, text: "Villeurbanne" }, { x: 30, y: 100, radius: 15, text: "Un nom bien trop long pour une place" }], 640, 600);
  // Above, its circle being closed below by the other; under its own; and nowhere.
  assert.deepEqual(places, [{ x: 100, y: 100 - 20 - 15 - 1 + 15 - 4 }, { x: 100, y: 128 + 15 + 1 + 15 - 4 }, null]);
});

test("moving: a third to the east moves the middle by a third of the width; far enough out is the whole country", () => {
  const view = mapView(many, { kind: "window", centre: [3, 46.5], kilometres: 300 }).view;
  assert.ok(view !== null);
  const moved = movedWindow(view, 1 / 3, 0, 1);
  assert.ok(moved.kind === "window" && Math.abs(view.frame.project(moved.centre)[0] - 100) < 0.01 && moved.kilometres === 300);
  assert.deepEqual(movedWindow(view, 0, 0, 4), { kind: "country" });
});
