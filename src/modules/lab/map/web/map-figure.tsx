import type { VNode } from "preact";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addressOf, type MapQuery } from "../address.ts";
import { drawingScale } from "../domain/draw.ts";
import { placeLabels, type LabelPlace } from "../domain/labels.ts";
import { insetSide, movedWindow, picture, type Inset, type Look, type MapView, type Mark } from "../domain/map-view.ts";
import { pointName } from "../domain/spot.ts";
import { pointPlaceName, regionName, structures } from "./words.ts";

export interface MapFigureProps {
  readonly query: MapQuery;
  readonly map: MapView;
  readonly title: string;
  readonly language: Language;
}

const insetHeight = insetSide + 42;

/** The drawing: land and lines, circles that are links, the ways to move. Everything in it is in the list as well. */
export function MapFigure({ query, map, title, language }: MapFigureProps): VNode | null {
  const { view, lines, marks, insets } = map;
  if (view === null || lines === null) return null;
  const fr = language === "fr";
  const height = picture.height + (insets.length > 0 ? insetHeight : 0);
  const named = marks.map((mark) => ({ mark, name: markName(mark, map.look, language) }));
  const labels = placeLabels(named.map(({ mark, name }) => ({ x: mark.cluster.at[0], y: mark.cluster.at[1], radius: mark.cluster.radius, text: name })), picture.width, picture.height);
  return (
    <div class="map-frame" data-map-frame>
      <svg class="map-drawing" viewBox={`0 0 ${picture.width} ${height}`} role="group" aria-labelledby="map-title" aria-describedby="map-description" data-map-drawing>
        <title id="map-title">{title}</title>
        <desc id="map-description">{fr
          ? "Chaque cercle est un lien\u202f; sa surface suit le nombre de structures, écrit dedans. La liste à côté montre les mêmes structures."
          : "Each circle is a link; its area follows the number of structures, written inside. The list beside it shows the same structures."}</desc>
        <svg x="0" y="0" width={picture.width} height={picture.height} viewBox={`0 0 ${picture.width} ${picture.height}`} class="map-sheet">
          <g data-map-moving>
            <g transform={`scale(${1 / drawingScale})`} aria-hidden="true">
              <path class="map-land" d={lines.land} />
              {lines.shown === "" ? null : <path class="map-shown" d={lines.shown} />}
              <path class="map-line" d={lines.departments} />
              <path class="map-line map-line-strong" d={lines.regions} />
            </g>
            {named.map(({ mark, name }, index) => <Circle mark={mark} name={name} label={labels[index] ?? null} query={query} language={language} />)}
          </g>
        </svg>
        {insets.map((inset, index) => <InsetView inset={inset} at={index * (picture.width / Math.max(insets.length, 1))} width={picture.width / Math.max(insets.length, 1)} query={query} language={language} />)}
      </svg>
      <MapControls query={query} map={map} language={language} />
    </div>
  );
}

