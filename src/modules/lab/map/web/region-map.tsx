import type { VNode } from "preact";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { radiusOf } from "../domain/cluster.ts";
import { drawAreas, drawingScale, placeIn, viewAround, type DrawnLines, type View } from "../domain/draw.ts";
import { allFrames, boxOf, frameOfRegion, metropolitan, type Point } from "../domain/frame.ts";
import { insetSide, picture } from "../domain/map-view.ts";
import { regionName } from "./words.ts";

export interface RegionMapProps {
  /** How many of what is counted, by INSEE code of the region; others are ignored. */
  readonly counts: ReadonlyMap<string, number>;
  readonly title: string;
  readonly description: string;
  readonly hrefOf: (region: string) => string;
  /** "Bretagne : 3 jeux de données", for those who listen. */
  readonly saidOf: (name: string, count: number) => string;
  readonly language: Language;
}

/** France and its regions with a circle for each count, overseas regions in boxes of their own. Each circle is a link; the page shows the same numbers as a table. */
export function RegionMap({ counts, title, description, hrefOf, saidOf, language }: RegionMapProps): VNode {
  const view = countryView();
  const greatest = Math.max(0, ...counts.values());
  const here = [...counts].flatMap(([region, count]) => {
    const at = count === 0 ? null : middleOf(region, view);
    return at === null ? [] : [{ region, count, at, radius: radiusOf(count, greatest) }];
  });
  const overseas = [...allFrames().values()].filter(({ code }) => code !== metropolitan && (counts.get(code) ?? 0) > 0);
  const lines = linesOf(view);
  const height = picture.height + (overseas.length === 0 ? 0 : insetSide + 42);
  return (
    <div class="map-frame">
      <svg class="map-drawing" viewBox={`0 0 ${picture.width} ${height}`} role="group" aria-label={title}>
        <title>{title}</title>
        <desc>{description}</desc>
        <g transform={`scale(${1 / drawingScale})`} aria-hidden="true">
          <path class="map-land" d={lines.land} />
          <path class="map-line map-line-strong" d={lines.regions} />
        </g>
        {here.map(({ region, count, at: [x, y], radius }) => (
          <a class="map-mark" href={hrefOf(region)} aria-label={saidOf(regionName(region, language), count)}>
            <circle class="map-ring" cx={x} cy={y} r={radius + 3.5} />
            <circle class="map-circle" cx={x} cy={y} r={radius} />
            <text class="map-count" x={x} y={y}>{formatNumber(count, language)}</text>
          </a>
        ))}
        {overseas.map((frame, index) => {
          const width = picture.width / overseas.length;
          const [left, middle] = [index * width + (width - insetSide) / 2, (index + 0.5) * width];
          const count = counts.get(frame.code) ?? 0;
          return (
            <a class="map-mark map-inset" href={hrefOf(frame.code)} aria-label={saidOf(regionName(frame.code, language), count)}>
              <rect class="map-inset-frame" x={left} y={picture.height + 4} width={insetSide} height={insetSide} />
              <g transform={`translate(${left} ${picture.height + 4}) scale(${1 / drawingScale})`} aria-hidden="true"><path class="map-land map-land-inset" d={linesOf(viewAround(frame, frame.box, insetSide, insetSide, 0.1)).land} /></g>
              <circle class="map-circle" cx={middle} cy={picture.height + 4 + insetSide / 2} r={Math.min(radiusOf(count, greatest), insetSide / 3)} />
              <text class="map-count" x={middle} y={picture.height + 4 + insetSide / 2}>{formatNumber(count, language)}</text>
              <text class="map-name map-inset-name" x={middle} y={picture.height + insetSide + 18}>{regionName(frame.code, language)}</text>
            </a>
          );
        })}
      </svg>
    </div>
  );
}

const drawn = new Map<string, DrawnLines>();

function linesOf(view: View): DrawnLines {
  const key = `${view.frame.code} ${view.width}`;
  const known = drawn.get(key) ?? drawAreas(view, null);
  drawn.set(key, known);
  return known;
}

function countryView(): View {
  const frame = frameOfRegion(metropolitan);
  return viewAround(frame, frame.box, picture.width, picture.height, 0.015);
}

/** The middle of the greatest piece of land of a region; null for regions that are not on this sheet. */
function middleOf(region: string, view: View): Point | null {
  const corners = view.frame.areas.filter((area) => area.region === region).flatMap((area) => area.rings.flat().map(({ x, y }): Point => [x, y]));
  if (corners.length === 0) return null;
  const { left, right, top, bottom } = boxOf(corners);
  return placeIn(view, [(left + right) / 2, (top + bottom) / 2]);
}