/** The greatest place of a circle, and how many others. */
function markName({ cluster, leads }: Mark, look: Look, language: Language): string {
  const [first] = cluster.spots;
  if (leads?.kind === "region") return regionName(leads.region, language);
  if (first === undefined) return "";
  const near = look.kind === "site" || look.kind === "point";
  const counts = new Map<string, number>();
  for (const spot of cluster.spots) {
    const name = near ? pointPlaceName(pointName(spot), spot.siteName) : spot.siteName;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [greatest] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (greatest === undefined) return "";
  return counts.size === 1 ? greatest[0] : `${greatest[0]} +${counts.size - 1}`;
}

function Circle({ mark, name, label, query, language }: { readonly mark: Mark; readonly name: string; readonly label: LabelPlace | null; readonly query: MapQuery; readonly language: Language }): VNode {
  const { cluster, leads } = mark;
  const [x, y] = [Math.round(cluster.at[0] * 10) / 10, Math.round(cluster.at[1] * 10) / 10];
  const { count } = cluster;
  const drawing = (
    <>
      <circle class="map-ring" cx={x} cy={y} r={cluster.radius + 3.5} />
      <circle class="map-circle" cx={x} cy={y} r={cluster.radius} />
      <text class="map-count" x={x} y={y}>{formatNumber(count, language)}</text>
      {label === null ? null : <text class="map-name" x={label.x} y={label.y}>{name}</text>}
    </>
  );
  const said = `${name === "" ? "" : `${name}${language === "fr" ? "\u202f" : ""}: `}${structures(count, language)}`;
  if (leads === null) return <a class="map-mark" href="#map-list" aria-label={said}>{drawing}</a>;
  return <a class="map-mark" href={addressOf(query, leads)} aria-label={said} data-map-link>{drawing}</a>;
}

function InsetView({ inset, at, width, query, language }: { readonly inset: Inset; readonly at: number; readonly width: number; readonly query: MapQuery; readonly language: Language }): VNode {
  const { region, land, count, radius } = inset;
  const name = regionName(region, language);
  const left = at + (width - insetSide) / 2;
  const middle = at + width / 2;
  return (
    <a class="map-mark map-inset" href={addressOf(query, { kind: "region", region })} aria-label={`${name}${language === "fr" ? "\u202f" : ""}: ${structures(count, language)}`} data-map-link>
      <rect class="map-inset-frame" x={left} y={picture.height + 4} width={insetSide} height={insetSide} />
      <g transform={`translate(${left} ${picture.height + 4}) scale(${1 / drawingScale})`} aria-hidden="true"><path class="map-land map-land-inset" d={land} /></g>
      {count === 0 ? null : <circle class="map-circle" cx={middle} cy={picture.height + 4 + insetSide / 2} r={radius} />}
      {count === 0 ? null : <text class="map-count" x={middle} y={picture.height + 4 + insetSide / 2}>{formatNumber(count, language)}</text>}
      {nameLines(name).map((text, index) => <text class="map-name map-inset-name" x={middle} y={picture.height + insetSide + 18 + index * 14}>{text}</text>)}
    </a>
  );
}

/** Long names on two lines, broken at a space or hyphen. */
function nameLines(name: string): readonly string[] {
  if (name.length <= 12) return [name];
  const breaks = [...name.matchAll(/[\s-]/g)].map(({ index }) => index);
  const at = breaks.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return at === undefined ? [name] : [name.slice(0, name[at] === "-" ? at + 1 : at), name.slice(at + 1)];
}

const third = 1 / 3;

function MapControls({ query, map, language }: { readonly query: MapQuery; readonly map: MapView; readonly language: Language }): VNode | null {
  const { view } = map;
  if (view === null) return null;
  const fr = language === "fr";
  const moves: readonly { readonly key: string; readonly sign: string; readonly name: string; readonly look: Look }[] = [
    { key: "in", sign: "+", name: fr ? "Agrandir" : "Zoom in", look: movedWindow(view, 0, 0, 0.5) },
    { key: "out", sign: "−", name: fr ? "Réduire" : "Zoom out", look: movedWindow(view, 0, 0, 2) },
    { key: "left", sign: "←", name: fr ? "Vers l’ouest" : "West", look: movedWindow(view, -third, 0, 1) },
    { key: "up", sign: "↑", name: fr ? "Vers le nord" : "North", look: movedWindow(view, 0, -third, 1) },
    { key: "down", sign: "↓", name: fr ? "Vers le sud" : "South", look: movedWindow(view, 0, third, 1) },
    { key: "right", sign: "→", name: fr ? "Vers l’est" : "East", look: movedWindow(view, third, 0, 1) },
  ];
  return (
    <nav class="map-controls" aria-label={fr ? "Déplacer la carte" : "Move the map"}>
      {moves.filter(({ key }) => map.look.kind !== "country" || key === "in").map(({ key, sign, name, look }) => (
        <a href={addressOf(query, look)} rel="nofollow" title={name} aria-label={name} data-map-move={key}>{sign}</a>
      ))}
      {map.look.kind === "country" ? null : <a href={addressOf(query, { kind: "country" })} title={fr ? "Toute la France" : "All of France"} data-map-move="whole">{fr ? "France" : "France"}</a>}
    </nav>
  );
}
